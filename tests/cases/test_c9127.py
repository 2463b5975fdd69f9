"""C9127: a klachtbehandelaar judges a complaint; here over contacts that applications registered one by one."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.cases.wie import BELASTINGEN, ILSE, NOOR, OPENBARE_RUIMTE, PARKEREN, SANNE, SEM, klant, taak, zaak
from tests.support.spa import WEG, Spa, Stap

KLANT_BSN, VERTEGENWOORDIGER_BSN = "999993306", "999993318"
OVER_ZAAK = [{"zaak": zaak(1)}]
LEZEN = "Lezen en bepalen benodigde actie"


@dataclass
class Verhaal:
    """What was registered: contacts and tasks, in the order in which they came."""

    contacten: list[dict[str, Any]]
    taken: list[dict[str, Any]]
    vertegenwoordiging: dict[str, Any]

    def naam(self, nummer: str) -> str:
        """K1, K2… for a contact and T1, T2… for a task: the register gives out the numbers."""
        namen = {contact["nummer"]: f"K{plaats}" for plaats, contact in enumerate(self.contacten, 1)}
        return (namen | {een["nummer"]: f"T{plaats}" for plaats, een in enumerate(self.taken, 1)})[nummer]


async def _eerste_vraag(spa: Spa) -> list[dict[str, Any]]:
    """A new client asks; the task goes to the wrong unit, and from there to the right one; then a call fails."""
    vraag = await spa.doe(
        "c9167-c-nieuwe-klant",
        actoren=[NOOR],
        plaatsgevondenOp="2025-01-06T09:00:00+01:00",
        onderwerpobjecten=OVER_ZAAK,
        interneTaken=[taak("Terugbellen", PARKEREN, toegewezenOp="2025-01-06T09:05:00+01:00")],
    )
    [verkeerd] = vraag["interneTaken"]
    goed = await spa.doe(
        "c6114-routeer",
        id=verkeerd["id"],
        versie=verkeerd["versie"],
        toelichting="Gaat over belasting, niet over parkeren.",
        actoren=[BELASTINGEN],
        afgehandeldOp="2025-01-08T10:00:00+01:00",
    )
    poging = await spa.doe(
        "c7300-registreer",
        actoren=[SANNE],
        betrokkenen=[_zelf(vraag)],
        onderwerpobjecten=[{"klantcontact": vraag["id"]}, *OVER_ZAAK],
        plaatsgevondenOp="2025-01-09T11:00:00+01:00",
    )
    return [vraag, verkeerd, goed, poging]


def _zelf(vraag: dict[str, Any]) -> dict[str, Any]:
    """The client, as betrokkene of a contact that goes out."""
    return klant(vraag["betrokkenen"][0]["partij"]["nummer"], initiator=False)


async def _brief(spa: Spa, van: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = await spa.doe(
        "c2138-registreer",
        betrokkenen=[van | {"initiator": True}],
        onderwerpobjecten=OVER_ZAAK,
        plaatsgevondenOp="2025-01-13T08:30:00+01:00",
        interneTaken=[taak(LEZEN, OPENBARE_RUIMTE, toegewezenOp="2025-01-13T08:30:00+01:00")],
    )
    return made


async def _vertegenwoordiger(spa: Spa, voor: dict[str, Any]) -> list[dict[str, Any]]:
    """The client's representative calls, and is promised a call within a week; nobody calls."""
    nieuw = {
        "soortPartij": "PERSOON",
        "contactnaam": {"voornaam": "Jan", "achternaam": "Mulder"},
        "identificatoren": [{"soortObjectId": "bsn", "objectId": VERTEGENWOORDIGER_BSN}],
    }
    made = await spa.doe(
        "c9167-a-onbekend",
        actoren=[SEM],
        betrokkenen=[{"rol": "VERTEGENWOORDIGER", "initiator": True, "partij": {"nieuw": nieuw}}],
        reactie="Toegezegd: u wordt binnen een week gebeld.",
        plaatsgevondenOp="2025-01-14T14:00:00+01:00",
        onderwerpobjecten=OVER_ZAAK,
        interneTaken=[taak("Terugbellen", BELASTINGEN, toegewezenOp="2025-01-14T14:05:00+01:00")],
    )
    vertegenwoordiging = await spa.doe(
        "c9127-vertegenwoordig",
        vertegenwoordigendePartij=made["betrokkenen"][0]["partij"]["id"],
        vertegenwoordigdePartij=voor["betrokkenen"][0]["partij"]["id"],
    )
    return [made, vertegenwoordiging]


async def _antwoord(spa: Spa, op: dict[str, Any], kanaal: str, moment: str) -> dict[str, Any]:
    made: dict[str, Any] = await spa.doe(
        "c5499-beantwoord",
        id=op["id"],
        versie=op["versie"],
        kanaal=kanaal,
        actoren=[ILSE],
        plaatsgevondenOp=moment,
        idempotentieSleutel=moment,
    )
    return made


@pytest.fixture
async def verhaal_door_mutaties(spa_op_afstand: Spa) -> Verhaal:
    """A wrongly routed task, a failed call, a letter, a representative, a promise not kept and a question unanswered."""
    spa = spa_op_afstand
    vraag, verkeerd, goed, poging = await _eerste_vraag(spa)
    brief = await _brief(spa, _zelf(vraag))
    belofte, vertegenwoordiging = await _vertegenwoordiger(spa, vraag)
    per_post = await _antwoord(spa, brief["interneTaken"][0], "post", "2025-01-20T12:00:00+01:00")
    gebeld = await _antwoord(spa, goed, "telefoon", "2025-01-22T09:30:00+01:00")
    onbeantwoord = await spa.doe(
        "c5499-registreer",
        betrokkenen=[_zelf(vraag) | {"initiator": True}],
        reactie=WEG,
        plaatsgevondenOp="2025-02-03T16:00:00+01:00",
        onderwerpobjecten=OVER_ZAAK,
        interneTaken=[taak("Vraag beantwoorden", BELASTINGEN, toegewezenOp="2025-02-03T16:10:00+01:00")],
    )
    return Verhaal(
        [vraag, poging, brief, belofte, per_post, gebeld, onbeantwoord],
        [verkeerd, goed, brief["interneTaken"][0], belofte["interneTaken"][0], onbeantwoord["interneTaken"][0]],
        vertegenwoordiging,
    )


TIJDLIJN = """
2025-01-06T08:00 CONTACT K1 – Noor de Wit
2025-01-06T08:05 TAAK_TOEGEWEZEN K1 T1 Parkeren
2025-01-08T09:00 TAAK_GEROUTEERD K1 T2 Belastingen
2025-01-09T10:00 MISLUKTE_POGING K2 – Sanne Visser
2025-01-13T07:30 CONTACT K3 – Scanstraat
2025-01-13T07:30 TAAK_TOEGEWEZEN K3 T3 Openbare Ruimte
2025-01-14T13:00 CONTACT K4 – Sem Bakker
2025-01-14T13:05 TAAK_TOEGEWEZEN K4 T4 Belastingen
2025-01-20T11:00 ANTWOORD K5 – Ilse Hoekstra
2025-01-20T11:00 TAAK_VERWERKT K3 T3 Openbare Ruimte
2025-01-22T08:30 ANTWOORD K6 – Ilse Hoekstra
2025-01-22T08:30 TAAK_VERWERKT K1 T2 Belastingen
2025-02-03T15:00 CONTACT K7 – Sem Bakker
2025-02-03T15:10 TAAK_TOEGEWEZEN K7 T5 Belastingen
""".strip().splitlines()


async def test_history_tells_the_whole_story(spa_op_afstand: Spa, verhaal_door_mutaties: Verhaal) -> None:
    spa, verhaal = spa_op_afstand, verhaal_door_mutaties

    beeld = (await spa.vraag("c9127", van={"partij": {"bsn": KLANT_BSN}}))["contactgeschiedenis"]

    _assert_who(beeld)
    _assert_contacts(beeld, verhaal)
    _assert_figures(beeld)
    assert [_regel(gebeurtenis, verhaal) for gebeurtenis in beeld["tijdlijn"]["nodes"]] == TIJDLIJN
    await _assert_changes(spa, verhaal)


def _assert_who(beeld: dict[str, Any]) -> None:
    assert beeld["partij"]["volledigeNaam"] == "Iris Mulder"
    assert [(verwant["relatie"], verwant["partij"]["volledigeNaam"]) for verwant in beeld["verwanten"]] == [
        ("VERTEGENWOORDIGER", "Jan Mulder")
    ]


def _assert_contacts(beeld: dict[str, Any], verhaal: Verhaal) -> None:
    contacten = beeld["klantcontacten"]
    assert contacten["totalCount"] == 7
    assert [(verhaal.naam(edge["node"]["nummer"]), edge["relaties"]) for edge in contacten["edges"]] == [
        ("K1", ["EIGEN", "ZAAK"]),
        ("K2", ["EIGEN", "ZAAK"]),
        ("K3", ["EIGEN", "ZAAK"]),
        ("K4", ["VERTEGENWOORDIGER", "ZAAK"]),
        ("K5", ["EIGEN", "ZAAK"]),
        ("K6", ["EIGEN", "ZAAK"]),
        ("K7", ["EIGEN", "ZAAK"]),
    ]
    opvolging = {
        verhaal.naam(edge["node"]["nummer"]): [verhaal.naam(later["nummer"]) for later in edge["node"]["opvolging"]]
        for edge in contacten["edges"]
    }
    assert opvolging == {"K1": ["K2", "K6"], "K2": [], "K3": ["K5"], "K4": [], "K5": [], "K6": [], "K7": []}
    brief = contacten["edges"][2]["node"]
    assert (brief["onderwerp"], brief["herkomstInhoud"], len(brief["bijlagen"])) == (None, "OCR", 2)


def _assert_figures(beeld: dict[str, Any]) -> None:
    cijfers = dict(beeld["samenvatting"])
    # Since the promise of 14 January, and every day longer.
    assert cijfers.pop("langstOpen")["iso8601"].startswith("P")
    assert {(telling["kanaal"], telling["richting"]): telling["aantal"] for telling in cijfers.pop("perKanaal")} == {
        ("telefoon", "INKOMEND"): 3,
        ("telefoon", "UITGAAND"): 2,
        ("post", "INKOMEND"): 1,
        ("post", "UITGAAND"): 1,
    }
    assert cijfers == {
        "aantal": 7,
        "eerste": "2025-01-06T08:00:00+00:00",
        "laatste": "2025-02-03T15:00:00+00:00",
        "misluktePogingen": 1,
        "onbeantwoord": 1,
        "openTaken": 2,
        "afgehandeldeTaken": 3,
        "wachttijdMediaan": {"iso8601": "P7DT3H30M"},
        "wachttijdLangste": {"iso8601": "P16DT30M"},
        "doorlooptijdMediaan": {"iso8601": "P7DT3H30M"},
        "doorlooptijdLangste": {"iso8601": "P13DT23H30M"},
    }


def _regel(gebeurtenis: dict[str, Any], verhaal: Verhaal) -> str:
    return " ".join(
        [
            gebeurtenis["tijdstip"][:16],
            gebeurtenis["soort"],
            verhaal.naam(gebeurtenis["klantcontact"]["nummer"]),
            verhaal.naam(gebeurtenis["interneTaak"]["nummer"]) if gebeurtenis["interneTaak"] else "–",
            ", ".join(actor["naam"] for actor in gebeurtenis["actoren"]),
        ]
    )


REGISTRATIE, ANTWOORD = "registreerKlantcontact", "beantwoordInterneTaak"
CONTACT = ["actor_klantcontact", "betrokkene", "klantcontact", "onderwerpobject"]
MET_VRAAG_EN_ZAAK = sorted([*CONTACT, "onderwerpobject"])
MET_TAAK = sorted([*CONTACT, "interne_taak", "interne_taak_actor"])


async def _assert_changes(spa: Spa, verhaal: Verhaal) -> None:
    """Exactly who changed what: each contact and task, by the operations that touched them."""
    stappen = [await spa.geschiedenis(contact["id"]) for contact in verhaal.contacten]
    assert [[(stap.bewerking, stap.erbij, sorted(stap.gewijzigd)) for stap in een] for een in stappen] == [
        [
            (REGISTRATIE, MET_TAAK, []),
            ("routeerInterneTaak", ["interne_taak", "interne_taak_actor"], ["interne_taak"]),
            (ANTWOORD, [], ["interne_taak"]),
        ],
        [(REGISTRATIE, MET_VRAAG_EN_ZAAK, [])],
        [(REGISTRATIE, sorted([*MET_TAAK, "bijlage", "bijlage"]), []), (ANTWOORD, [], ["interne_taak"])],
        [(REGISTRATIE, MET_TAAK, [])],
        [(ANTWOORD, MET_VRAAG_EN_ZAAK, [])],
        [(ANTWOORD, MET_VRAAG_EN_ZAAK, [])],
        [(REGISTRATIE, MET_TAAK, [])],
    ]
    taken = [[stap.bewerking for stap in await spa.geschiedenis(een["id"])] for een in verhaal.taken]
    assert taken == [
        [REGISTRATIE, "routeerInterneTaak"],
        ["routeerInterneTaak", ANTWOORD],
        [REGISTRATIE, ANTWOORD],
        [REGISTRATIE],
        [REGISTRATIE],
    ]
    klant_id = verhaal.contacten[0]["betrokkenen"][0]["partij"]["id"]
    assert await spa.geschiedenis(klant_id) == [
        Stap(REGISTRATIE, ["digitaal_adres", "partij", "partij_identificator"]),
        Stap("registreerVertegenwoordiging", ["vertegenwoordiging"]),
    ]
    assert {stap.door for een in stappen for stap in een} == {"ontwikkelaar"}

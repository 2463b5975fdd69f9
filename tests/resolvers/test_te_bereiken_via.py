"""Where to reach someone about a contact (C9708): rule by rule."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.rijen import Rijen, na
from tests.support.vraag import Vraag

VRAAG = """query($uuid: [ID!]) { betrokkenen(filter: {uuid: $uuid}) { nodes {
  teBereikenVia { bron digitaalAdres { adres soort } } } } }"""
MAIL, BEL, BEL2 = ("email", "p@post.example"), ("telefoonnummer", "0612345678"), ("telefoonnummer", "0698765432")
EIGEN_MAIL, EIGEN_BEL = ("email", "eigen@post.example"), ("telefoonnummer", "0611111111")
APP = ("overig", "@zoe")
VOORKEUR, STANDAARD = {"is_voorkeursadres": True}, {"is_standaardadres": True}


@dataclass(frozen=True)
class Geval:
    """Given these addresses, this kanaal and these tasks, that address is the one, for that reason."""

    naam: str
    dan: tuple[str, str] | None
    partij: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    eigen: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    kanaal: str = "balie"
    taken: tuple[dict[str, Any], ...] = ()
    is_partij: dict[str, Any] | None = field(default_factory=dict)


def taak(handeling: str, **rest: Any) -> dict[str, Any]:
    return {"handeling": handeling, **rest}


VERWERKT = {"afgehandeld_op": na(days=1)}
BEIDE = {MAIL: {}, BEL: {}}
GEVALLEN = [
    Geval("nothing known", None),
    Geval("nobody known", None, is_partij=None),
    Geval("unknown person, own number", (EIGEN_BEL[1], "BETROKKENE"), eigen={EIGEN_BEL: {}}, is_partij=None),
    Geval("own wins over preferred", (EIGEN_MAIL[1], "BETROKKENE"), {BEL: VOORKEUR}, {EIGEN_MAIL: {}}),
    Geval(
        "own wins over what the task asks",
        (EIGEN_MAIL[1], "BETROKKENE"),
        {BEL: VOORKEUR},
        {EIGEN_MAIL: {}},
        taken=(taak("Terugbellen"),),
    ),
    Geval(
        "of own ones that which the task asks",
        (EIGEN_BEL[1], "BETROKKENE"),
        eigen={EIGEN_MAIL: STANDAARD, EIGEN_BEL: {}},
        taken=(taak("Terugbellen"),),
    ),
    Geval("of own ones the default", (EIGEN_BEL[1], "BETROKKENE"), eigen={EIGEN_MAIL: {}, EIGEN_BEL: STANDAARD}),
    Geval("task asks for the phone", (BEL[1], "TAAK"), {MAIL: VOORKEUR, BEL: {}}, taken=(taak("Terugbellen"),)),
    Geval(
        "task asks for mail", (MAIL[1], "TAAK"), {MAIL: {}, BEL: VOORKEUR}, taken=(taak("Antwoord per e-mail sturen"),)
    ),
    Geval("letter case of the task", (BEL[1], "TAAK"), {MAIL: VOORKEUR, BEL: {}}, taken=(taak("BEL mevrouw terug"),)),
    Geval(
        "bezwaar belasting is no call",
        (MAIL[1], "VOORKEURSADRES"),
        {MAIL: VOORKEUR, BEL: {}},
        taken=(taak("Belasting nazien"),),
    ),
    Geval(
        "task asks for what is not there", (MAIL[1], "VOORKEURSADRES"), {MAIL: VOORKEUR}, taken=(taak("Terugbellen"),)
    ),
    Geval("task asks for nothing", (MAIL[1], "VOORKEURSADRES"), {MAIL: VOORKEUR, BEL: {}}, taken=(taak("Uitzoeken"),)),
    Geval(
        "done task asks nothing",
        (MAIL[1], "VOORKEURSADRES"),
        {MAIL: VOORKEUR, BEL: {}},
        taken=(taak("Terugbellen", **VERWERKT),),
    ),
    Geval(
        "newest open task counts",
        (BEL[1], "TAAK"),
        {MAIL: VOORKEUR, BEL: {}},
        taken=(taak("Mailen", toegewezen_op=na(hours=1)), taak("Terugbellen", toegewezen_op=na(hours=2))),
    ),
    Geval(
        "of what the task asks the default",
        (BEL2[1], "TAAK"),
        {BEL: {}, BEL2: STANDAARD},
        taken=(taak("Terugbellen"),),
    ),
    Geval("preferred", (BEL[1], "VOORKEURSADRES"), {MAIL: STANDAARD, BEL: VOORKEUR}, kanaal="e-mail"),
    Geval("preferred of another kind", (APP[1], "VOORKEURSADRES"), {MAIL: STANDAARD, APP: VOORKEUR}),
    Geval("kanaal telefoon", (BEL[1], "KANAAL"), BEIDE, kanaal="telefoon"),
    Geval("kanaal e-mail", (MAIL[1], "KANAAL"), BEIDE, kanaal="E-mail"),
    Geval("of the kanaal the default", (BEL2[1], "KANAAL"), {BEL: {}, BEL2: STANDAARD}, kanaal="telefoon"),
    Geval("kanaal wins over default", (BEL[1], "KANAAL"), {MAIL: STANDAARD, BEL: {}}, kanaal="telefoon"),
    Geval("default at the desk", (MAIL[1], "STANDAARDADRES"), {MAIL: STANDAARD, BEL: {}}),
    Geval("no rule chooses", None, BEIDE),
    Geval("inactive", None, {BEL: VOORKEUR}, is_partij={"indicatie_actief": False}),
    Geval("secret", None, {BEL: VOORKEUR}, is_partij={"indicatie_geheimhouding": "ja"}),
    Geval(
        "secrecy unknown",
        (BEL[1], "VOORKEURSADRES"),
        {BEL: VOORKEUR},
        is_partij={"indicatie_geheimhouding": "onbekend"},
    ),
    Geval(
        "inactive gave a number for this contact",
        (EIGEN_BEL[1], "BETROKKENE"),
        {BEL: VOORKEUR},
        {EIGEN_BEL: {}},
        is_partij={"indicatie_actief": False},
    ),
    Geval(
        "secret, and the task asks for the phone",
        None,
        {BEL: VOORKEUR},
        taken=(taak("Terugbellen"),),
        is_partij={"indicatie_geheimhouding": "ja"},
    ),
]


async def maak(schrijf: Rijen, geval: Geval) -> str:
    partij = None if geval.is_partij is None else await schrijf.partij(**geval.is_partij)
    contact = await schrijf.klantcontact(kanaal=geval.kanaal)
    betrokkene = await schrijf.betrokkene(contact, partij)
    for (soort, adres), rest in geval.partij.items():
        await schrijf.adres(soort, adres, partij_id=partij, **rest)
    for (soort, adres), rest in geval.eigen.items():
        await schrijf.adres(soort, adres, betrokkene_id=betrokkene, **rest)
    for gevraagd in geval.taken:
        await schrijf.taak(contact, **gevraagd)
    return str(betrokkene)


async def test_the_right_address_for_the_right_reason(vraag: Vraag, schrijf: Rijen) -> None:
    # given all cases in one register, each with a partij and a contact of its own
    wie = {geval.naam: await maak(schrijf, geval) for geval in GEVALLEN}
    # when
    gevonden = {}
    for naam, uuid in wie.items():
        [betrokkene] = (await vraag.data(VRAAG, {"uuid": [uuid]}))["betrokkenen"]["nodes"]
        via = betrokkene["teBereikenVia"]
        gevonden[naam] = via and (via["digitaalAdres"]["adres"], via["bron"])
    # then
    assert gevonden == {geval.naam: geval.dan for geval in GEVALLEN}


async def test_many_at_once_are_reached_as_one_by_one(vraag: Vraag, schrijf: Rijen) -> None:
    wie = {geval.naam: await maak(schrijf, geval) for geval in GEVALLEN}
    antwoord = await vraag.plain(VRAAG.replace("teBereikenVia", "uuid teBereikenVia"), {"uuid": list(wie.values())})
    gevonden = {b["uuid"]: b["teBereikenVia"] for b in antwoord.data["betrokkenen"]["nodes"]}
    assert {
        naam: (via := gevonden[uuid]) and (via["digitaalAdres"]["adres"], via["bron"]) for naam, uuid in wie.items()
    } == {geval.naam: geval.dan for geval in GEVALLEN}
    assert antwoord.statements == 2


async def test_a_zaak_tells_whom_to_reach_and_where(vraag_verhaal: Vraag) -> None:
    # given zaak 1 of the story, about which inactive Johanna and secret Lucas had contact too (C0322)
    data = await vraag_verhaal.data(
        """{ zaak(sleutel: {uuid: "0000000a-0000-4000-8000-000000000001"}) { betrokkenen(first: 100) { nodes {
          volledigeNaam partij { nummer } teBereikenVia { digitaalAdres { adres } bron } } } } }"""
    )
    # then nobody reaches Johanna (5007) and Lucas (5008)
    per_partij: dict[str, set[str]] = {}
    for betrokkene in data["zaak"]["betrokkenen"]["nodes"]:
        wie = betrokkene["partij"]["nummer"] if betrokkene["partij"] else betrokkene["volledigeNaam"]
        via = betrokkene["teBereikenVia"]
        per_partij.setdefault(wie, set()).add(via and via["digitaalAdres"]["adres"])
    assert per_partij["5007"] == {None}
    assert per_partij["5008"] == {None}
    assert per_partij["5006"] == {"hendrik.bos@post.example"}
    assert all("@" in adres for adres in per_partij["Anna Smit"])


async def test_the_call_back_request_on_another_number(vraag_verhaal: Vraag) -> None:
    # given 7033: Fatima asks to be called on a number for this contact only (C9167 B); 7032: an unknown caller (A)
    data = await vraag_verhaal.data(
        """{ klantcontacten(filter: {nummer: ["7032", "7033"]}, sortering: PLAATSGEVONDEN_OP_OPLOPEND) { nodes {
          betrokkenen { digitaleAdressen { adres } teBereikenVia { digitaalAdres { adres } bron } } } } }"""
    )
    for contact in data["klantcontacten"]["nodes"]:
        [betrokkene] = contact["betrokkenen"]
        [eigen] = betrokkene["digitaleAdressen"]
        assert betrokkene["teBereikenVia"] == {"digitaalAdres": {"adres": eigen["adres"]}, "bron": "BETROKKENE"}

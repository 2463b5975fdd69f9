"""Whatever is registered is what is read back, for generated contacts."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any
from uuid import UUID

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.mutaties.klantcontacten import HEEL, REGISTREER, codes
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

LEES = f"query ($uuid: UUID!) {{ klantcontact(sleutel: {{uuid: $uuid}}) {{ {HEEL} }} }}"
KORT = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LANG = settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMMERS = count(1_000)
TELEFOONS = {"06-1234 5678": "0612345678", "+31 20 123 4567": "+31201234567", "0031612345678": "0031612345678"}
INDICATIES = ("JA", "NEE", "ONBEKEND")

# Anything that a text in PostgreSQL can hold.
_TEKENS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


# Long texts take long to make; what the longest is, the tests of the rules tell.
_LANGSTE = 40


def tekst(lengte: int = _LANGSTE) -> st.SearchStrategy[str]:
    return st.text(_TEKENS, max_size=lengte)


def gevuld() -> st.SearchStrategy[str]:
    return st.text(_TEKENS, min_size=1, max_size=_LANGSTE).filter(lambda waarde: not waarde.isspace())


def velden(verplicht: Mapping[str, Any], soms: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An input object: some fields always, others absent, null or given."""
    return st.fixed_dictionaries(
        dict(verplicht), optional={naam: st.one_of(st.none(), waarde) for naam, waarde in soms.items()}
    )


NAAM = velden(
    {}, {"voorletters": tekst(10), "voornaam": tekst(), "voorvoegselAchternaam": tekst(10), "achternaam": tekst()}
)
BEZOEK = velden(
    {},
    {
        "straatnaam": tekst(),
        "huisnummer": st.integers(1, 99_999),
        "postcode": st.sampled_from(["1234AB", "9999 zz"]),
        "stad": tekst(),
        "land": st.sampled_from(["NL", "BE"]),
    },
)
POST = velden({}, {"adresregel1": tekst(), "land": st.sampled_from(["NL", "SR"])})
ADRES = st.one_of(
    velden(
        {"soort": st.just("TELEFOONNUMMER"), "adres": st.sampled_from(sorted(TELEFOONS))}, {"omschrijving": tekst()}
    ),
    velden({"soort": st.just("EMAIL"), "adres": st.just("a.b+c@voorbeeld.nl")}, {"omschrijving": tekst()}),
    velden({"soort": st.just("OVERIG"), "adres": gevuld()}, {"omschrijving": tekst()}),
)
BETROKKENE = velden(
    {"rol": st.sampled_from(["KLANT", "VERTEGENWOORDIGER"]), "initiator": st.booleans()},
    {
        "organisatienaam": tekst(),
        "contactnaam": NAAM,
        "bezoekadres": BEZOEK,
        "correspondentieadres": POST,
        "partij": st.sampled_from(["id", "sleutel", "nieuw"]),
        "digitaleAdressen": st.lists(ADRES, max_size=3),
    },
)
# Of the two actoren: by id, or by codes.
ACTOREN = st.lists(st.sampled_from(["noor", "kcc"]), min_size=1, max_size=3)
TAAK = velden({"gevraagdeHandeling": gevuld(), "actoren": ACTOREN}, {"toelichting": tekst()})
CONTACT = velden(
    {
        "kanaal": st.sampled_from(["telefoon", "balie"]),
        "betrokkenen": st.lists(BETROKKENE, min_size=1, max_size=3),
        "actoren": ACTOREN,
    },
    {
        "onderwerp": tekst(),
        "inhoud": tekst(),
        "reactie": tekst(),
        "indicatieContactGelukt": st.sampled_from(INDICATIES),
        "taal": st.sampled_from(["nld", "tur"]),
        "vertrouwelijk": st.booleans(),
        "plaatsgevondenOp": st.datetimes(
            datetime(1990, 1, 1),  # noqa: DTZ001 - the strategy adds the offset
            datetime(2026, 1, 1),  # noqa: DTZ001
            timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9, minutes=-30))]),
        ).map(datetime.isoformat),
        "hoofdonderwerptype": st.just("https://voorbeeld.nl/afval"),
        "metadata": st.lists(
            st.fixed_dictionaries({"sleutel": gevuld(), "waarde": tekst()}),
            max_size=3,
            unique_by=lambda paar: paar["sleutel"],
        ),
        "bijlagen": st.lists(gevuld(), max_size=4),
        "zaken": st.lists(st.one_of(st.uuids().map(str), st.from_regex(r"\AZ-[0-9]{1,8}\Z")), max_size=3),
        "taken": st.lists(TAAK, max_size=2),
        "vervolg": st.booleans(),
    },
)


async def _wereld(schrijf: Rijen) -> dict[str, Any]:
    """Who is there already, each example others."""
    nummer = str(next(NUMMERS))
    wie = {
        "noor": await schrijf.actor("Noor"),
        "kcc": await schrijf.actor("KCC", "organisatorische_eenheid", ("afd", "obj", "idf", nummer)),
        "anja": await schrijf.persoon("Anja"),
        "eerder": await schrijf.klantcontact(datetime(1980, 1, 1, tzinfo=UTC)),
    }
    await schrijf.identificator(wie["anja"], "turfstad", "klant", "klantnummer", nummer)
    return {**wie, "nummer": nummer}


def _invoer(boom: Mapping[str, Any], wereld: Mapping[str, Any]) -> dict[str, Any]:
    """The generated contact as input: names become references."""
    kcc = {"objecttype": "afd", "register": "obj", "soortObjectId": "idf", "objectId": wereld["nummer"]}
    klant = {
        "objecttype": "klant",
        "register": "turfstad",
        "soortObjectId": "klantnummer",
        "objectId": wereld["nummer"],
    }
    actor = {"noor": {"id": str(wereld["noor"])}, "kcc": {"identificator": kcc}}
    partij = {
        "id": {"id": str(wereld["anja"])},
        "sleutel": {"sleutel": {"identificator": klant}},
        "nieuw": {"nieuw": {"soortPartij": "PERSOON", "contactnaam": {"voornaam": "Nieuw"}}},
    }
    invoer = {naam: waarde for naam, waarde in boom.items() if naam not in ("zaken", "taken", "vervolg")}
    invoer["actoren"] = [actor[naam] for naam in boom["actoren"]]
    invoer["betrokkenen"] = [
        {**betrokkene, "partij": partij[betrokkene["partij"]]} if betrokkene.get("partij") else betrokkene
        for betrokkene in boom["betrokkenen"]
    ]
    invoer["bijlagen"] = [{"identificator": codes(object_id)} for object_id in boom.get("bijlagen") or ()]
    invoer["onderwerpobjecten"] = [{"zaak": zaak} for zaak in boom.get("zaken") or ()]
    if boom.get("vervolg"):
        invoer["onderwerpobjecten"].append({"klantcontact": str(wereld["eerder"])})
    invoer["interneTaken"] = [
        {**taak, "actoren": [actor[naam] for naam in taak["actoren"]]} for taak in boom.get("taken") or ()
    ]
    return invoer


def _leeg(waarde: Any) -> Any:
    """What was left blank is not there."""
    return None if isinstance(waarde, str) and (not waarde or waarde.isspace()) else waarde


def _groep(waarde: Mapping[str, Any] | None, *namen: str) -> dict[str, Any] | None:
    delen = {naam: _leeg((waarde or {}).get(naam)) for naam in namen}
    if delen.get("postcode"):
        delen["postcode"] = f"{delen['postcode'][:4]} {delen['postcode'][-2:].upper()}"
    return delen if any(deel is not None for deel in delen.values()) else None


def _gesorteerd(waarden: list[Any]) -> list[Any]:
    return sorted(waarden, key=lambda waarde: orjson.dumps(waarde, option=orjson.OPT_SORT_KEYS))


def _betrokkene(betrokkene: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "rol": betrokkene["rol"],
        "initiator": betrokkene["initiator"],
        "organisatienaam": _leeg(betrokkene.get("organisatienaam")),
        "contactnaam": _groep(
            betrokkene.get("contactnaam"), "voorletters", "voornaam", "voorvoegselAchternaam", "achternaam"
        ),
        "bezoekadres": _groep(betrokkene.get("bezoekadres"), "straatnaam", "huisnummer", "postcode", "stad", "land"),
        "correspondentieadres": _groep(betrokkene.get("correspondentieadres"), "adresregel1", "land"),
        "partij": betrokkene.get("partij"),
        "digitaleAdressen": _gesorteerd(
            [
                {
                    "soort": adres["soort"],
                    "adres": TELEFOONS.get(adres["adres"], adres["adres"]),
                    "omschrijving": _leeg(adres.get("omschrijving")),
                }
                for adres in betrokkene.get("digitaleAdressen") or ()
            ]
        ),
    }


def _verwacht(boom: Mapping[str, Any]) -> dict[str, Any]:
    """What must be read back, in the words of the generated contact."""
    betrokkenen = [_betrokkene(b) for b in boom["betrokkenen"]]
    for betrokkene in betrokkenen:
        if betrokkene["partij"] is not None:
            betrokkene["partij"] = "Nieuw" if betrokkene["partij"] == "nieuw" else "Anja"
    return {
        **{naam: _leeg(boom.get(naam)) for naam in ("kanaal", "onderwerp", "inhoud", "reactie", "taal")},
        "hoofdonderwerptype": boom.get("hoofdonderwerptype"),
        "indicatieContactGelukt": boom.get("indicatieContactGelukt") or "ONBEKEND",
        "vertrouwelijk": boom.get("vertrouwelijk") or False,
        "metadata": _gesorteerd(boom.get("metadata") or []),
        "betrokkenen": _gesorteerd(betrokkenen),
        "actoren": sorted(set(boom["actoren"])),
        "bijlagen": sorted(boom.get("bijlagen") or ()),
        "zaken": sorted({zaak.lower() for zaak in boom.get("zaken") or ()}),
        "vervolg": bool(boom.get("vervolg")),
        "taken": _gesorteerd(
            [
                {
                    "gevraagdeHandeling": taak["gevraagdeHandeling"],
                    "toelichting": _leeg(taak.get("toelichting")),
                    "status": "TE_VERWERKEN",
                    "actoren": sorted(set(taak["actoren"])),
                }
                for taak in boom.get("taken") or ()
            ]
        ),
    }


def _gelezen(contact: Mapping[str, Any], wereld: Mapping[str, Any]) -> dict[str, Any]:
    """The answer, in the same words."""
    naam_van = {str(wereld["noor"]): "noor", str(wereld["kcc"]): "kcc"}
    zelfde = (
        *("kanaal", "onderwerp", "inhoud", "reactie", "taal", "hoofdonderwerptype", "indicatieContactGelukt"),
        "vertrouwelijk",
    )
    betrokkenen = [
        {
            **{naam: betrokkene[naam] for naam in ("rol", "initiator", "organisatienaam", "contactnaam")},
            **{naam: betrokkene[naam] for naam in ("bezoekadres", "correspondentieadres")},
            "partij": betrokkene["partij"] and betrokkene["partij"]["volledigeNaam"],
            "digitaleAdressen": _gesorteerd(
                [{k: v for k, v in adres.items() if k != "uuid"} for adres in betrokkene["digitaleAdressen"]]
            ),
        }
        for betrokkene in contact["betrokkenen"]
    ]
    return {
        **{naam: contact[naam] for naam in zelfde},
        "metadata": _gesorteerd(contact["metadata"]),
        "betrokkenen": _gesorteerd(betrokkenen),
        "actoren": sorted(naam_van[actor["uuid"]] for actor in contact["actoren"]),
        "bijlagen": sorted(bijlage["identificator"]["objectId"] for bijlage in contact["bijlagen"]),
        "zaken": sorted(zaak["uuid"] or zaak["identificatie"] for zaak in contact["zaken"]),
        "vervolg": contact["aanleiding"] == [{"uuid": str(wereld["eerder"])}],
        "taken": _gesorteerd(
            [
                {
                    **{naam: taak[naam] for naam in ("gevraagdeHandeling", "toelichting", "status")},
                    "actoren": sorted(naam_van[actor["uuid"]] for actor in taak["actoren"]),
                }
                for taak in contact["interneTaken"]
            ]
        ),
    }


async def _klopt(vraag: Vraag, schrijf: Rijen, boom: Mapping[str, Any]) -> None:
    wereld = await _wereld(schrijf)
    antwoord = (await vraag.schrijf(REGISTREER, {"input": _invoer(boom, wereld)})).data["registreerKlantcontact"]
    assert antwoord["__typename"] == "Klantcontact", antwoord
    contact = (await vraag.data(LEES, {"uuid": str(UUID(antwoord["uuid"]))}))["klantcontact"]
    assert _gelezen(contact, wereld) == _verwacht(boom)
    assert {**antwoord, "__typename": None} == {**contact, "__typename": None}
    if boom.get("plaatsgevondenOp"):
        gestuurd = datetime.fromisoformat(boom["plaatsgevondenOp"])
        assert datetime.fromisoformat(contact["plaatsgevondenOp"]) == gestuurd


@KORT
@given(boom=CONTACT)
async def test_what_is_registered_is_read_back(vraag: Vraag, schrijf: Rijen, boom: dict[str, Any]) -> None:
    await _klopt(vraag, schrijf, boom)


@pytest.mark.lang
@LANG
@given(boom=CONTACT)
async def test_much_more_that_is_registered_is_read_back(vraag: Vraag, schrijf: Rijen, boom: dict[str, Any]) -> None:
    await _klopt(vraag, schrijf, boom)

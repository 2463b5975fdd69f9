"""PostGraphile 5: what one would otherwise put on a PostgreSQL database to have GraphQL.

It answers in names of its own. Before comparing, its answer is put in the product's shape; that is not timed. What it
cannot order by (the name of an actor, through the table in between) is ordered here, in both answers.
"""

import subprocess
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import orjson

from bench.contenders.objecten import onderwerp, overig_of_document, zaak
from bench.contenders.twaalf_antwoord import BEGIN, duur
from bench.processen import Opdracht
from bench.teksten import HIER, WORTEL
from bench.vragen import Vraag

MAP = HIER / "postgraphile"
_NODE = WORTEL / "web" / "node.sh"
_OMGEVING = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}


def aanwezig() -> bool:
    """Whether it is installed (`make bench` does)."""
    return (MAP / "node_modules" / "postgraphile").is_dir()


def functies() -> str:
    """SQL of what its users would add to the database."""
    return (MAP / "functies.sql").read_text(encoding="utf-8")


def _start(_url: str, poort: int) -> list[str]:
    node = subprocess.run([_NODE], check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
    return [node, "server.mjs", str(poort)]


OPDRACHT = Opdracht(_start, _OMGEVING, MAP)


def versies() -> dict[str, str]:
    """Of PostGraphile and of Node.js."""
    node = subprocess.run([_NODE, "node", "--version"], check=True, capture_output=True, text=True)  # noqa: S603
    pakket = orjson.loads((MAP / "node_modules" / "postgraphile" / "package.json").read_bytes())
    return {"PostGraphile": pakket["version"], "Node.js": node.stdout.strip().removeprefix("v")}


def body(vraag: Vraag) -> bytes:
    """C9127 in its own words."""
    document = (MAP / "c9127.graphql").read_text(encoding="utf-8")
    bsn, first = vraag.variabelen["van"]["partij"]["bsn"], vraag.variabelen["first"]
    return orjson.dumps({"query": document, "operationName": "C9127", "variables": {"bsn": bsn, "first": first}})


def geordend(antwoord: bytes) -> bytes:
    """Any answer, with what stands in the order of actors' names put in an order that everyone can make."""
    return orjson.dumps(_geordend(orjson.loads(antwoord)))


def _geordend(deel: Any) -> Any:
    if isinstance(deel, dict):
        return {
            naam: sorted(waarde, key=orjson.dumps) if naam == "actoren" else _geordend(waarde)
            for naam, waarde in deel.items()
        }
    return [_geordend(element) for element in deel] if isinstance(deel, list) else deel


def vorm(antwoord: bytes) -> bytes:
    """Its answer in the shape of the product's."""
    gegevens = orjson.loads(antwoord)
    if "errors" in gegevens:
        raise RuntimeError(f"PostGraphile: {gegevens['errors'][0]}")
    partij = gegevens["data"]["graafPartijMetBsn"]
    contacten = partij["klantcontacten"]
    geschiedenis = {
        "partij": {
            **_klant(partij),
            "identificatoren": partij["partijIdentificatorsByPartijId"]["nodes"],
            "voorkeursDigitaalAdres": next(iter(_adressen(partij["digitaalAdresByPartijId"])), None),
        },
        "verwanten": [
            {"relatie": rij["relatie"].upper(), "partij": _klant(rij["partij"])} for rij in partij["verwanten"]["nodes"]
        ],
        "samenvatting": _samenvatting(partij["telling"]["nodes"], partij["taakcijfers"]),
        "tijdlijn": {
            "pageInfo": partij["tijdlijn"]["pageInfo"],
            "nodes": [_gebeurtenis(rij) for rij in partij["tijdlijn"]["nodes"]],
        },
        "klantcontacten": {
            "totalCount": contacten["totalCount"],
            "pageInfo": contacten["pageInfo"],
            "edges": [{"relaties": ["EIGEN"], "node": _contact(rij)} for rij in contacten["nodes"]],
        },
    }
    return geordend(orjson.dumps({"data": {"contactgeschiedenis": geschiedenis}}))


def _moment(tekst: str | None) -> str | None:
    return tekst and tekst.replace(".000000", "")


def _groot(code: str | None) -> str | None:
    return code and code.upper()


def _seconden(aantal: int | None) -> dict[str, str] | None:
    return None if aantal is None else duur(timedelta(seconds=aantal))


def _klant(rij: dict[str, Any]) -> dict[str, Any]:
    return {
        "nummer": rij["nummer"],
        "soortPartij": _groot(rij["soortPartij"]),
        "volledigeNaam": rij["volledigeNaam"],
        "indicatieActief": rij["indicatieActief"],
        "indicatieGeheimhouding": _groot(rij["indicatieGeheimhouding"]),
    }


def _adressen(verbinding: dict[str, Any]) -> Iterable[dict[str, Any]]:
    return ({**rij, "soort": _groot(rij["soort"])} for rij in verbinding["nodes"])


def _samenvatting(telling: list[dict[str, Any]], taken: dict[str, Any]) -> dict[str, Any]:
    momenten = [(_moment(rij["eerste"]) or "", _moment(rij["laatste"]) or "") for rij in telling]
    return {
        "aantal": sum(rij["aantal"] for rij in telling),
        "perKanaal": [
            {"kanaal": rij["kanaal"], "richting": _groot(rij["richting"]), "aantal": rij["aantal"]} for rij in telling
        ],
        "eerste": min((eerste for eerste, _ in momenten), default=None),
        "laatste": max((laatste for _, laatste in momenten), default=None),
        "misluktePogingen": sum(rij["mislukt"] for rij in telling),
        "onbeantwoord": sum(rij["onbeantwoord"] for rij in telling),
        "openTaken": taken["open"],
        "langstOpen": _seconden(taken["langstOpen"]),
        "afgehandeldeTaken": taken["afgehandeld"],
        "wachttijdMediaan": _seconden(taken["wachttijdMediaan"]),
        "wachttijdLangste": _seconden(taken["wachttijdLangste"]),
        "doorlooptijdMediaan": _seconden(taken["doorlooptijdMediaan"]),
        "doorlooptijdLangste": _seconden(taken["doorlooptijdLangste"]),
    }


def _gebeurtenis(rij: dict[str, Any]) -> dict[str, Any]:
    soort = rij["soort"].upper()
    begin = BEGIN.get(soort) or (rij["richting"].capitalize() if rij["richting"] else "Contact")
    over = f": {rij['tekst']}" if rij["tekst"] else ""
    van_taak = rij["kanaal"] is None
    return {
        "tijdstip": _moment(rij["tijdstip"]),
        "soort": soort,
        "omschrijving": f"{begin}{over}" if van_taak else f"{begin} via {rij['kanaal']}{over}",
        "klantcontact": {"nummer": rij["contactNummer"]},
        "interneTaak": {"nummer": rij["taakNummer"]} if van_taak else None,
        "actoren": [{"naam": naam} for naam in rij["namen"]],
    }


def _schakel(rij: dict[str, Any]) -> dict[str, Any]:
    return {
        "nummer": rij["nummer"],
        "plaatsgevondenOp": _moment(rij["plaatsgevondenOp"]),
        "kanaal": rij["kanaal"],
        "richting": _groot(rij["richting"]),
        "indicatieContactGelukt": _groot(rij["indicatieContactGelukt"]),
    }


def _actoren(rijen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    actoren = (rij["actorByActorId"] for rij in rijen)
    return [{"naam": actor["naam"], "soortActor": _groot(actor["soortActor"])} for actor in actoren]


def _codes(rij: dict[str, Any]) -> tuple[str, str, str, str]:
    return (
        rij["identificatorObjecttype"],
        rij["identificatorRegister"],
        rij["identificatorSoortObjectId"],
        rij["identificatorObjectId"],
    )


def _contact(rij: dict[str, Any]) -> dict[str, Any]:
    return {
        **_schakel(rij),
        "onderwerp": rij["onderwerp"],
        "inhoud": rij["inhoud"],
        "herkomstInhoud": _groot(rij["herkomstInhoud"]),
        "reactie": rij["reactie"],
        "vertrouwelijk": rij["vertrouwelijk"],
        "betrokkenen": [
            {
                "rol": _groot(b["rol"]),
                "initiator": b["initiator"],
                "volledigeNaam": b["volledigeNaam"],
                "organisatienaam": b["organisatienaam"],
                "partij": b["partijByPartijId"],
                "digitaleAdressen": list(_adressen(b["digitaalAdresByBetrokkeneId"])),
            }
            for b in rij["betrokkenesByKlantcontactIdAndPlaatsgevondenOp"]["nodes"]
        ],
        "actoren": _actoren(rij["actorKlantcontactsByKlantcontactIdAndPlaatsgevondenOp"]["nodes"]),
        "bijlagen": [{"object": overig_of_document(*_codes(b))} for b in rij["bijlagesByKlantcontactId"]["nodes"]],
        "onderwerpobjecten": [
            {"onderwerp": onderwerp(_codes(o), was=o["wasKlantcontactId"] is not None, contact=o["contact"])}
            for o in rij["onderwerpobjectsByKlantcontactId"]["nodes"]
        ],
        "zaken": [zaak(sleutel) for sleutel in rij["zaken"]["nodes"]],
        "interneTaken": [_taak(t) for t in rij["interneTaaksByKlantcontactIdAndPlaatsgevondenOp"]["nodes"]],
        "aanleiding": [_schakel(k) for k in rij["aanleiding"]["nodes"]],
        "opvolging": [_schakel(k) for k in rij["opvolging"]["nodes"]],
    }


def _taak(rij: dict[str, Any]) -> dict[str, Any]:
    return {
        "nummer": rij["nummer"],
        "gevraagdeHandeling": rij["gevraagdeHandeling"],
        "toelichting": rij["toelichting"],
        "status": _groot(rij["status"]),
        "toegewezenOp": _moment(rij["toegewezenOp"]),
        "afgehandeldOp": _moment(rij["afgehandeldOp"]),
        "wachttijd": _seconden(rij["wachttijd"]),
        "doorlooptijd": _seconden(rij["doorlooptijd"]),
        "vorigeTaak": rij["interneTaakByVorigeTaakId"],
        "actoren": _actoren(rij["interneTaakActorsByInterneTaakIdAndStatusAndPlaatsgevondenOp"]["nodes"]),
    }

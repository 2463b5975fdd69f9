"""From the rows of the twelve statements to the answer, as dictionaries in the order of the document."""

import base64
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bench.contenders.objecten import is_zaak, onderwerp, overig_of_document, zaak

Rijen = dict[str, list[Any]]
BEGIN = {
    "ANTWOORD": "Antwoord",
    "MISLUKTE_POGING": "Niet bereikt",
    "TAAK_TOEGEWEZEN": "Taak toegewezen",
    "TAAK_GEROUTEERD": "Taak doorgestuurd",
    "TAAK_VERWERKT": "Taak verwerkt",
}
_MEESTE_GEBEURTENISSEN = 1000


def duur(verschil: timedelta | None) -> dict[str, str] | None:
    """A duration in ISO 8601, in whole seconds and never negative."""
    if verschil is None:
        return None
    seconden = max(0, verschil.days * 86_400 + verschil.seconds)
    dagen, rest = divmod(seconden, 86_400)
    uren, rest = divmod(rest, 3_600)
    minuten, over = divmod(rest, 60)
    tijd = (f"{uren}H" if uren else "") + (f"{minuten}M" if minuten else "") + (f"{over}S" if over else "")
    datum = f"{dagen}D" if dagen else ""
    return {"iso8601": f"P{datum}T{tijd}" if tijd else f"P{datum}" if datum else "PT0S"}


def _seconden(aantal: float | None) -> dict[str, str] | None:
    return None if aantal is None else duur(timedelta(seconds=int(aantal)))


def bouw(rijen: Rijen, first: int) -> dict[str, Any]:
    """The contactgeschiedenis."""
    contacten = rijen["contacten"]
    totaal = contacten[0][11] if contacten else 0
    gebeurtenissen = rijen["tijdlijn"]
    return {
        "partij": _klant(rijen["klant"]),
        "verwanten": [
            {"relatie": relatie, "partij": _partij(nummer, soort, naam, actief, geheim)}
            for relatie, nummer, soort, naam, actief, geheim in rijen["verwanten"]
        ],
        "samenvatting": _samenvatting(rijen["cijfers"], rijen["taakcijfers"][0]),
        "tijdlijn": {
            "pageInfo": {"hasNextPage": len(gebeurtenissen) > _MEESTE_GEBEURTENISSEN},
            "nodes": [_gebeurtenis(*rij) for rij in gebeurtenissen[:_MEESTE_GEBEURTENISSEN]],
        },
        "klantcontacten": {
            "totalCount": totaal,
            "pageInfo": {"hasNextPage": totaal > first, "endCursor": _cursor(contacten[-1]) if contacten else None},
            "edges": _edges(rijen),
        },
    }


def _cursor(contact: Any) -> str:
    return base64.b64encode(f"{contact[2]} {contact[0]}".encode()).decode()


def _klant(rijen: list[Any]) -> dict[str, Any]:
    _, nummer, soort, naam, actief, geheim, adres_soort, adres, _, _ = rijen[0]
    return {
        **_partij(nummer, soort, naam, actief, geheim),
        "identificatoren": [{"soortObjectId": rij[8], "objectId": rij[9]} for rij in rijen if rij[8] is not None],
        "voorkeursDigitaalAdres": None if adres is None else {"soort": adres_soort, "adres": adres},
    }


def _partij(nummer: str, soort: str, naam: str, actief: bool, geheim: str) -> dict[str, Any]:
    return {
        "nummer": nummer,
        "soortPartij": soort,
        "volledigeNaam": naam,
        "indicatieActief": actief,
        "indicatieGeheimhouding": geheim,
    }


def _samenvatting(cijfers: list[Any], taken: Any) -> dict[str, Any]:
    _, open_, langst_open, klaar, wacht_mediaan, wacht_langste, loop_mediaan, loop_langste = taken
    return {
        "aantal": sum(rij[2] for rij in cijfers),
        "perKanaal": [{"kanaal": rij[0], "richting": rij[1], "aantal": rij[2]} for rij in cijfers],
        "eerste": min((rij[3] for rij in cijfers), default=None),
        "laatste": max((rij[4] for rij in cijfers), default=None),
        "misluktePogingen": sum(rij[5] for rij in cijfers),
        "onbeantwoord": sum(rij[6] for rij in cijfers),
        "openTaken": open_,
        "langstOpen": duur(langst_open),
        "afgehandeldeTaken": klaar,
        "wachttijdMediaan": _seconden(wacht_mediaan),
        "wachttijdLangste": duur(wacht_langste),
        "doorlooptijdMediaan": _seconden(loop_mediaan),
        "doorlooptijdLangste": duur(loop_langste),
    }


def _gebeurtenis(
    tijdstip: datetime,
    soort: str,
    richting: str | None,
    kanaal: str | None,
    tekst: str | None,
    nummer: str,
    taak: str | None,
    namen: list[str],
    _sleutel: str,
) -> dict[str, Any]:
    begin = BEGIN.get(soort) or (richting.capitalize() if richting else "Contact")
    van_taak = kanaal is None
    over = f": {tekst}" if tekst else ""
    return {
        "tijdstip": tijdstip,
        "soort": soort,
        "omschrijving": f"{begin}{over}" if van_taak else f"{begin} via {kanaal}{over}",
        "klantcontact": {"nummer": nummer},
        "interneTaak": {"nummer": taak} if van_taak else None,
        "actoren": [{"naam": naam} for naam in namen],
    }


def _edges(rijen: Rijen) -> list[dict[str, Any]]:
    betrokkenen = _betrokkenen(rijen["betrokkenen"])
    actoren: defaultdict[UUID, list[Any]] = defaultdict(list)
    for contact, naam, soort in rijen["actoren"]:
        actoren[contact].append({"naam": naam, "soortActor": soort})
    bijlagen: defaultdict[UUID, list[Any]] = defaultdict(list)
    for contact, *codes in rijen["bijlagen"]:
        bijlagen[contact].append({"object": overig_of_document(*codes)})
    onderwerpen, zaken = _onderwerpen(rijen["onderwerpen"])
    taken = _taken(rijen["taken"], rijen["taakcijfers"][0][0])
    aanleiding: defaultdict[UUID, list[Any]] = defaultdict(list)
    opvolging: defaultdict[UUID, list[Any]] = defaultdict(list)
    for rij in rijen["keten"]:
        aanleiding[rij[6]].append(_schakel(*rij[1:6]))
        opvolging[rij[0]].append(_schakel(*rij[7:12]))
    return [
        {
            "relaties": ["EIGEN"],
            "node": {
                **_schakel(nummer, moment, kanaal, richting, gelukt),
                "onderwerp": titel,
                "inhoud": inhoud,
                "herkomstInhoud": herkomst,
                "reactie": reactie,
                "vertrouwelijk": vertrouwelijk,
                "betrokkenen": betrokkenen.get(contact, []),
                "actoren": actoren.get(contact, []),
                "bijlagen": bijlagen.get(contact, []),
                "onderwerpobjecten": onderwerpen.get(contact, []),
                "zaken": [zaak(sleutel) for sleutel in sorted(zaken.get(contact, ()))],
                "interneTaken": taken.get(contact, []),
                "aanleiding": aanleiding.get(contact, []),
                "opvolging": opvolging.get(contact, []),
            },
        }
        for (
            contact,
            nummer,
            moment,
            kanaal,
            richting,
            gelukt,
            titel,
            inhoud,
            herkomst,
            reactie,
            vertrouwelijk,
            _,
        ) in rijen["contacten"]
    ]


def _schakel(nummer: str, moment: datetime, kanaal: str, richting: str | None, gelukt: str) -> dict[str, Any]:
    return {
        "nummer": nummer,
        "plaatsgevondenOp": moment,
        "kanaal": kanaal,
        "richting": richting,
        "indicatieContactGelukt": gelukt,
    }


def _betrokkenen(rijen: Iterable[Any]) -> dict[UUID, list[Any]]:
    per_contact: defaultdict[UUID, list[Any]] = defaultdict(list)
    vorige: UUID | None = None
    adressen: list[Any] = []
    for contact, eigen, rol, initiator, naam, organisatie, bekend, nummer, bekende, soort, adres, omschrijving in rijen:
        if eigen != vorige:
            vorige, adressen = eigen, []
            per_contact[contact].append(
                {
                    "rol": rol,
                    "initiator": initiator,
                    "volledigeNaam": naam,
                    "organisatienaam": organisatie,
                    "partij": {"nummer": nummer, "volledigeNaam": bekende} if bekend else None,
                    "digitaleAdressen": adressen,
                }
            )
        if adres is not None:
            adressen.append({"soort": soort, "adres": adres, "omschrijving": omschrijving})
    return per_contact


def _onderwerpen(rijen: Iterable[Any]) -> tuple[dict[UUID, list[Any]], dict[UUID, set[str]]]:
    onderwerpen: defaultdict[UUID, list[Any]] = defaultdict(list)
    zaken: defaultdict[UUID, set[str]] = defaultdict(set)
    for contact, objecttype, register, soort, object_id, sleutel, was, gevonden, nummer in rijen:
        codes = (objecttype, register, soort, object_id)
        if is_zaak(*codes[:3]):
            zaken[contact].add(sleutel)
        ander = {"nummer": nummer} if gevonden else None
        onderwerpen[contact].append({"onderwerp": onderwerp(codes, was=was, contact=ander)})
    return onderwerpen, zaken


def _taken(rijen: Iterable[Any], nu: datetime) -> dict[UUID, list[Any]]:
    per_contact: defaultdict[UUID, list[Any]] = defaultdict(list)
    vorige: UUID | None = None
    wie: list[Any] = []
    for rij in rijen:
        contact, eigen, nummer, handeling, toelichting, status, toegewezen, klaar, moment, was, was_nummer = rij[:11]
        naam, soort = rij[11:]
        if eigen != vorige:
            vorige, wie = eigen, []
            einde = klaar if status == "VERWERKT" else nu
            per_contact[contact].append(
                {
                    "nummer": nummer,
                    "gevraagdeHandeling": handeling,
                    "toelichting": toelichting,
                    "status": status,
                    "toegewezenOp": toegewezen,
                    "afgehandeldOp": klaar,
                    "wachttijd": None if einde is None else duur(einde - moment),
                    "doorlooptijd": None if einde is None else duur(einde - toegewezen),
                    "vorigeTaak": {"nummer": was_nummer} if was else None,
                    "actoren": wie,
                }
            )
        if naam is not None:
            wie.append({"naam": naam, "soortActor": soort})
    return per_contact

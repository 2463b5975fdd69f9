"""Partij-identificatoren: rule 2, codes that belong together and numbers that one partij has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, tuple_

from db.tables import PartijIdentificator
from resolvers.errors import ConflictError, Pad
from resolvers.mutaties import vormen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, Wijziging, nieuw, wijzig
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.velden import Vorm
from resolvers.partij_identificator import PARTIJ_IDENTIFICATOR

_table = table_of(PARTIJ_IDENTIFICATOR)
_i = PartijIdentificator.__table__.c
KVK_NUMMER, VESTIGINGSNUMMER = "kvk_nummer", "vestigingsnummer"


@dataclass(frozen=True, slots=True)
class _Code:
    """A soort object id whose other codes are fixed.

    Args:
        register: the register that gives the number out.
        objecttype: of what it numbers.
        vorm: what the number looks like.
    """

    register: str
    objecttype: str
    vorm: Mapping[str, Vorm]


_BEKEND: Mapping[str, _Code] = {
    "bsn": _Code("brp", "natuurlijk_persoon", {"object_id": vormen.bsn}),
    "rsin": _Code("hr", "niet_natuurlijk_persoon", {"object_id": vormen.rsin}),
    KVK_NUMMER: _Code("hr", "niet_natuurlijk_persoon", {"object_id": vormen.kvk_nummer}),
    VESTIGINGSNUMMER: _Code("hr", "vestiging", {"object_id": vormen.vestigingsnummer}),
}
_REGISTERS: Mapping[str, str] = {
    "brp": "`bsn`",
    "hr": "`rsin`, `kvk_nummer` of `vestigingsnummer`",
}


def _vormen(rij: Mapping[str, Any]) -> Mapping[str, Vorm]:
    bekend = _BEKEND.get(rij.get("soort_object_id") or "")
    return {} if bekend is None else bekend.vorm


def _aanvulling(rij: Mapping[str, Any], _controle: Controle) -> Mapping[str, Any]:
    bekend = _BEKEND.get(rij.get("soort_object_id") or "")
    if bekend is None:
        return {}
    codes = {"register": bekend.register, "objecttype": bekend.objecttype}
    return {kolom: code for kolom, code in codes.items() if rij.get(kolom) is None}


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    _codes_bij_elkaar(rij, pad, controle)
    _onder(rij, pad, controle)


def _codes_bij_elkaar(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    soort = rij.get("soort_object_id")
    bekend = _BEKEND.get(soort or "")
    for kolom in ("register", "objecttype"):
        if rij.get(kolom) is None:
            controle.meld((*pad, kolom), "Dit moet ingevuld zijn.", "VERPLICHT")
        elif bekend is not None and rij[kolom] != getattr(bekend, kolom):
            melding = f"Bij een `{soort}` hoort `{getattr(bekend, kolom)}`; u kunt het ook weglaten."
            controle.meld((*pad, kolom), melding, "CODES_HOREN_NIET_BIJ_ELKAAR")
    if soort is not None and bekend is None and rij.get("register") in _REGISTERS:
        melding = f"In het register `{rij['register']}` is dit {_REGISTERS[rij['register']]}."
        controle.meld((*pad, "soort_object_id"), melding, "CODES_HOREN_NIET_BIJ_ELKAAR")


def _onder(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    """What this identificator stands under; one that was not looked up is new too, or stays as it was."""
    soort, sleutel = rij.get("soort_object_id"), rij.get("sub_identificator_van_id")
    hier = (*pad, "sub_identificator_van")
    if sleutel is None:
        if soort == VESTIGINGSNUMMER:
            melding = "Een vestigingsnummer staat onder het KVK-nummer van dezelfde partij; zeg onder welk."
            controle.meld(hier, melding, "VERPLICHT")
        return
    ouder = controle.rij(_table, sleutel)
    if ouder is None:
        return
    if sleutel == rij["id"]:
        controle.meld(hier, "Een identificator staat niet onder zichzelf.")
    elif ouder["partij_id"] != rij.get("partij_id"):
        controle.meld(hier, "Deze identificator is van een andere partij; kies er een van dezelfde.")
    elif not _mag_onder(soort, ouder["soort_object_id"]):
        controle.meld(hier, _melding_onder(soort))


def _mag_onder(soort: str | None, ouder: str | None) -> bool:
    """A vestigingsnummer under a KVK-nummer; the other numbers under none, or they would not be unique."""
    return ouder == KVK_NUMMER if soort == VESTIGINGSNUMMER else soort not in _BEKEND


def _melding_onder(soort: str | None) -> str:
    if soort == VESTIGINGSNUMMER:
        return "Een vestigingsnummer staat onder een KVK-nummer, niet onder iets anders."
    return f"Een `{soort}` staat op zichzelf; laat dit weg."


async def _vooraf(transactie: Transactie, rijen: Sequence[Nieuw]) -> None:
    """Refuse codes that a partij has already, and a second one of a soort. One statement."""
    zelf = [rij.id for rij in rijen]
    codes = tuple_(_i.object_id, _i.soort_object_id)
    per_partij = tuple_(_i.partij_id, _i.soort_object_id)
    gezocht = select(_table).where(
        _i.id.not_in(zelf),
        or_(
            codes.in_([(rij.waarden["object_id"], rij.waarden["soort_object_id"]) for rij in rijen]),
            per_partij.in_([(rij.waarden["partij_id"], rij.waarden["soort_object_id"]) for rij in rijen]),
        ),
    )
    gevonden = await transactie.session.fetch(gezocht)
    for rij in rijen:
        for ander in gevonden:
            _weiger(rij, dict(ander._mapping))


def _weiger(rij: Nieuw, ander: Mapping[str, Any]) -> None:
    namen = ("object_id", "soort_object_id", "objecttype", "register", "sub_identificator_van_id")
    zelfde = all(rij.waarden.get(naam) == ander[naam] for naam in namen)
    if zelfde and ander["partij_id"] != rij.waarden["partij_id"]:
        melding = "Een andere partij heeft deze identificator al. Is het dezelfde klant, gebruik dan die partij (`nu`)."
        raise ConflictError("BESTAAT_AL", melding, (*rij.pad, "object_id"), ("partij", ander["partij_id"]))
    if (ander["partij_id"], ander["soort_object_id"]) == (rij.waarden["partij_id"], rij.waarden["soort_object_id"]):
        melding = "Deze partij heeft al een identificator van deze soort. Wijzig die (`nu`), of verwijder hem eerst."
        raise ConflictError("BESTAAT_AL", melding, (*rij.pad, "soort_object_id"), ("partij_identificator", ander["id"]))


PARTIJ_IDENTIFICATOR_SCHRIJFBAAR = Schrijfbaar(
    PARTIJ_IDENTIFICATOR,
    regels=_regels,
    aanvulling=_aanvulling,
    vast=frozenset({"partij_id"}),
    vormen=_vormen,
    vooraf=_vooraf,
)


@dataclass(frozen=True, slots=True)
class PartijIdentificatorGegevens:
    """What was sent of a partij-identificator; nested under its partij it has none of its own."""

    partij: Any = AFWEZIG
    objecttype: Any = AFWEZIG
    soort_object_id: Any = AFWEZIG
    object_id: Any = AFWEZIG
    register: Any = AFWEZIG
    sub_identificator_van: Any = AFWEZIG
    andere_partij_identificator: Any = AFWEZIG
    sub_identificatoren: Any = AFWEZIG


def nieuwe_identificatoren(gegevens: Any, controle: Controle, pad: Pad, *, partij_id: UUID) -> list[Nieuw]:
    """The rows of all identificatoren of a new partij, each before those that stand under it.

    Args:
        gegevens: those that were sent, absent or None when there are none.
        controle: gathers what is wrong.
        pad: where in the input the list stands.
        partij_id: whose they are.
    """
    rijen = list(_met_wat_eronder_staat(gegevens, controle, pad, {"partij_id": partij_id}, None))
    gezien = set()
    for rij in rijen:
        soort = rij.waarden.get("soort_object_id")
        if soort is not None and soort in gezien:
            melding = "Een partij heeft van elke soort één identificator; laat er één weg."
            controle.meld((*rij.pad, "soort_object_id"), melding, "DUBBEL")
        gezien.add(soort)
    return rijen


def _met_wat_eronder_staat(
    gegevens: Any, controle: Controle, pad: Pad, vast: dict[str, UUID], ouder: Nieuw | None
) -> Iterator[Nieuw]:
    for plaats, deel in enumerate(gegevens or ()):
        hier = (*pad, plaats)
        rij = nieuw(PARTIJ_IDENTIFICATOR_SCHRIJFBAAR, deel, controle, hier, **vast)
        soort = rij.waarden.get("soort_object_id")
        if ouder is not None and not _mag_onder(soort, ouder.waarden.get("soort_object_id")):
            controle.meld((*hier, "soort_object_id"), _melding_onder(soort))
        yield rij
        onder = {**vast, "sub_identificator_van_id": rij.id}
        yield from _met_wat_eronder_staat(
            deel.sub_identificatoren, controle, (*hier, "sub_identificatoren"), onder, rij
        )


async def wijzig_identificator(
    transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[PartijIdentificatorGegevens]
) -> UUID:
    """Change an identificator; what it stands under, and what stands under it, must still fit."""
    controle = transactie.controle()
    wordt = wijziging.gegevens.soort_object_id
    if wordt is not AFWEZIG:
        sub = _table.alias()
        vestigingen = select(sub.c.id).where(
            sub.c.sub_identificator_van_id == _i.id, sub.c.soort_object_id == VESTIGINGSNUMMER
        )
        bestaand = select(_i.sub_identificator_van_id, vestigingen.exists().label("vestigingen"))
        for rij in await transactie.session.fetch(bestaand.where(_i.id == wijziging.id)):
            if rij.sub_identificator_van_id is not None:
                controle.verwijzing(_table, rij.sub_identificator_van_id, ("sub_identificator_van",))
            if rij.vestigingen and wordt != KVK_NUMMER:
                melding = "Hieronder staan vestigingen; die horen onder een KVK-nummer. Verwijder die eerst."
                controle.meld(("soort_object_id",), melding)
    return await wijzig(transactie, soort, wijziging, controle)

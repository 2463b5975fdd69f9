"""From what was sent to values of columns, each checked; what a column holds is told by its table and its name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, String, Table

from resolvers.errors import Pad
from resolvers.mutaties import vormen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.ongeldig import OngeldigError

# Values of several columns, by the prefix of those.
GROEPEN = ("contactnaam", "bezoekadres", "correspondentieadres", "identificator")
Vorm = Callable[[Any], Any]

_VORMEN: Mapping[str, Vorm] = {
    "nummer": vormen.nummer,
    "referentienummer": vormen.nummer,
    "bezoekadres_nummeraanduiding_id": vormen.nummeraanduiding,
    "bezoekadres_huisnummer": vormen.huisnummer,
    "bezoekadres_postcode": vormen.postcode,
    "correspondentieadres_nummeraanduiding_id": vormen.nummeraanduiding,
    "correspondentieadres_huisnummer": vormen.huisnummer,
    "correspondentieadres_postcode": vormen.postcode,
    "hoofdonderwerptype": vormen.uri,
    "inhoud": vormen.doorzoekbaar,
    "metadata": vormen.metadata,
    "plaatsgevonden_op": vormen.geweest,
    "referentie": vormen.slug,
    "taal": vormen.taal,
    "voorkeurstaal": vormen.taal,
    "bezoekadres_land": vormen.land,
    "correspondentieadres_land": vormen.land,
    "iban": vormen.iban,
    "bic": vormen.bic,
    "emailadres": vormen.email,
}
_LIJSTEN: Mapping[str, str] = {
    "kanaal": "kanaal",
    "taal": "taal",
    "voorkeurstaal": "taal",
    "bezoekadres_land": "land",
    "correspondentieadres_land": "land",
}
# PostgreSQL keeps years beyond these, but Python and clients do not read them back.
_JAREN = range(1000, 9999)
_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class AdresGegevens:
    """Parts of an address that were sent."""

    nummeraanduiding_id: Any = AFWEZIG
    straatnaam: Any = AFWEZIG
    huisnummer: Any = AFWEZIG
    huisnummertoevoeging: Any = AFWEZIG
    postcode: Any = AFWEZIG
    stad: Any = AFWEZIG
    adresregel1: Any = AFWEZIG
    adresregel2: Any = AFWEZIG
    adresregel3: Any = AFWEZIG
    land: Any = AFWEZIG


@dataclass(frozen=True, slots=True)
class ContactnaamGegevens:
    """Parts of a person's name that were sent."""

    voorletters: Any = AFWEZIG
    voornaam: Any = AFWEZIG
    voorvoegsel_achternaam: Any = AFWEZIG
    achternaam: Any = AFWEZIG


@dataclass(frozen=True, slots=True)
class ObjectidentificatorGegevens:
    """Codes of an object elsewhere that were sent."""

    objecttype: Any = AFWEZIG
    register: Any = AFWEZIG
    soort_object_id: Any = AFWEZIG
    object_id: Any = AFWEZIG


_DELEN = {
    "contactnaam": ContactnaamGegevens,
    "bezoekadres": AdresGegevens,
    "correspondentieadres": AdresGegevens,
    "identificator": ObjectidentificatorGegevens,
}


def kolommen(table: Table, gegevens: Any) -> dict[str, Any]:
    """Values by column of what was sent; a value made of columns is cleared as a whole by None.

    Args:
        table: that the columns are of.
        gegevens: dataclass with the names of the model; what is no column of `table` is left out.
    """
    found: dict[str, Any] = {}
    for veld in fields(gegevens):
        waarde = getattr(gegevens, veld.name)
        if waarde is AFWEZIG:
            continue
        if veld.name in GROEPEN:
            for deel in fields(_DELEN[veld.name]):
                stuk = None if waarde is None else getattr(waarde, deel.name)
                if stuk is not AFWEZIG:
                    found[f"{veld.name}_{deel.name}"] = stuk
            continue
        kolom = veld.name if veld.name in table.c else f"{veld.name}_id"
        if kolom in table.c and not is_dataclass(waarde):
            found[kolom] = waarde
    return found


def pad_van(table: Table, kolom: str) -> Pad:
    """Where in the input a column is sent."""
    groep = next((groep for groep in GROEPEN if kolom.startswith(f"{groep}_") and groep not in table.c), None)
    if groep is not None:
        return (groep, kolom.removeprefix(f"{groep}_"))
    return (kolom.removesuffix("_id") if table.c[kolom].foreign_keys else kolom,)


def gecontroleerd(
    table: Table,
    waarden: Mapping[str, Any],
    pad: Pad,
    controle: Controle,
    eigen_vormen: Mapping[str, Vorm] = MappingProxyType({}),
) -> dict[str, Any]:
    """The values as the register keeps them; what is wrong with them is reported to `controle`.

    Args:
        table: of the register.
        waarden: by column, as they were sent.
        pad: where in the input they stand.
        controle: gathers what is wrong and what must be looked up.
        eigen_vormen: by column, what this row asks of it.
    """
    alle = {**_VORMEN, **eigen_vormen}
    return {
        kolom: _waarde(table.c[kolom], waarde, (*pad, *pad_van(table, kolom)), controle, alle.get(kolom))
        for kolom, waarde in waarden.items()
    }


def _waarde(column: Column[Any], waarde: Any, pad: Pad, controle: Controle, vorm: Vorm | None) -> Any:
    if isinstance(waarde, str):
        # A field that was left blank in a form is a field without a value.
        waarde = None if _BLANK.fullmatch(waarde) else waarde
    if waarde is None:
        if not column.nullable and column.server_default is None:
            controle.meld(pad, "Dit moet ingevuld zijn.", "VERPLICHT")
        return None
    try:
        waarde = _gevormd(waarde, vorm)
    except OngeldigError as error:
        controle.meld(pad, str(error))
        return waarde
    length = column.type.length if isinstance(column.type, String) else None
    if length is not None and len(waarde) > length:
        controle.meld(pad, f"Dit mag hooguit {length} tekens lang zijn; het zijn er {len(waarde)}.", "TE_LANG")
        return waarde
    if column.name in _LIJSTEN:
        controle.code(_LIJSTEN[column.name], waarde, pad)
    for key in column.foreign_keys:
        if key.column.name == "id":
            controle.verwijzing(key.column.table, waarde, pad)
    return waarde


def _gevormd(waarde: Any, vorm: Vorm | None) -> Any:
    if isinstance(waarde, datetime):
        if waarde.tzinfo is None:
            raise OngeldigError("Geef een tijdstip met zijn verschil met UTC, zoals 2026-03-29T10:00:00+02:00.")
        if waarde.year not in _JAREN:
            raise OngeldigError("Dit jaar kan niet; gebruik vier cijfers.")
    return waarde if vorm is None else vorm(waarde)

"""Which codings of an object elsewhere mean what; one thing is written in several ways by the clients of a register."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_


class SoortObject(StrEnum):
    """What a coding points to."""

    ZAAK = "zaak"
    KLANTCONTACT = "klantcontact"
    KLANTTAAK = "klanttaak"
    INFORMATIEOBJECT = "informatieobject"


@dataclass(frozen=True, slots=True)
class Codering:
    """Three of the four codes; the fourth, the object id, is the object's own."""

    objecttype: str
    register: str
    soort_object_id: str


_STANDAARD: dict[SoortObject, tuple[Codering, ...]] = {
    SoortObject.ZAAK: (
        Codering("zgw-Zaak", "openzaak", "uuid"),
        Codering("zaak", "open-zaak", "uuid"),
        Codering("zgw-Zaak", "openzaak", "identificatie"),
        Codering("zaak", "open-zaak", "identificatie"),
    ),
    SoortObject.KLANTCONTACT: (Codering("klantcontact", "openklant", "uuid"),),
    SoortObject.KLANTTAAK: (
        Codering("klanttaak", "obj", "uuid"),
        Codering("klanttaak", "objecten", "uuid"),
        Codering("klanttaak", "open-klant", "uuid"),
    ),
    SoortObject.INFORMATIEOBJECT: (
        Codering("informatieobject", "openzaak", "uuid"),
        Codering("informatieobject", "open-zaak", "uuid"),
        Codering("zgw-Informatieobject", "openzaak", "uuid"),
    ),
}


@dataclass(frozen=True, eq=False)
class Coderingen:
    """The codings of one municipality.

    Args:
        per_soort: codings by what they mean; kinds that are left out keep their defaults.
    """

    per_soort: Mapping[SoortObject, tuple[Codering, ...]] = field(default_factory=lambda: _STANDAARD)

    @classmethod
    def with_defaults(cls, per_soort: Mapping[SoortObject, tuple[Codering, ...]]) -> "Coderingen":
        """These codings, and the usual ones for the kinds that are left out."""
        return cls({**_STANDAARD, **per_soort})

    def condition(self, table: Any, soort: SoortObject) -> ColumnElement[bool]:
        """SQL condition that a row of `table` (with identificator columns) is coded as `soort`."""
        coderingen = self.per_soort.get(soort, ())
        if not coderingen:
            return false()
        return or_(
            *(
                and_(
                    table.c.identificator_objecttype == codering.objecttype,
                    table.c.identificator_register == codering.register,
                    table.c.identificator_soort_object_id == codering.soort_object_id,
                )
                for codering in coderingen
            )
        )


CODERINGEN = Coderingen()

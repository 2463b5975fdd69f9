from typing import Any, Self

import strawberry

from resolvers.digitaal_adres import DIGITAAL_ADRES
from schema.declaration import Rij, maker
from schema.enums import BronBereikbaarheid
from schema.refs import DigitaalAdresRef


@strawberry.type(description="Waar iemand over een contact te bereiken is, en waarom daar.")
class TeBereikenVia(Rij):
    """An address and why it was chosen."""

    digitaal_adres: DigitaalAdresRef = strawberry.field(description="Het adres of nummer.")
    bron: BronBereikbaarheid = strawberry.field(description="Waarom juist dit adres.")

    @classmethod
    def van(cls, row: Any) -> Self:
        """From the row of a digitaal adres that has `bron` besides."""
        return cls(digitaal_adres=maker(DIGITAAL_ADRES)(row), bron=row.bron)

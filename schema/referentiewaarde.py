from datetime import date

import strawberry

from schema.declaration import Rij, kolom


@strawberry.type(description="Een waarde uit een referentielijst.")
class Referentiewaarde(Rij):
    """One value of a reference list."""

    code: str = kolom("Wat geregistreerd wordt.")
    naam: str = kolom("Wat mensen lezen.")
    begindatum: date | None = kolom("Sinds wanneer de waarde gebruikt mag worden.")
    einddatum: date | None = kolom("Tot en met wanneer.")

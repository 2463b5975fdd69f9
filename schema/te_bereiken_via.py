import strawberry

from schema.declaration import Rij, kolom, zelf
from schema.digitaal_adres import DigitaalAdres
from schema.enums import BronBereikbaarheid
from schema.refs import DigitaalAdresRef


@strawberry.type(description="Waar iemand over een contact te bereiken is, en waarom daar.")
class TeBereikenVia(Rij):
    """A digitaal adres, and why it was chosen."""

    digitaal_adres: DigitaalAdresRef = zelf(lambda: DigitaalAdres, "Het adres of nummer.")
    bron: BronBereikbaarheid = kolom("Waarom juist dit adres.")

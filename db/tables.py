"""All tables, by the name of their concept; importing this fills `Base.metadata`."""

from db.actor import Actor
from db.actor_klantcontact import ActorKlantcontact
from db.base import Base
from db.betrokkene import Betrokkene
from db.bijlage import Bijlage
from db.categorie import Categorie, CategorieRelatie
from db.digitaal_adres import DigitaalAdres
from db.idempotentie import Idempotentie
from db.interne_taak import InterneTaak, InterneTaakActor
from db.klantcontact import Klantcontact
from db.onderwerpobject import Onderwerpobject
from db.partij import Partij
from db.partij_identificator import PartijIdentificator
from db.referentiewaarde import Referentiewaarde
from db.rekeningnummer import Rekeningnummer
from db.vertegenwoordiging import Vertegenwoordiging
from db.wijziging import Wijziging

__all__ = [
    "Actor",
    "ActorKlantcontact",
    "Base",
    "Betrokkene",
    "Bijlage",
    "Categorie",
    "CategorieRelatie",
    "DigitaalAdres",
    "Idempotentie",
    "InterneTaak",
    "InterneTaakActor",
    "Klantcontact",
    "Onderwerpobject",
    "Partij",
    "PartijIdentificator",
    "Referentiewaarde",
    "Rekeningnummer",
    "Vertegenwoordiging",
    "Wijziging",
]

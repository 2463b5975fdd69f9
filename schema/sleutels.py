"""Inputs that say which one is meant; exactly one field is given."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import strawberry

from resolvers.actor import ActorSleutel
from resolvers.contactgeschiedenis import ContactgeschiedenisSleutel
from resolvers.interne_taak import InterneTaakSleutel
from resolvers.klantcontact import KlantcontactSleutel
from resolvers.objectidentificator import ObjectidentificatorFilter
from resolvers.partij import PartijSleutel
from resolvers.partij_identificator import PartijIdentificatorFilter
from resolvers.periode import Periode
from resolvers.zaak import ZaakSleutel
from schema.global_id import sleutel_of, uuid_of
from schema.invoer import ALS, domein, leesbaar, naar_domein, veld

PARTIJ_TYPEN = ("Persoon", "Organisatie", "Contactpersoon")
ACTOR_TYPEN = ("Medewerker", "OrganisatorischeEenheid", "GeautomatiseerdeActor")


def een(beschrijving: str) -> Any:
    """A field of an input of which exactly one is given."""
    return strawberry.field(description=beschrijving)


@domein(ObjectidentificatorFilter)
@strawberry.input(
    name="ObjectidentificatorFilter",
    description="Codes waarmee een ander register een object kent. Wat u geeft moet samen op één object passen.",
)
class ObjectidentificatorFilterInput:
    """Codes of an object elsewhere."""

    objecttype: str | None = veld("Soort object, zoals `zgw-Zaak`.")
    register: str | None = veld("Register waarin het staat, zoals `openzaak`.")
    soort_object_id: str | None = veld("Soort kenmerk, zoals `uuid`.")
    object_id: str | None = veld("Het kenmerk zelf.")


@domein(PartijIdentificatorFilter)
@strawberry.input(
    name="PartijIdentificatorCodes",
    description="De vier codes van een partij-identificator; samen wijzen ze één partij aan.",
)
class PartijIdentificatorCodesInput:
    """All four codes of an identificator."""

    objecttype: str = een("Soort object, zoals `natuurlijk_persoon`.")
    soort_object_id: str = een("Soort kenmerk, zoals `bsn`.")
    object_id: str = een("Het kenmerk zelf.")
    register: str = een("Register, zoals `brp`.")


@domein(Periode)
@strawberry.input(
    name="Periode",
    description="Een periode in hele dagen (Nederlandse tijd, zomertijd meegerekend) of in tijdstippen.",
)
class PeriodeInput:
    """A stretch of time."""

    vanaf: date | None = veld("Eerste dag.")
    tot_en_met: date | None = veld("Laatste dag; hoort er nog bij.")
    vanaf_tijdstip: datetime | None = veld("Eerste tijdstip; hoort er nog bij.")
    tot_tijdstip: datetime | None = veld("Einde; hoort er niet meer bij.")


@strawberry.input(name="PartijSleutel", one_of=True, description="Welke partij. Geef precies één veld.")
class PartijSleutelInput:
    """Which partij."""

    id: strawberry.ID | None = een("Id in deze graaf.")
    uuid: UUID | None = een("Uuid in het register.")
    nummer: str | None = een("Nummer van de partij.")
    bsn: str | None = een("Burgerservicenummer.")
    rsin: str | None = een("RSIN van een niet-natuurlijk persoon.")
    kvk_nummer: str | None = een("Nummer in het handelsregister.")
    vestigingsnummer: str | None = een("Nummer van een vestiging in het handelsregister.")
    identificator: PartijIdentificatorCodesInput | None = een("De vier codes van een identificator.")

    def sleutel(self) -> PartijSleutel:
        """The domain's form."""
        gegeven = _gegeven(self)
        if "id" in gegeven:
            return PartijSleutel(uuid=uuid_of(gegeven["id"], *PARTIJ_TYPEN))
        return PartijSleutel(**{naam: naar_domein(waarde) for naam, waarde in gegeven.items()})


@strawberry.input(name="KlantcontactSleutel", one_of=True, description="Welk klantcontact. Geef precies één veld.")
class KlantcontactSleutelInput:
    """Which klantcontact."""

    id: strawberry.ID | None = een("Id in deze graaf.")
    uuid: UUID | None = een("Uuid in het register.")
    nummer: str | None = een("Nummer dat men aan de telefoon noemt.")

    def sleutel(self) -> KlantcontactSleutel:
        """The domain's form."""
        gegeven = _gegeven(self)
        if "id" in gegeven:
            return KlantcontactSleutel(uuid=uuid_of(gegeven["id"], "Klantcontact"))
        return KlantcontactSleutel(**gegeven)


@strawberry.input(name="InterneTaakSleutel", one_of=True, description="Welke interne taak. Geef precies één veld.")
class InterneTaakSleutelInput:
    """Which interne taak."""

    id: strawberry.ID | None = een("Id in deze graaf.")
    uuid: UUID | None = een("Uuid in het register.")
    nummer: str | None = een("Nummer van de taak.")

    def sleutel(self) -> InterneTaakSleutel:
        """The domain's form."""
        gegeven = _gegeven(self)
        if "id" in gegeven:
            return InterneTaakSleutel(uuid=uuid_of(gegeven["id"], "InterneTaak"))
        return InterneTaakSleutel(**gegeven)


@strawberry.input(name="ZaakSleutel", one_of=True, description="Welke zaak. Geef precies één veld.")
class ZaakSleutelInput:
    """Which zaak."""

    id: strawberry.ID | None = een("Id in deze graaf.")
    uuid: UUID | None = een("Uuid in het zaakregister.")
    identificatie: str | None = een("Kenmerk waaronder men de zaak kent.")
    url: str | None = een("Adres van de zaak in de API van het zaakregister.")

    def sleutel(self) -> ZaakSleutel:
        """The domain's form."""
        gegeven = _gegeven(self)
        if "id" in gegeven:
            return ZaakSleutel(identificatie=sleutel_of(gegeven["id"], "Zaak"))
        return ZaakSleutel(**gegeven)


@domein(ActorSleutel)
@strawberry.input(
    name="ActorSleutel",
    one_of=True,
    description="Welke actor. Een medewerker die als meer actoren geregistreerd staat, wordt in zijn geheel gevonden.",
)
class ActorSleutelInput:
    """Which actor, with all actoren that are the same employee."""

    uuid: strawberry.ID | None = strawberry.field(
        name="id", description="Id in deze graaf, of uuid.", metadata={ALS: lambda tekst: uuid_of(tekst, *ACTOR_TYPEN)}
    )
    email: str | None = een("E-mailadres van een medewerker of eenheid.")
    identificator: ObjectidentificatorFilterInput | None = een("Codes van een actor.")
    naam: str | None = een("(Deel van) een naam.")


@strawberry.input(
    name="ContactgeschiedenisSleutel",
    one_of=True,
    description="Waar een contactgeschiedenis begint: bij een klant, een zaak of één contact. Geef precies één veld.",
)
class ContactgeschiedenisSleutelInput:
    """Where a history starts."""

    partij: PartijSleutelInput | None = een("Bij een bekende klant.")
    zaak: ZaakSleutelInput | None = een("Bij een zaak.")
    klantcontact: KlantcontactSleutelInput | None = een("Bij een contact, zoals het nummer dat de klant noemt.")
    email: str | None = een("Bij wie dit e-mailadres gaf.")
    telefoonnummer: str | None = een("Bij wie dit telefoonnummer gaf.")

    def sleutel(self) -> ContactgeschiedenisSleutel:
        """The domain's form."""
        return ContactgeschiedenisSleutel(
            **{
                naam: waarde.sleutel() if hasattr(waarde, "sleutel") else waarde
                for naam, waarde in _gegeven(self).items()
            }
        )


def _gegeven(invoer: Any) -> dict[str, Any]:
    return {
        naam: leesbaar(waarde) if isinstance(waarde, str) else waarde
        for naam, waarde in vars(invoer).items()
        if waarde is not None and waarde is not strawberry.UNSET
    }

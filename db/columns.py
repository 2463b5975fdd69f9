"""Column groups and small pieces that several tables share."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, DateTime, Integer, String, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

Timestamp = DateTime(timezone=True)

# Lengths of the information model.
LENGTE_NUMMER = 10
LENGTE_NAAM = 200
LENGTE_CODE = 200
LENGTE_ADRESREGEL = 80

ADRES_VELDEN = (
    "nummeraanduiding_id",
    "straatnaam",
    "huisnummer",
    "huisnummertoevoeging",
    "postcode",
    "stad",
    "adresregel1",
    "adresregel2",
    "adresregel3",
    "land",
)


class Identiteit:
    """What every concept has: a uuid of its own and a version for optimistic locking."""

    id: Mapped[UUID] = mapped_column(PgUuid, primary_key=True, server_default=text("gen_random_uuid()"), sort_order=-10)
    versie: Mapped[int] = mapped_column(Integer, nullable=False, server_default=text("1"), sort_order=100)


class Contactnaam:
    """Name of a person, in the parts of the information model."""

    contactnaam_voorletters: Mapped[str | None] = mapped_column(String(10))
    contactnaam_voornaam: Mapped[str | None] = mapped_column(String(LENGTE_NAAM))
    contactnaam_voorvoegsel_achternaam: Mapped[str | None] = mapped_column(String(10))
    contactnaam_achternaam: Mapped[str | None] = mapped_column(String(LENGTE_NAAM))


class Bezoekadres:
    """Where someone can be visited."""

    bezoekadres_nummeraanduiding_id: Mapped[str | None] = mapped_column(String(16))
    bezoekadres_straatnaam: Mapped[str | None] = mapped_column(String(255))
    bezoekadres_huisnummer: Mapped[int | None] = mapped_column(Integer)
    bezoekadres_huisnummertoevoeging: Mapped[str | None] = mapped_column(String(20))
    bezoekadres_postcode: Mapped[str | None] = mapped_column(String(7))
    bezoekadres_stad: Mapped[str | None] = mapped_column(String(255))
    bezoekadres_adresregel1: Mapped[str | None] = mapped_column(String(LENGTE_ADRESREGEL))
    bezoekadres_adresregel2: Mapped[str | None] = mapped_column(String(LENGTE_ADRESREGEL))
    bezoekadres_adresregel3: Mapped[str | None] = mapped_column(String(LENGTE_ADRESREGEL))
    bezoekadres_land: Mapped[str | None] = mapped_column(String(2))


class Correspondentieadres:
    """Where post for someone goes."""

    correspondentieadres_nummeraanduiding_id: Mapped[str | None] = mapped_column(String(16))
    correspondentieadres_straatnaam: Mapped[str | None] = mapped_column(String(255))
    correspondentieadres_huisnummer: Mapped[int | None] = mapped_column(Integer)
    correspondentieadres_huisnummertoevoeging: Mapped[str | None] = mapped_column(String(20))
    correspondentieadres_postcode: Mapped[str | None] = mapped_column(String(7))
    correspondentieadres_stad: Mapped[str | None] = mapped_column(String(255))
    correspondentieadres_adresregel1: Mapped[str | None] = mapped_column(String(LENGTE_ADRESREGEL))
    correspondentieadres_adresregel2: Mapped[str | None] = mapped_column(String(LENGTE_ADRESREGEL))
    correspondentieadres_adresregel3: Mapped[str | None] = mapped_column(String(LENGTE_ADRESREGEL))
    correspondentieadres_land: Mapped[str | None] = mapped_column(String(2))


class Objectidentificator:
    """The four codes with which a register elsewhere knows an object."""

    identificator_objecttype: Mapped[str | None] = mapped_column(String(LENGTE_CODE))
    identificator_register: Mapped[str | None] = mapped_column(String(LENGTE_CODE))
    identificator_soort_object_id: Mapped[str | None] = mapped_column(String(LENGTE_CODE))
    identificator_object_id: Mapped[str | None] = mapped_column(String(LENGTE_CODE))


# What of an object id is a uuid, as both are written: with hyphens, in capitals or not. Object ids that some client wrote
# otherwise are kept as they are; they point to nothing that has a uuid.
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_OBJECT_UUID = f"case when lower(identificator_object_id) ~ '{_UUID}' then lower(identificator_object_id)::uuid end"


class ObjectElders(Objectidentificator):
    """The four codes of an object elsewhere, and its uuid there when it goes by one."""

    # Kept, not worked out: a history asks it of every object of every contact.
    object_uuid: Mapped[UUID | None] = mapped_column(
        PgUuid, Computed(_OBJECT_UUID, persisted=True), nullable=True, sort_order=90
    )


def adres_checks(groep: str) -> tuple[CheckConstraint, ...]:
    """What the database holds true of one address group (`bezoekadres` or `correspondentieadres`)."""
    return (
        CheckConstraint(f"{groep}_nummeraanduiding_id ~ '^[0-9]{{16}}$'", name=f"{groep}_nummeraanduiding_id"),
        CheckConstraint(f"{groep}_huisnummer between 1 and 99999", name=f"{groep}_huisnummer"),
        CheckConstraint(f"{groep}_postcode ~ '^[1-9][0-9]{{3}} [A-Z]{{2}}$'", name=f"{groep}_postcode"),
        CheckConstraint(f"{groep}_land ~ '^[A-Z]{{2}}$'", name=f"{groep}_land"),
    )


def nummer_check(kolom: str) -> CheckConstraint:
    """Up to ten digits, what people say on the phone."""
    return CheckConstraint(f"{kolom} ~ '^[0-9]{{1,10}}$'", name=kolom)


def samen(*kolommen: str) -> str:
    """SQL text of the columns' values in one line, spaces between, immutable (unlike `concat_ws`)."""
    return " || ' ' || ".join(f"coalesce({kolom}, '')" for kolom in kolommen)


NAAM_KOLOMMEN = (
    "contactnaam_voorletters",
    "contactnaam_voornaam",
    "contactnaam_voorvoegsel_achternaam",
    "contactnaam_achternaam",
)


def zoekadres() -> str:
    """SQL text of both addresses in one line, for searching."""
    velden = (
        "straatnaam",
        "huisnummer::text",
        "huisnummertoevoeging",
        "postcode",
        "stad",
        "adresregel1",
        "adresregel2",
        "adresregel3",
    )
    return samen(*(f"{groep}_{veld}" for groep in ("bezoekadres", "correspondentieadres") for veld in velden))

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import LENGTE_CODE, Identiteit

_CODES = ("object_id", "soort_object_id", "objecttype", "register")

# Nine digits whose weighted sum (9, 8, … 2, -1) is a multiple of eleven; all zeros is no number.
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_SOM = " + ".join(
    f"{gewicht} * substr(object_id, {plaats}, 1)::int" for plaats, gewicht in enumerate(_GEWICHTEN, start=1)
)
ELFPROEF = (
    "case when soort_object_id not in ('bsn', 'rsin') then true"
    " when object_id !~ '^[0-9]{9}$' then false"
    f" else object_id <> '000000000' and ({_SOM}) % 11 = 0 end"
)


class PartijIdentificator(Identiteit, Base):
    """How a register elsewhere (BRP, handelsregister) knows a partij."""

    __tablename__ = "partij_identificator"

    partij_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="CASCADE"))
    objecttype: Mapped[str] = mapped_column(String(LENGTE_CODE))
    soort_object_id: Mapped[str] = mapped_column(String(LENGTE_CODE))
    object_id: Mapped[str] = mapped_column(String(LENGTE_CODE))
    register: Mapped[str] = mapped_column(String(LENGTE_CODE))
    # No action: removing a partij takes parent and child in one statement; removing only the parent is refused.
    sub_identificator_van_id: Mapped[UUID | None] = mapped_column(
        PgUuid, ForeignKey("partij_identificator.id", deferrable=True, initially="IMMEDIATE")
    )
    andere_partij_identificator: Mapped[str | None] = mapped_column(String(LENGTE_CODE))

    __table_args__ = (
        UniqueConstraint("partij_id", "soort_object_id"),
        CheckConstraint(
            "case register"
            " when 'brp' then objecttype = 'natuurlijk_persoon' and soort_object_id = 'bsn'"
            " when 'hr' then (objecttype = 'niet_natuurlijk_persoon' and soort_object_id in ('rsin', 'kvk_nummer'))"
            " or (objecttype = 'vestiging' and soort_object_id = 'vestigingsnummer')"
            " else soort_object_id not in ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer') end",
            name="codes_bij_elkaar",
        ),
        CheckConstraint(ELFPROEF, name="elfproef"),
        CheckConstraint("soort_object_id <> 'kvk_nummer' or object_id ~ '^[0-9]{8}$'", name="kvk_nummer"),
        CheckConstraint(
            "soort_object_id <> 'vestigingsnummer' or (object_id ~ '^[0-9]{12}$' and sub_identificator_van_id is not null)",
            name="vestigingsnummer",
        ),
        CheckConstraint("sub_identificator_van_id <> id", name="niet_onder_zichzelf"),
        CheckConstraint("object_id <> ''", name="object_id"),
        Index(
            "uq_partij_identificator_codes",
            *_CODES,
            unique=True,
            postgresql_where=text("sub_identificator_van_id is null"),
        ),
        Index(
            "uq_partij_identificator_codes_onder_ouder",
            *_CODES,
            "sub_identificator_van_id",
            unique=True,
            postgresql_where=text("sub_identificator_van_id is not null"),
        ),
        # Who asks for a BSN or KVK number does not say whether it has a parent, so neither partial index would do.
        Index("ix_partij_identificator_object_id", "object_id", "soort_object_id"),
        Index("ix_partij_identificator_sub_identificator_van_id", "sub_identificator_van_id"),
    )

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Identiteit


class Categorie(Identiteit, Base):
    """A group that partijen can belong to, such as ondernemer."""

    __tablename__ = "categorie"

    naam: Mapped[str] = mapped_column(String(80))

    __table_args__ = (CheckConstraint("naam <> ''", name="naam"),)


class CategorieRelatie(Identiteit, Base):
    """That a partij belonged to a categorie, from begindatum to einddatum."""

    __tablename__ = "categorie_relatie"

    partij_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="CASCADE"))
    # No action: a categorie in use is not removed.
    categorie_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("categorie.id"))
    begindatum: Mapped[date | None] = mapped_column(Date)
    einddatum: Mapped[date | None] = mapped_column(Date)

    __table_args__ = (
        CheckConstraint("einddatum >= begindatum", name="periode"),
        Index("ix_categorie_relatie_partij_id", "partij_id"),
        Index("ix_categorie_relatie_categorie_id", "categorie_id"),
    )

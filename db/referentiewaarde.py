from datetime import date

from sqlalchemy import CheckConstraint, Date, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Referentiewaarde(Base):
    """One value of a reference list, such as kanaal `telefoon`; a municipality changes them."""

    __tablename__ = "referentiewaarde"

    lijst: Mapped[str] = mapped_column(String(40), primary_key=True)
    code: Mapped[str] = mapped_column(String(200), primary_key=True)
    naam: Mapped[str] = mapped_column(String(200))
    begindatum: Mapped[date | None] = mapped_column(Date)
    einddatum: Mapped[date | None] = mapped_column(Date)
    # The service that it comes from; empty for what came with the register or was added by the municipality.
    bron: Mapped[str | None] = mapped_column(String(200))

    __table_args__ = (
        CheckConstraint(
            "lijst in ('kanaal', 'taal', 'land', 'soort_digitaal_adres', 'soort_object', 'soort_object_id', 'extern_register')",
            name="lijst",
        ),
        CheckConstraint("code <> ''", name="code"),
        CheckConstraint("einddatum >= begindatum", name="periode"),
    )

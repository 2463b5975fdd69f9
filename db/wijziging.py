from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Index, Integer, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Timestamp


class Wijziging(Base):
    """That a row of the register was registered, changed or removed: by whom, when, and from what to what.

    Written by the statement that writes the row (`db/write_session.py`). It outlives the row: when that is removed,
    the values go and the names of the fields stay.
    """

    __tablename__ = "wijziging"

    id: Mapped[UUID] = mapped_column(PgUuid, primary_key=True, server_default=text("gen_random_uuid()"))
    # The moment of the transaction: what was written together has the same.
    tijdstip: Mapped[datetime] = mapped_column(Timestamp, server_default=text("now()"))
    concept: Mapped[str] = mapped_column(String(30))
    object_id: Mapped[UUID] = mapped_column(PgUuid)
    # What the row belongs to: its klantcontact, partij, betrokkene or interne taak.
    van_id: Mapped[UUID | None] = mapped_column(PgUuid)
    soort: Mapped[str] = mapped_column(String(12))
    versie: Mapped[int | None] = mapped_column(Integer)
    bewerking: Mapped[str] = mapped_column(String(80))
    naam: Mapped[str] = mapped_column(String(200))
    rol: Mapped[str] = mapped_column(String(40))
    trace_id: Mapped[str | None] = mapped_column(String(32))
    velden: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    voor: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    na: Mapped[dict[str, Any] | None] = mapped_column(JSONB)

    __table_args__ = (
        CheckConstraint("soort in ('registratie', 'wijziging', 'verwijdering')", name="soort"),
        Index("ix_wijziging_tijdstip", text("tijdstip desc"), text("id desc")),
        Index("ix_wijziging_object_id", "object_id", text("tijdstip desc"), text("id desc")),
        Index(
            "ix_wijziging_van_id",
            "van_id",
            text("tijdstip desc"),
            text("id desc"),
            postgresql_where=text("van_id is not null"),
        ),
    )

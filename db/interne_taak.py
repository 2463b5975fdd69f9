from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Sequence,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import LENGTE_NUMMER, Identiteit, Timestamp, nummer_check

interne_taak_nummer = Sequence("interne_taak_nummer", metadata=Base.metadata)


class InterneTaak(Identiteit, Base):
    """What an actor must still do because of a klantcontact. Two states only (B0435)."""

    __tablename__ = "interne_taak"

    nummer: Mapped[str | None] = mapped_column(
        String(LENGTE_NUMMER), unique=True, server_default=text("nextval('interne_taak_nummer')::text")
    )
    referentienummer: Mapped[str | None] = mapped_column(String(LENGTE_NUMMER), unique=True)
    gevraagde_handeling: Mapped[str] = mapped_column(String(200))
    toelichting: Mapped[str | None] = mapped_column(String(1000))
    status: Mapped[str] = mapped_column(String(12), server_default=text("'te_verwerken'"))
    toegewezen_op: Mapped[datetime] = mapped_column(Timestamp, server_default=text("now()"))
    # Absent on a finished task only when an older register did not keep the moment.
    afgehandeld_op: Mapped[datetime | None] = mapped_column(Timestamp)
    klantcontact_id: Mapped[UUID] = mapped_column(PgUuid)
    # Since when the client waits; follows klantcontact.plaatsgevonden_op through the foreign key below.
    plaatsgevonden_op: Mapped[datetime] = mapped_column(Timestamp)
    # The wrongly routed task that this one took over from (C6114).
    vorige_taak_id: Mapped[UUID | None] = mapped_column(PgUuid, ForeignKey("interne_taak.id", ondelete="SET NULL"))

    __table_args__ = (
        ForeignKeyConstraint(
            ["klantcontact_id", "plaatsgevonden_op"],
            ["klantcontact.id", "klantcontact.plaatsgevonden_op"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        nummer_check("nummer"),
        nummer_check("referentienummer"),
        CheckConstraint("gevraagde_handeling <> ''", name="gevraagde_handeling"),
        CheckConstraint("status in ('te_verwerken', 'verwerkt')", name="status"),
        CheckConstraint("afgehandeld_op is null or status = 'verwerkt'", name="afgehandeld_op"),
        CheckConstraint("vorige_taak_id <> id", name="niet_na_zichzelf"),
        UniqueConstraint("id", "status", "plaatsgevonden_op"),
        Index("ix_interne_taak_klantcontact_id", "klantcontact_id"),
        Index("ix_interne_taak_vorige_taak_id", "vorige_taak_id", postgresql_where=text("vorige_taak_id is not null")),
        Index("ix_interne_taak_plaatsgevonden_op_id", "plaatsgevonden_op", "id"),
        Index("ix_interne_taak_toegewezen_op", text("toegewezen_op desc"), text("id desc")),
        Index(
            "ix_interne_taak_open",
            "plaatsgevonden_op",
            "id",
            postgresql_where=text("status = 'te_verwerken'"),
        ),
    )


class InterneTaakActor(Base):
    """Who a task was given to."""

    __tablename__ = "interne_taak_actor"

    interne_taak_id: Mapped[UUID] = mapped_column(PgUuid, primary_key=True)
    # No action: an actor with tasks is made inactive, not removed.
    actor_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("actor.id"), primary_key=True)
    # Both follow the task through the foreign key below, so that a work list is one ordered index scan.
    status: Mapped[str] = mapped_column(String(12))
    plaatsgevonden_op: Mapped[datetime] = mapped_column(Timestamp)

    __table_args__ = (
        ForeignKeyConstraint(
            ["interne_taak_id", "status", "plaatsgevonden_op"],
            ["interne_taak.id", "interne_taak.status", "interne_taak.plaatsgevonden_op"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        Index(
            "ix_interne_taak_actor_actor_id", "actor_id", text("plaatsgevonden_op desc"), text("interne_taak_id desc")
        ),
        Index(
            "ix_interne_taak_actor_open",
            "actor_id",
            "plaatsgevonden_op",
            "interne_taak_id",
            postgresql_where=text("status = 'te_verwerken'"),
        ),
    )

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Identiteit, Timestamp


class ActorKlantcontact(Identiteit, Base):
    """That an actor took part in a klantcontact."""

    __tablename__ = "actor_klantcontact"

    # No action: an actor with contacts is made inactive, not removed; the contact keeps who answered.
    actor_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("actor.id"))
    klantcontact_id: Mapped[UUID] = mapped_column(PgUuid)
    # Follows klantcontact.plaatsgevonden_op through the foreign key below.
    plaatsgevonden_op: Mapped[datetime] = mapped_column(Timestamp)

    __table_args__ = (
        ForeignKeyConstraint(
            ["klantcontact_id", "plaatsgevonden_op"],
            ["klantcontact.id", "klantcontact.plaatsgevonden_op"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        UniqueConstraint("klantcontact_id", "actor_id"),
        Index(
            "ix_actor_klantcontact_actor_id_plaatsgevonden_op",
            "actor_id",
            text("plaatsgevonden_op desc"),
            text("klantcontact_id desc"),
        ),
    )

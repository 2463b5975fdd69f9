from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Identiteit, ObjectElders


class Bijlage(Identiteit, ObjectElders, Base):
    """A pointer to content kept elsewhere, such as the scan of a letter in a document register."""

    __tablename__ = "bijlage"

    klantcontact_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("klantcontact.id", ondelete="CASCADE"))

    __table_args__ = (
        CheckConstraint("identificator_object_id is not null", name="identificator"),
        Index("ix_bijlage_klantcontact_id", "klantcontact_id"),
        Index("ix_bijlage_identificator_object_id", "identificator_object_id"),
    )

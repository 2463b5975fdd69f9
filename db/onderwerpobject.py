from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import LENGTE_CODE, Identiteit, ObjectElders


class Onderwerpobject(Identiteit, ObjectElders, Base):
    """What a klantcontact was about: a zaak, an earlier klantcontact, a klanttaak, or an object elsewhere (B4237)."""

    __tablename__ = "onderwerpobject"

    klantcontact_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("klantcontact.id", ondelete="CASCADE"))
    # A link to a contact that is gone says nothing any more, so it goes along.
    was_klantcontact_id: Mapped[UUID | None] = mapped_column(PgUuid, ForeignKey("klantcontact.id", ondelete="CASCADE"))
    # Object ids are compared without regard to case: uuid's are written both ways.
    object_sleutel: Mapped[str | None] = mapped_column(
        String(LENGTE_CODE), Computed("lower(identificator_object_id)::varchar(200)", persisted=True)
    )

    __table_args__ = (
        CheckConstraint("num_nonnulls(identificator_object_id, was_klantcontact_id) >= 1", name="onderwerp"),
        CheckConstraint("was_klantcontact_id <> klantcontact_id", name="niet_over_zichzelf"),
        Index("ix_onderwerpobject_klantcontact_id", "klantcontact_id"),
        Index("ix_onderwerpobject_identificator_object_id", "identificator_object_id"),
        Index(
            "ix_onderwerpobject_object_sleutel",
            "object_sleutel",
            "klantcontact_id",
            postgresql_where=text("object_sleutel is not null"),
        ),
        Index(
            "ix_onderwerpobject_was_klantcontact_id",
            "was_klantcontact_id",
            postgresql_where=text("was_klantcontact_id is not null"),
        ),
    )

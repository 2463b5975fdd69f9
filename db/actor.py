from sqlalchemy import Boolean, CheckConstraint, Computed, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import LENGTE_NAAM, Identiteit, Objectidentificator


class Actor(Identiteit, Objectidentificator, Base):
    """Who acts for the municipality: Medewerker, OrganisatorischeEenheid or GeautomatiseerdeActor."""

    __tablename__ = "actor"

    naam: Mapped[str] = mapped_column(String(LENGTE_NAAM))
    soort_actor: Mapped[str] = mapped_column(String(24))
    indicatie_actief: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    functie: Mapped[str | None] = mapped_column(String(40))
    omschrijving: Mapped[str | None] = mapped_column(String(200))
    emailadres: Mapped[str | None] = mapped_column(String(254))
    faxnummer: Mapped[str | None] = mapped_column(String(20))
    telefoonnummer: Mapped[str | None] = mapped_column(String(20))
    # One employee can be several actoren (mdw/msei/email, mdw/handmatig/email, mdw/obj/idf): the same e-mail address
    # makes them the same person.
    persoon_sleutel: Mapped[str | None] = mapped_column(
        String(254),
        Computed(
            "case when soort_actor = 'medewerker' then lower(case when identificator_soort_object_id = 'email'"
            " then identificator_object_id else emailadres end)::varchar(254) end",
            persisted=True,
        ),
    )
    naam_zoek: Mapped[str] = mapped_column(String, Computed("klantgraaf_normaal(coalesce(naam, ''))", persisted=True))

    __table_args__ = (
        CheckConstraint("naam <> ''", name="naam"),
        CheckConstraint(
            "soort_actor in ('medewerker', 'organisatorische_eenheid', 'geautomatiseerde_actor')", name="soort_actor"
        ),
        CheckConstraint("soort_actor <> 'geautomatiseerde_actor' or functie is not null", name="functie"),
        CheckConstraint(
            "functie is null or soort_actor <> 'organisatorische_eenheid'", name="functie_niet_van_eenheid"
        ),
        CheckConstraint("omschrijving is null or soort_actor <> 'medewerker'", name="omschrijving_niet_van_medewerker"),
        CheckConstraint("faxnummer is null or soort_actor = 'organisatorische_eenheid'", name="faxnummer_van_eenheid"),
        CheckConstraint(
            "soort_actor <> 'geautomatiseerde_actor' or (emailadres is null and telefoonnummer is null)",
            name="bereikbaarheid",
        ),
        Index("ix_actor_identificator_object_id", "identificator_object_id"),
        Index("ix_actor_persoon_sleutel", "persoon_sleutel"),
        Index("ix_actor_naam_zoek", "naam_zoek", postgresql_using="gin", postgresql_ops={"naam_zoek": "gin_trgm_ops"}),
    )

"""What PostgreSQL itself refuses, said as the rule that was broken: two writers at once can both pass every check."""

from collections.abc import Mapping

from sqlalchemy.exc import IntegrityError

from resolvers.errors import ConflictError, DomainError, NotFoundError

UNIQUE, FOREIGN_KEY = "23505", "23503"

# A number the register gave out that someone brought before; the next one is tried.
NUMMERS = frozenset({"uq_klantcontact_nummer", "uq_partij_nummer", "uq_interne_taak_nummer"})
BESTAAT: Mapping[str, tuple[str, str]] = {
    "uq_klantcontact_nummer": ("nummer", "Dit nummer heeft een ander klantcontact al."),
    "uq_klantcontact_referentienummer": ("referentienummer", "Dit referentienummer heeft een ander klantcontact al."),
    "uq_partij_nummer": ("nummer", "Dit nummer heeft een andere partij al."),
    "uq_interne_taak_nummer": ("nummer", "Dit nummer heeft een andere interne taak al."),
    "uq_interne_taak_referentienummer": ("referentienummer", "Dit referentienummer heeft een andere interne taak al."),
    "uq_partij_identificator_codes": ("objectId", "Deze identificator heeft een partij al."),
    "uq_partij_identificator_codes_onder_ouder": ("objectId", "Deze identificator heeft een partij al."),
    "uq_partij_identificator_partij_id_soort_object_id": (
        "soortObjectId",
        "Deze partij heeft al een identificator van deze soort.",
    ),
    "uq_actor_klantcontact_klantcontact_id_actor_id": ("actoren", "Deze actor hoort al bij dit klantcontact."),
    "uq_digitaal_adres_standaardadres": ("isStandaardadres", "Een ander werd net het standaardadres; kijk opnieuw."),
    "uq_digitaal_adres_voorkeursadres": ("isVoorkeursadres", "Een ander werd net het voorkeursadres; kijk opnieuw."),
    "uq_rekeningnummer_voorkeursrekeningnummer": ("isVoorkeursrekeningnummer", "Een ander werd net de voorkeur."),
    "uq_vertegenwoordiging_vertegenwoordigende_partij_id_ver_b7d5": ("", "Deze vertegenwoordiging staat er al."),
}


def constraint_of(error: IntegrityError) -> tuple[str, str]:
    """SQLSTATE and name of the constraint that was broken."""
    cause = error.orig.__cause__ if error.orig is not None else None
    return str(getattr(cause, "sqlstate", "")), str(getattr(cause, "constraint_name", ""))


def refusal(error: IntegrityError) -> DomainError | None:
    """The rule that was broken, in the words of the domain; None when no one but us can be blamed."""
    state, constraint = constraint_of(error)
    if state == UNIQUE and constraint in BESTAAT:
        veld, melding = BESTAAT[constraint]
        return ConflictError("BESTAAT_AL", melding, (veld,) if veld else ())
    if state == FOREIGN_KEY:
        # Looked up and held before it is pointed at, so it was removed by someone who pointed at it first.
        return NotFoundError("Iets waarnaar dit verwijst is net verwijderd; haal de gegevens opnieuw op.", ())
    return None

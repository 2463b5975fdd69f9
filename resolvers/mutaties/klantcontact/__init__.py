"""Klantcontact: registered with all that belongs to it, corrected, and added to."""

from resolvers.mutaties.klantcontact.gegevens import (
    KLANTCONTACT_SCHRIJFBAAR,
    KlantcontactGegevens,
    MetagegevenGegevens,
)
from resolvers.mutaties.klantcontact.registreren import nieuw_klantcontact, registreer_klantcontact
from resolvers.mutaties.klantcontact.wijzigen import wijzig_klantcontact

__all__ = [
    "KLANTCONTACT_SCHRIJFBAAR",
    "KlantcontactGegevens",
    "MetagegevenGegevens",
    "nieuw_klantcontact",
    "registreer_klantcontact",
    "wijzig_klantcontact",
]

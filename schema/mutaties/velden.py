"""Fields that inputs have in common."""

from typing import Any

import strawberry

from schema.invoer import veld


def versieveld() -> Any:
    """What the caller last saw."""
    return strawberry.field(
        description="De versie die u het laatst zag. Wijzigde een ander het sindsdien, dan gebeurt er niets."
    )


def sleutelveld() -> Any:
    """The key of idempotency of a registration."""
    return veld(
        "Eigen kenmerk van deze registratie, zoals een uuid, hooguit 200 tekens. Wie hetzelfde nog eens stuurt krijgt "
        "de eerste uitkomst terug; er wordt niets dubbel vastgelegd."
    )

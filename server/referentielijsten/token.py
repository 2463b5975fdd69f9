import os

# Not a setting: it would stand in tables and help texts with its value.
VARIABELE = "KLANTGRAAF_REFERENTIELIJSTEN_TOKEN"


def token_uit_omgeving() -> str | None:
    """The token for the service, when one is set."""
    return os.environ.get(VARIABELE, "").strip() or None

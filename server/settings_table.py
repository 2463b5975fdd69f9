from collections.abc import Iterator

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo

from server.settings import Settings, variable

_HEAD = """\
# Instellingen

Deze tabel is gemaakt met `klantgraaf instellingen`; wijzig haar in `server/settings.py`.

Elke instelling is een omgevingsvariabele. Opties op de opdrachtregel (`--host`, `--port`, `--data`) gaan voor.
`DATABASE_URL` mag ook zonder voorvoegsel; staan beide er, dan telt `KLANTGRAAF_DATABASE_URL`.

| Variabele | Standaard | Betekenis |
|---|---|---|
"""


def settings_table() -> str:
    """All settings as a Markdown page in Dutch, ending in a newline."""
    rows = (f"| `{variable(name)}` | {_default(field)} | {_meaning(field)} |\n" for name, field in _fields())
    return _HEAD + "".join(rows)


def _fields() -> Iterator[tuple[str, FieldInfo]]:
    yield from Settings.model_fields.items()


def _default(field: FieldInfo) -> str:
    if field.default is None or field.default_factory is not None:
        return "–"
    text = str(field.default).lower() if isinstance(field.default, bool) else f"{field.default}"
    return f"`{text}`"


def _meaning(field: FieldInfo) -> str:
    lowest = next((f"{m.ge}" for m in field.metadata if isinstance(m, Ge)), None)
    above = next((f"meer dan {m.gt}" for m in field.metadata if isinstance(m, Gt)), None)
    highest = next((f"{m.le}" for m in field.metadata if isinstance(m, Le)), None)
    low = lowest or above
    limits = f" ({low} t/m {highest})" if low and highest else ""
    return f"{field.description}{limits}"

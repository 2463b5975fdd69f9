from pathlib import Path

import orjson

_EXAMPLES = Path(__file__).parent.parent.parent / "web" / "voorbeelden"
_FIRST = "c9127"


def introduction() -> str:
    """The first query to try, as text; empty when the examples are not there."""
    document = _EXAMPLES / f"{_FIRST}.graphql"
    variables = _EXAMPLES / f"{_FIRST}.json"
    if not document.exists() or not variables.exists():
        return ""
    filled_in = orjson.dumps(orjson.loads(variables.read_bytes()), option=orjson.OPT_INDENT_2).decode()
    return f"\nProbeer als eerste deze vraag:\n\n{document.read_text()}\nmet deze variabelen:\n\n{filled_in}\n\n"

import re
from pathlib import Path

from server.cli.demonstration import introduction

_README = Path(__file__).parent.parent.parent / "README.md"


def test_demo_prints_the_first_query_of_the_readme() -> None:
    # given the README
    text = _README.read_text()
    query = re.search(r"```graphql\n(.*?)```", text, flags=re.DOTALL)
    variables = re.search(r"```json variabelen\n(.*?)```", text, flags=re.DOTALL)
    assert query is not None
    assert variables is not None
    # then `make demo` prints its first query, word for word
    assert query[1].strip() in introduction()
    assert variables[1].strip() in introduction()

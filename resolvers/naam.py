from typing import Any

from sqlalchemy import ColumnElement, FromClause, func


def volledige_naam(table: FromClause) -> ColumnElement[Any]:
    """A person's name in one line: first name (else initials), prefix, surname; NULL when there is nothing of it."""
    first = func.coalesce(func.nullif(table.c.contactnaam_voornaam, ""), table.c.contactnaam_voorletters)
    parts = (first, table.c.contactnaam_voorvoegsel_achternaam, table.c.contactnaam_achternaam)
    return func.nullif(func.concat_ws(" ", *(func.nullif(part, "") for part in parts)), "")

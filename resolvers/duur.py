from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal


def iso8601(seconds: ColumnElement[Any]) -> ColumnElement[Any]:
    """Whole seconds as an ISO 8601 duration: days, hours, minutes, seconds, without zeros; NULL stays NULL."""
    parts = [
        case((amount > 0, cast(amount, Text) + literal(letter)), else_="")
        for amount, letter in (
            (func.div(func.mod(seconds, 86_400), 3_600), "H"),
            (func.div(func.mod(seconds, 3_600), 60), "M"),
            (func.mod(seconds, 60), "S"),
        )
    ]
    days = func.div(seconds, 86_400)
    date = case((days > 0, cast(days, Text) + literal("D")), else_="")
    time = parts[0] + parts[1] + parts[2]
    return case(
        (seconds == 0, "PT0S"),
        (func.mod(seconds, 86_400) == 0, literal("P") + date),
        (seconds > 0, literal("P") + date + literal("T") + time),
    )

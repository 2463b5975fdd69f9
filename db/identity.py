from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a transaction works for, as the row policies see it.

    Args:
        naam: subject identifier.
        rol: role.
    """

    naam: str
    rol: str


def _settings(identity: Identity, statement_timeout_ms: int) -> Mapping[str, str]:
    return {
        "klantgraaf.naam": identity.naam,
        "klantgraaf.rol": identity.rol,
        "statement_timeout": str(statement_timeout_ms),
        "jit": "off",
        "timezone": "UTC",
        # What is read is in memory or on solid state; the default makes PostgreSQL read whole tables, not a few rows.
        "random_page_cost": "1.1",
    }


_SET = text(
    "select "
    + ", ".join(f"set_config('{name}', :s{number}, true)" for number, name in enumerate(_settings(Identity("", ""), 0)))
)


async def set_identity(connection: AsyncConnection, identity: Identity, statement_timeout_ms: int) -> None:
    """Set the identity, the time limit and what every transaction of ours relies on; all of it ends with the transaction.

    Here and in `reading` are the only places that do, because an installation spread over machines must use
    `SET LOCAL` instead: transaction-local, so that it also holds behind a pooler in transaction mode.
    """
    values = _settings(identity, statement_timeout_ms).values()
    await connection.execute(_SET, {f"s{number}": value for number, value in enumerate(values)})


class Plans(StrEnum):
    """How PostgreSQL plans the statements of a transaction that come again with other values.

    Attributes:
        AUTO: as it chooses itself.
        ONCE: for all values together, so that one plan is good for all requests.
        BY_VALUE: each time, with the values known: what is searched for can decide how it is found.
    """

    AUTO = "auto"
    ONCE = "force_generic_plan"
    BY_VALUE = "force_custom_plan"


def reading(identity: Identity, statement_timeout_ms: int, plans: Plans) -> str:
    """Text that begins a transaction to read in and sets all of that, in one round trip.

    Args:
        identity: who it works for.
        statement_timeout_ms: PostgreSQL ends a statement that takes longer.
        plans: how its statements are planned.
    """
    settings = {**_settings(identity, statement_timeout_ms), "plan_cache_mode": plans.value}
    # What is sent as one text has no parameters; hexadecimal digits can end no literal, whatever they stand for.
    calls = (
        f"set_config('{name}', convert_from('\\x{value.encode().hex()}', 'UTF8'), true)"
        for name, value in settings.items()
    )
    return f"begin isolation level repeatable read read only; select {', '.join(calls)}"

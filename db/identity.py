from dataclasses import dataclass

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


_SET = text(
    "select set_config('klantgraaf.naam', :naam, true), set_config('klantgraaf.rol', :rol, true),"
    " set_config('statement_timeout', :timeout, true), set_config('jit', 'off', true),"
    " set_config('timezone', 'UTC', true),"
    # What is read is in memory or on solid state; the default makes PostgreSQL read whole tables instead of a few rows.
    " set_config('random_page_cost', '1.1', true), set_config('plan_cache_mode', :plans, true)"
)


async def set_identity(
    connection: AsyncConnection, identity: Identity, statement_timeout_ms: int, *, plan_by_value: bool = False
) -> None:
    """Set the identity, the time limit and what every transaction of ours relies on; all of it ends with the transaction.

    The only place that does, because an installation spread over machines must use `SET LOCAL` here instead: one
    statement, transaction-local, so that it also holds behind a pooler in transaction mode.
    """
    plans = "force_custom_plan" if plan_by_value else "auto"
    values = {"naam": identity.naam, "rol": identity.rol, "timeout": str(statement_timeout_ms), "plans": plans}
    await connection.execute(_SET, values)

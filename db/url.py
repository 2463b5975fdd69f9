from sqlalchemy import URL, make_url


def async_url(url: str) -> URL:
    """The address with the driver this project uses.

    Args:
        url: `postgresql://…` or `postgres://…`, with or without a driver.

    Raises:
        ValueError: the address is not one of PostgreSQL. The message never holds the address (it may hold a password).
    """
    try:
        parsed = make_url(url)
    except Exception:  # noqa: BLE001  the parser's message quotes the address
        raise ValueError("DATABASE_URL is not an address SQLAlchemy can read") from None
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise ValueError(f"DATABASE_URL must start with postgresql://, not {parsed.get_backend_name()}://")
    return parsed.set(drivername="postgresql+asyncpg")

"""Addresses of a database: what is understood, and that no error repeats a password."""

import pytest

from db.url import async_url


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:w@host:5433/d",
        "postgres://u:w@host:5433/d",
        "postgresql+asyncpg://u:w@host:5433/d",
        "postgresql+psycopg://u:w@host:5433/d",
    ],
)
def test_an_address_gets_our_driver(url: str) -> None:
    assert async_url(url).render_as_string(hide_password=False) == "postgresql+asyncpg://u:w@host:5433/d"


def test_a_socket_and_options_are_kept() -> None:
    url = async_url("postgresql:///d?host=/var/run/postgresql&application_name=x")
    assert (url.database, url.query["host"], url.query["application_name"]) == ("d", "/var/run/postgresql", "x")


@pytest.mark.parametrize(
    "url", ["mysql://u:geheim@h/d", "sqlite:///geheim", "geheim", "", "postgresql://u:geheim@h:poort/d"]
)
def test_another_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as error:
        async_url(url)
    assert "geheim" not in str(error.value)
    assert error.value.__suppress_context__ or error.value.__context__ is None

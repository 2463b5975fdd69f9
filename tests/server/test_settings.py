from collections.abc import Callable
from pathlib import Path

import pytest

from server.database_url import DatabaseUrlError, normalise
from server.settings import Settings, load_settings
from server.settings_error import SettingsError
from server.settings_table import settings_table

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "geheim"  # noqa: S105 - an example
EVERYWHERE = ["0.0.0.0", "::"]  # noqa: S104 - refused


def test_table_in_the_documentation_is_fresh() -> None:
    assert (ROOT / "docs" / "instellingen.md").read_text() == settings_table(), (
        "run: klantgraaf instellingen > docs/instellingen.md"
    )


def test_every_setting_is_described_and_in_the_table() -> None:
    table = settings_table()
    for name, field in Settings.model_fields.items():
        assert field.description
        assert f"`KLANTGRAAF_{name.upper()}`" in table


def test_defaults(settings_of: Callable[..., Settings]) -> None:
    settings = settings_of()

    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 8000, Path(".klantgraaf"))
    assert settings.database_url is None
    assert settings.statement_timeout < settings.operation_timeout


@pytest.mark.usefixtures("settings_of")
def test_environment_and_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTGRAAF_PORT", "9000")
    monkeypatch.setenv("KLANTGRAAF_POOL_SIZE", "5")
    monkeypatch.setenv("KLANTGRAAF_LOG_LEVEL", "")
    monkeypatch.setenv("DATABASE_URL", "postgres://a@h/algemeen")

    assert load_settings(port=None, host=None).port == 9000
    assert load_settings(port=1).port == 1
    assert load_settings().pool_size == 5
    assert load_settings().log_level == "info"
    assert "algemeen" in str(load_settings().database_url and load_settings().database_url.get_secret_value())
    monkeypatch.setenv("KLANTGRAAF_DATABASE_URL", "postgres://a@h/eigen")
    assert "eigen" in str(load_settings().database_url and load_settings().database_url.get_secret_value())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost", "/run/klantgraaf.sock"])
def test_hosts_of_this_machine(settings_of: Callable[..., Settings], host: str) -> None:
    assert settings_of(host=host).host == host


@pytest.mark.usefixtures("settings_of")
@pytest.mark.parametrize(
    "host", [*EVERYWHERE, "10.0.0.1", "", "example.org", "*", "localhost.example.org", "run/x.sock"]
)
def test_other_hosts_are_refused_with_the_reason(host: str) -> None:
    with pytest.raises(SettingsError, match=r"^KLANTGRAAF_HOST: .*geen aanmelding.*127\.0\.0\.1"):
        load_settings(host=host)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgresql://u:p@h:1/d", "postgresql+asyncpg://u:p@h:1/d"),
        ("postgres://h/d", "postgresql+asyncpg://h/d"),
        (" postgresql+asyncpg://u@h/d\n", "postgresql+asyncpg://u@h/d"),
        ("postgresql://u:p%40%3A@h/d?sslmode=require&x=%2F", "postgresql+asyncpg://u:p%40%3A@h/d?ssl=require&x=%2F"),
        ("postgresql:///d?host=/run/postgresql", "postgresql+asyncpg:///d?host=%2Frun%2Fpostgresql"),
        ("postgresql://u@[::1]:5432/d", "postgresql+asyncpg://u@[::1]:5432/d"),
    ],
)
def test_database_addresses(given: str, expected: str) -> None:
    assert normalise(given) == expected


@pytest.mark.usefixtures("settings_of")
@pytest.mark.parametrize(
    "url",
    [
        f"mysql://u:{PASSWORD}@h/d",
        f"postgresql+psycopg://u:{PASSWORD}@h/d",
        f"sqlite:///{PASSWORD}",
        PASSWORD,
        f"host=h password={PASSWORD}",
        f"postgresql://u:{PASSWORD}#x@h/d",
        f"postgresql://u:{PASSWORD}@h:poort/d",
        f"postgresql://u:{PASSWORD}@h",
        f"{PASSWORD}://h/d",
        f"://{PASSWORD}",
    ],
)
def test_other_database_addresses_are_refused_without_repeating_them(url: str) -> None:
    with pytest.raises(DatabaseUrlError) as caught:
        normalise(url)
    if not url.startswith(PASSWORD):
        assert PASSWORD not in str(caught.value)
    assert caught.value.__cause__ is None

    with pytest.raises(SettingsError, match=r"^KLANTGRAAF_DATABASE_URL: ") as refused:
        load_settings(database_url=url)
    if not url.startswith(PASSWORD):
        assert PASSWORD not in str(refused.value)


def test_password_is_not_in_the_representation(settings_of: Callable[..., Settings]) -> None:
    assert PASSWORD not in repr(settings_of(database_url=f"postgresql://u:{PASSWORD}@h/d"))


@pytest.mark.usefixtures("settings_of")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"port": "x"}, "KLANTGRAAF_PORT: moet een heel getal zijn"),
        ({"port": 70_000}, "KLANTGRAAF_PORT: mag hoogstens 65535 zijn"),
        ({"pool_size": 1}, "KLANTGRAAF_POOL_SIZE: moet minstens 2 zijn"),
        ({"operation_timeout": 0}, "KLANTGRAAF_OPERATION_TIMEOUT: moet groter zijn dan 0.0"),
        ({"graphiql": "misschien"}, "KLANTGRAAF_GRAPHIQL: moet true of false zijn"),
        (
            {"log_level": "luid"},
            "KLANTGRAAF_LOG_LEVEL: moet een van deze zijn: 'debug', 'info', 'warning' of 'error'",
        ),
        (
            {"statement_timeout": 10},
            "KLANTGRAAF_STATEMENT_TIMEOUT (10 s) moet korter zijn dan KLANTGRAAF_OPERATION_TIMEOUT (10 s)",
        ),
        ({"poort": 1}, "KLANTGRAAF_POORT: bestaat niet"),
        (
            {"port": "x", "pool_size": 0},
            "KLANTGRAAF_PORT: moet een heel getal zijn\nKLANTGRAAF_POOL_SIZE: moet minstens 2 zijn",
        ),
    ],
)
def test_unusable_settings_are_explained(given: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(**given)

    assert str(caught.value) == message


def test_coderingen_are_read_from_json(monkeypatch: pytest.MonkeyPatch) -> None:
    # given codings of this municipality for a zaak
    monkeypatch.setenv("KLANTGRAAF_CODERINGEN", '{"zaak": [["dossier", "dms", "nummer"]]}')
    # when the settings are read
    coderingen = load_settings().coderingen
    # then they stand in them
    assert coderingen == {"zaak": [("dossier", "dms", "nummer")]}


def test_coderingen_of_an_unknown_kind_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTGRAAF_CODERINGEN", '{"dossier": [["a", "b", "c"]]}')
    with pytest.raises(SettingsError, match="KLANTGRAAF_CODERINGEN"):
        load_settings()

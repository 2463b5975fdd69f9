import os
import re
from collections.abc import Mapping
from pathlib import Path

from db.embedded.errors import EmbeddedPostgresError

Settings = Mapping[str, str | int | float | bool]

_MIB = 1024 * 1024
_NAME = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?")

# Where the server listens, who may connect and where its data are is decided here and nowhere else.
_RESERVED = frozenset(
    {
        "cluster_name",
        "config_file",
        "data_directory",
        "external_pid_file",
        "hba_file",
        "ident_file",
        "listen_addresses",
        "logging_collector",
        "port",
        "unix_socket_directories",
        "unix_socket_group",
        "unix_socket_permissions",
    }
)

# Version 2 and 1. In a container these are its own limits.
_CGROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def default_settings() -> dict[str, str]:
    """Settings for a server that shares its machine with the application."""
    memory = machine_memory() // _MIB
    return {
        "max_connections": "100",
        "shared_buffers": f"{_between(128, memory // 8, 4096)}MB",
        "effective_cache_size": f"{_between(256, memory // 2, 65536)}MB",
        "work_mem": f"{_between(4, memory // 1024, 32)}MB",
        "maintenance_work_mem": f"{_between(64, memory // 32, 1024)}MB",
        # Solid state: a random page costs hardly more than the next one.
        "random_page_cost": "1.1",
        "shared_preload_libraries": "pg_stat_statements",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] ",
    }


def machine_memory() -> int:
    """Bytes of memory that we may use: the machine's, or less when a container has a limit."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for path in _CGROUP_LIMITS:
        try:
            memory = min(memory, int(path.read_text()))
        except (OSError, ValueError):
            # Not there, or "max".
            continue
    return memory


def options(settings: Settings) -> list[str]:
    """Options of the command line for settings of the caller, which go before defaults and ALTER SYSTEM.

    Raises:
        EmbeddedPostgresError: a name is not one of a setting, or one that is not the caller's to decide.
    """
    result = []
    for name, value in settings.items():
        if not _NAME.fullmatch(name) or "\0" in str(value):
            raise EmbeddedPostgresError(f"{name!r} is not a setting of PostgreSQL.")
        if name in _RESERVED:
            raise EmbeddedPostgresError(
                f"The setting {name} cannot be changed: the embedded PostgreSQL needs it itself."
            )
        result += ["-c", f"{name}={_text(value)}"]
    return result


def is_durable(settings: Settings) -> bool:
    """Whether data must survive a crash of the machine: unless the caller switches fsync off."""
    return _text(settings.get("fsync", True)).lower() not in {"off", "false", "no", "0"}


def _text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def _between(low: int, value: int, high: int) -> int:
    return max(low, min(value, high))

"""What counts as "this machine only", for the address we listen on, the client, and the name it called us by."""

from functools import lru_cache
from ipaddress import ip_address
from pathlib import PurePosixPath


@lru_cache(maxsize=64)
def is_loopback_address(address: str) -> bool:
    """Whether `address` is an IP address that never leaves the machine (127.0.0.0/8, ::1)."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def is_loopback_name(name: str) -> bool:
    """Whether a host name (without port or brackets) can only mean this machine."""
    return name.lower() == "localhost" or is_loopback_address(name)


def unix_socket_path(host: str) -> PurePosixPath | None:
    """The path when `host` is a Unix socket (an absolute path), else None."""
    return PurePosixPath(host) if host.startswith("/") else None


def host_without_port(value: str) -> str | None:
    """The name in a `Host` header, without port and brackets; None when the header is malformed."""
    if value.startswith("["):
        name, bracket, port = value[1:].partition("]")
        well_formed = bracket and (not port or (port[0] == ":" and _is_port(port[1:])))
    else:
        name, colon, port = value.partition(":")
        well_formed = name and (not colon or _is_port(port))
    return name if well_formed else None


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit()

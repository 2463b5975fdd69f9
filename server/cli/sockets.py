import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from server.cli.errors import CliError
from server.loopback import is_loopback_address, unix_socket_path
from server.settings import Settings

_REASONS = {
    errno.EADDRINUSE: "is al in gebruik. Kies een andere met --port, of stop het programma dat hem gebruikt.",
    errno.EACCES: "mag deze gebruiker niet openen. Kies met --port een poort boven 1023.",
    errno.EADDRNOTAVAIL: "bestaat op deze machine niet. Kies een ander adres met --host.",
}


@contextmanager
def bound_socket(settings: Settings) -> Iterator[tuple[socket.socket, str]]:
    """A bound socket and the base URL of what will listen on it.

    Bound before anything else starts, so that a port that is in use is known at once.

    Raises:
        CliError: it cannot be had.
    """
    path = unix_socket_path(settings.host)
    listener = _bind_address(settings.host, settings.port) if path is None else _bind_path(Path(path))
    try:
        yield listener, f"unix:{path}" if path is not None else _url(listener)
    finally:
        listener.close()
        if path is not None:
            Path(path).unlink(missing_ok=True)


def _bind_address(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise CliError(f"Het adres {host} bestaat op deze machine niet.", exit_code=2) from None
    if not is_loopback_address(str(address[0])):
        raise CliError(f"{host} is hier niet deze machine zelf. Gebruik --host 127.0.0.1.", exit_code=2)
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    _bind(listener, address, f"Poort {port} op {host}")
    return listener


def _bind_path(path: Path) -> socket.socket:
    _remove_abandoned(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # Only for the user that started the server, from its first moment.
    before = os.umask(0o177)
    try:
        _bind(listener, str(path), f"De Unix-socket {path}")
    finally:
        os.umask(before)
    return listener


def _bind(listener: socket.socket, address: tuple[Any, ...] | str, name: str) -> None:
    try:
        listener.bind(address)
    except OSError as error:
        listener.close()
        reason = _REASONS.get(error.errno or 0, f"is niet te openen: {error.strerror}.")
        raise CliError(f"{name} {reason}") from None


def _remove_abandoned(path: Path) -> None:
    """Remove the socket of a server that was killed; one that still answers stays."""
    if not path.is_socket():
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            with suppress(OSError):
                path.unlink()


def _url(listener: socket.socket) -> str:
    address, port = listener.getsockname()[:2]
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"

"""A client that costs next to nothing, so that what is measured is the server."""

import socket
from types import TracebackType
from typing import Self

_KOP = b"\r\n\r\n"


class HttpFoutError(Exception):
    """The answer is not a 200."""


class Verbinding:
    """One keep-alive connection to a server on this machine.

    Args:
        poort: on 127.0.0.1.
        timeout: seconds for one answer.
    """

    def __init__(self, poort: int, timeout: float = 60.0) -> None:
        self._socket = socket.create_connection(("127.0.0.1", poort), timeout=timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._poort = poort

    def vraag(self, body: bytes) -> bytes:
        """Ask, and wait for all of the answer.

        Raises:
            HttpFoutError: another status than 200; the message holds the answer.
        """
        self._socket.sendall(verzoek(self._poort, body))
        kop, rest = self._tot(b"", _KOP)
        status, lengte = ontleed(kop)
        antwoord = self._gedeeld(rest) if lengte is None else self._precies(rest, lengte)
        if status != 200:  # noqa: PLR2004
            raise HttpFoutError(f"{status}: {antwoord[:2000].decode(errors='replace')}")
        return antwoord

    def _tot(self, begin: bytes, einde: bytes) -> tuple[bytes, bytes]:
        while einde not in begin:
            stuk = self._socket.recv(65536)
            if not stuk:
                raise ConnectionError("the server closed the connection")
            begin += stuk
        voor, _, na = begin.partition(einde)
        return voor, na

    def _precies(self, begin: bytes, lengte: int) -> bytes:
        buffer = bytearray(lengte)
        buffer[: len(begin)] = begin
        rest = memoryview(buffer)[len(begin) :]
        while rest:
            aantal = self._socket.recv_into(rest)
            if not aantal:
                raise ConnectionError("the server closed the connection")
            rest = rest[aantal:]
        return bytes(buffer)

    def _gedeeld(self, begin: bytes) -> bytes:
        """A body in chunks."""
        delen: list[bytes] = []
        while True:
            maat, begin = self._tot(begin, b"\r\n")
            lengte = int(maat, 16)
            while len(begin) < lengte + 2:
                begin += self._socket.recv(65536)
            if lengte == 0:
                return b"".join(delen)
            delen.append(begin[:lengte])
            begin = begin[lengte + 2 :]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._socket.close()


def verzoek(poort: int, body: bytes) -> bytes:
    """The bytes of one request."""
    kop = (
        f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:{poort}\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return kop.encode() + body


def ontleed(kop: bytes) -> tuple[int, int | None]:
    """Status and length of an answer; no length when it comes in chunks."""
    regels = kop.split(b"\r\n")
    lengte = None
    for regel in regels[1:]:
        naam, _, waarde = regel.partition(b":")
        if naam.lower() == b"content-length":
            lengte = int(waarde)
    return int(regels[0].split(b" ", 2)[1]), lengte

"""Contenders as processes: started, waited for, and stopped whatever happens."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.http import HttpFoutError, Verbinding
from bench.teksten import HIER, WORTEL

_BEREID = 60.0
_STOPPEN = 10.0
_STERF_MEE = HIER / "sterf_mee.py"


@dataclass(frozen=True, eq=False)
class Opdracht:
    """How to start a contender.

    Args:
        argumenten: from the address of the register and a port to a command line.
        omgeving: further environment variables.
        map: where to start it.
    """

    argumenten: Callable[[str, int], list[str]]
    omgeving: Mapping[str, str]
    map: Path = WORTEL


class Proces:
    """A contender that runs.

    Args:
        proces: the running command.
        poort: where it listens on 127.0.0.1.
        log: file with what it prints.
    """

    def __init__(self, proces: "subprocess.Popen[bytes]", poort: int, log: Path) -> None:
        self._proces = proces
        self._log = log
        self._begin = time.perf_counter()
        self.poort = poort
        self.pid = proces.pid
        self.starttijd = 0.0

    def wacht(self, proef: bytes) -> None:
        """Wait until it answers a question; `starttijd` is how long that took since it was started.

        Raises:
            RuntimeError: it stopped by itself, or does not answer in time.
        """
        einde = time.monotonic() + _BEREID
        fout: Exception | None = None
        while time.monotonic() < einde and self._proces.poll() is None:
            try:
                with Verbinding(self.poort, timeout=_BEREID) as verbinding:
                    verbinding.vraag(proef)
            except (OSError, HttpFoutError) as error:
                fout = error
                time.sleep(0.005)
            else:
                self.starttijd = self.starttijd or time.perf_counter() - self._begin
                return
        staart = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{self._proces.args!r} does not answer ({fout}):\n{staart}")

    def beeindig(self) -> None:
        """Ask it to stop, without waiting for that."""
        if self._proces.poll() is None:
            self._proces.terminate()

    def verbind(self, timeout: float = 60.0) -> Verbinding:
        """A connection to it."""
        return Verbinding(self.poort, timeout)

    def processen(self) -> list[psutil.Process]:
        """It and its children."""
        eigen = psutil.Process(self.pid)
        return [eigen, *eigen.children(recursive=True)]

    def cpu(self) -> float:
        """CPU seconds used so far."""
        tijden = [proces.cpu_times() for proces in self.processen()]
        return float(sum(tijd.user + tijd.system for tijd in tijden))

    def rss(self) -> int:
        """Bytes of memory now."""
        return sum(int(proces.memory_info().rss) for proces in self.processen())

    def hoogste_rss(self) -> int:
        """Most bytes of memory that it ever had, or what it has now where the system does not keep that."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        except OSError:
            return self.rss()
        return next((int(r.split()[1]) * 1024 for r in status.splitlines() if r.startswith("VmHWM:")), self.rss())


def _vrije_poort() -> int:
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return int(los.getsockname()[1])


def _omgeving() -> dict[str, str]:
    """Ours, but that Python keeps what it compiled, as wherever it is installed: half of a start goes to that."""
    return {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def gestart(opdracht: Opdracht, url: str, log: Path) -> Iterator[Proces]:
    """Run a contender until the block ends; it is ready after `wacht`.

    Args:
        opdracht: how.
        url: address of the register.
        log: file for what it prints.
    """
    poort = _vrije_poort()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as uit:
        proces = subprocess.Popen(  # noqa: S603  the command is ours
            [sys.executable, "-I", "-S", str(_STERF_MEE), *opdracht.argumenten(url, poort)],
            cwd=opdracht.map,
            env={**_omgeving(), "DATABASE_URL": url, **opdracht.omgeving},
            stdin=subprocess.DEVNULL,
            stdout=uit,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield Proces(proces, poort, log)
        finally:
            _stop(proces)


def _stop(proces: "subprocess.Popen[bytes]") -> None:
    """End it and all of its children; politely first."""
    if proces.poll() is None:
        proces.terminate()
        with suppress(subprocess.TimeoutExpired):
            proces.wait(_STOPPEN)
    with suppress(ProcessLookupError):
        # The process group is its own: it started a session.
        os.killpg(proces.pid, signal.SIGKILL)
    proces.wait()

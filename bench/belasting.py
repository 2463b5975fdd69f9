"""Many at once: a process of its own that asks one question over several connections, for a bounded time.

    python -m bench.belasting --poort 8000 --verbindingen 16 --seconden 5 --meeste 10000 < body

It prints what came of it as JSON. It talks to 127.0.0.1 and to nothing else.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field

import orjson
import uvloop

from bench.http import ontleed, verzoek
from bench.teksten import HIER, WORTEL

_GOED, _TE_DRUK = 200, 503


@dataclass(frozen=True)
class Doorvoer:
    """What came of it.

    Args:
        per_seconde: answers.
        antwoorden: how many in all.
        geweigerd: refusals because it was too busy (503).
        mediaan: of the time that an answer took, in seconds.
        p95: one in twenty took longer.
    """

    per_seconde: float
    antwoorden: int
    geweigerd: int
    mediaan: float
    p95: float


@dataclass
class _Stand:
    einde: float
    over: int
    tijden: list[float] = field(default_factory=list)
    geweigerd: int = 0


async def _een(poort: int, tekst: bytes, stand: _Stand) -> None:
    lees, schrijf = await asyncio.open_connection("127.0.0.1", poort, limit=1 << 22)
    try:
        while stand.over > 0 and time.perf_counter() < stand.einde:
            stand.over -= 1
            begin = time.perf_counter()
            schrijf.write(tekst)
            status, lengte = ontleed((await lees.readuntil(b"\r\n\r\n"))[:-4])
            if lengte is None:
                raise RuntimeError("an answer without a length")
            await lees.readexactly(lengte)
            if status == _GOED:
                stand.tijden.append(time.perf_counter() - begin)
            elif status == _TE_DRUK:
                stand.geweigerd += 1
                # What the server asks for: come back a little later.
                await asyncio.sleep(1)
            else:
                raise RuntimeError(f"status {status}")
    finally:
        schrijf.close()


async def _allen(poort: int, verbindingen: int, seconden: float, meeste: int, body: bytes) -> Doorvoer:
    begin = time.perf_counter()
    stand = _Stand(begin + seconden, meeste)
    tekst = verzoek(poort, body)
    async with asyncio.timeout(seconden + 60):
        await asyncio.gather(*(_een(poort, tekst, stand) for _ in range(verbindingen)))
    duur = time.perf_counter() - begin
    tijden = sorted(stand.tijden)
    return Doorvoer(
        per_seconde=len(tijden) / duur,
        antwoorden=len(tijden),
        geweigerd=stand.geweigerd,
        mediaan=statistics.median(tijden) if tijden else 0.0,
        p95=tijden[int(0.95 * len(tijden))] if tijden else 0.0,
    )


def start(
    poort: int, body: bytes, verbindingen: int, seconden: float, meeste: int = 1_000_000
) -> "subprocess.Popen[bytes]":
    """Start it as a process of its own; `uitkomst` waits for it."""
    proces = subprocess.Popen(  # noqa: S603
        [
            *(sys.executable, "-I", "-S", str(HIER / "sterf_mee.py")),
            *(sys.executable, "-m", "bench.belasting", "--poort", str(poort), "--verbindingen", str(verbindingen)),
            *("--seconden", str(seconden), "--meeste", str(meeste)),
        ],
        cwd=WORTEL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    if proces.stdin is None:
        raise RuntimeError("no pipe")
    proces.stdin.write(body)
    proces.stdin.close()
    proces.stdin = None
    return proces


def uitkomst(proces: "subprocess.Popen[bytes]", seconden: float) -> Doorvoer:
    """What came of it; ends it when it does not end by itself."""
    try:
        tekst, _ = proces.communicate(timeout=seconden + 90)
    finally:
        proces.kill()
    if proces.returncode:
        raise RuntimeError(f"the load ended with {proces.returncode}")
    return Doorvoer(**orjson.loads(tekst))


def meet(poort: int, body: bytes, verbindingen: int, seconden: float) -> Doorvoer:
    """Ask over several connections for some seconds."""
    return uitkomst(start(poort, body, verbindingen, seconden), seconden)


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--poort", type=int, required=True)
    parser.add_argument("--verbindingen", type=int, required=True)
    parser.add_argument("--seconden", type=float, required=True)
    parser.add_argument("--meeste", type=int, required=True)
    keuzes = parser.parse_args()
    werk = _allen(keuzes.poort, keuzes.verbindingen, keuzes.seconden, keuzes.meeste, sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps(asdict(uvloop.run(werk))))


if __name__ == "__main__":
    _main()

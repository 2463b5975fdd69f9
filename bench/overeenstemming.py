"""Whether two contenders gave the same answer: the same bytes, apart from what cannot be the same.

A cursor is each contender's own. A duration that still runs has grown between two questions: all of those that differ
must differ by the same time, and that may not be more than the time it took to ask.
"""

import re
from itertools import zip_longest

_CURSOR = re.compile(rb'"(start|end)Cursor":"[^"]*"')
_DUUR = re.compile(rb'"iso8601":"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"')
_LANGSTE_VRAAGTIJD = 600
_AFRONDING = 2
_RONDOM = 80


class VerschilError(Exception):
    """Two answers differ."""


def _zonder_eigen(antwoord: bytes) -> tuple[bytes, list[int]]:
    seconden: list[int] = []

    def vervang(gevonden: re.Match[bytes]) -> bytes:
        dagen, uren, minuten, rest = (int(deel or 0) for deel in gevonden.groups())
        seconden.append(((dagen * 24 + uren) * 60 + minuten) * 60 + rest)
        return b'"iso8601":"P"'

    return _DUUR.sub(vervang, _CURSOR.sub(rb'"\1Cursor":""', antwoord)), seconden


def vergelijk(wie: str, antwoord: bytes, norm: bytes) -> None:
    """Compare an answer with what it should be.

    Raises:
        VerschilError: where and how it differs.
    """
    if not norm.startswith(b'{"data":{'):
        raise VerschilError(f"no answer to compare with: {norm[:500].decode(errors='replace')}")
    tekst, duren = _zonder_eigen(antwoord)
    verwacht, verwachte_duren = _zonder_eigen(norm)
    if tekst != verwacht:
        plaats = next(i for i, (a, b) in enumerate(zip_longest(tekst, verwacht)) if a != b)
        om = slice(max(0, plaats - _RONDOM), plaats + _RONDOM)
        raise VerschilError(
            f"{wie} differs at byte {plaats}:\n  {tekst[om].decode(errors='replace')}\n"
            f"  {verwacht[om].decode(errors='replace')}"
        )
    verschillen = {abs(a - b) for a, b in zip(duren, verwachte_duren, strict=True)} - {0}
    if verschillen and (max(verschillen) - min(verschillen) > _AFRONDING or max(verschillen) > _LANGSTE_VRAAGTIJD):
        raise VerschilError(f"{wie}: durations differ by {min(verschillen)} to {max(verschillen)} seconds")

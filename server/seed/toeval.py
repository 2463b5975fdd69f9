"""Chance that can be repeated: the same seed and place give the same draws, in any process."""

import random
from collections.abc import MutableSequence, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_ZONDER_VERSIE = (1 << 128) - 1 - (0xF << 76) - (0x3 << 62)
_VERSIE_4 = (0x4 << 76) | (0x2 << 62)


class Toeval:
    """Draws for one place in one seeded register.

    Args:
        zaad: seed of the register.
        plaats: which part is written with it, such as `contacten/12`.
    """

    def __init__(self, zaad: int, plaats: str) -> None:
        self._rng = random.Random(f"{zaad}/{plaats}")  # noqa: S311  # repeatable on purpose
        self.deel = self._rng.random
        self._bits = self._rng.getrandbits

    def kans(self, deel: float) -> bool:
        """True in this part of the cases."""
        return self.deel() < deel

    def tot(self, grens: int) -> int:
        """Whole number from 0 up to, not including, `grens`."""
        return int(self.deel() * grens)

    def een(self, keuzes: Sequence[T]) -> T:
        """One of these, each as likely."""
        return keuzes[int(self.deel() * len(keuzes))]

    def vooraan(self, keuzes: Sequence[T]) -> T:
        """One of these, the first ones far more often."""
        deel = self.deel()
        return keuzes[int(deel * deel * len(keuzes))]

    def uuid(self) -> str:
        """A random uuid (version 4) as 32 hexadecimal digits."""
        return f"{self._bits(128) & _ZONDER_VERSIE | _VERSIE_4:032x}"

    def lognormaal(self, spreiding: float) -> float:
        """Positive number with mean 1 and a long tail."""
        return self._rng.lognormvariate(-spreiding * spreiding / 2, spreiding)

    def schud(self, rij: MutableSequence[int]) -> None:
        """Put these in random order."""
        self._rng.shuffle(rij)


def vaste_uuid(zaad: int, soort: str, nummer: int) -> str:
    """The uuid (32 digits) of something that several places refer to, without looking it up."""
    getal = int.from_bytes(blake2b(f"{zaad}/{soort}/{nummer}".encode(), digest_size=16).digest())
    return f"{getal & _ZONDER_VERSIE | _VERSIE_4:032x}"


def met_streepjes(uuid: str) -> str:
    """The usual way of writing a uuid, for texts; a uuid column takes both."""
    return f"{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}"

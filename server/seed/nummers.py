"""Identification numbers that satisfy their tests and belong to nobody.

BSN: counted down from 999999999. The first thousand steps stay in 99999…, the first ten thousand in 9999…: the numbers
that are set apart for testing. A register with more persons than those 9,090 goes on downwards (999…, then 99…): not a
published test range, but the end of the number space that is farthest from the numbers in use.
RSIN: the same from 98…; KVK numbers start with 00, which no chamber of commerce ever had; vestigingsnummers with 9999.
Phone numbers: the Dutch numbering plan sets none apart for fiction, so these are of ranges it gives no destination to:
06-0… (mobile numbers are 061 to 065 and 068) and 012… (not an area code). They ring nowhere.
IBAN: `TEST` is the code of no bank.
"""

# Steps of the count-down that belong to the people of the story (`server.seed.verhaal`).
_VERHAAL_VAN, _VERHAAL_AANTAL = 600, 100

BIC = "TESTNL2A"


def stap(volgnummer: int) -> int:
    """Step of the count-down for the so-manieth partij of a seeded register; skips those of the story."""
    return volgnummer if volgnummer < _VERHAAL_VAN else volgnummer + _VERHAAL_AANTAL


def _elfproef(begin: int) -> str | None:
    """The nine-digit number that starts with these eight digits; None when its last digit would have to be a ten."""
    rest, som = begin, 0
    for gewicht in (2, 3, 4, 5, 6, 7, 8, 9):
        rest, cijfer = divmod(rest, 10)
        som += gewicht * cijfer
    controle = som % 11
    return None if controle == 10 else f"{begin}{controle}"  # noqa: PLR2004  # not a digit


def bsn(stap: int) -> str | None:
    """BSN of a step; None for the one in eleven that has none (B4749: a person need not have a BSN)."""
    return _elfproef(99_999_999 - stap)


def rsin(stap: int) -> str | None:
    """RSIN of a step; None for the one in eleven that has none."""
    return _elfproef(98_999_999 - stap)


def kvk_nummer(stap: int) -> str:
    """KVK number of a step below a million."""
    return f"{stap:08d}"


def vestigingsnummer(stap: int) -> str:
    """Vestigingsnummer of a step."""
    return f"9999{stap:08d}"


def iban(stap: int) -> str:
    """Dutch IBAN of a step: bank code TEST, check digits that satisfy modulo 97."""
    rekening = f"{stap:010d}"
    # TEST as 29 14 28 29, NL as 23 21, then 00 where the check digits come.
    controle = 98 - int(f"29142829{rekening}232100") % 97
    return f"NL{controle:02d}TEST{rekening}"


def mobiel(stap: int) -> str:
    """Mobile number of a step, ten digits, below 9,990,000 (the rest is the story's)."""
    return f"060{stap % 9_990_000:07d}"


def vast(stap: int) -> str:
    """Fixed-line number of a step, ten digits."""
    return f"012{stap % 10_000_000:07d}"

"""The reference lists a new register starts with, one CSV file (`code,naam`) per list.

`taal` is ISO 639-2/T without the collective codes that nobody speaks as such (`ber` and `sgn` stay: they are in use),
`land` ISO 3166-1 alpha-2, both with the Dutch names of Unicode CLDR 48. A municipality changes its lists in the
register, not here: the files are loaded once, by migration 0002.
"""

import csv
from importlib.resources import files

LIJSTEN = ("kanaal", "taal", "land", "soort_digitaal_adres", "soort_object", "soort_object_id", "extern_register")


def waarden(lijst: str) -> list[tuple[str, str]]:
    """Code and name of every value of `lijst`, in the order of the file."""
    text = (files(__name__) / f"{lijst}.csv").read_text(encoding="utf-8")
    return [(row["code"], row["naam"]) for row in csv.DictReader(text.splitlines())]

"""For every rule that the database keeps: rows it refuses and rows it takes."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.db.wereld import LATER, NERGENS
from tests.support.rijen import BEGIN

Rij = dict[str, Any]


@dataclass(frozen=True)
class Regel:
    """A rule of a table.

    Args:
        tabel: where it holds.
        weigert: rows it refuses.
        neemt: rows it takes.
        eerst: rows that are there already, for a rule about several.
    """

    tabel: str
    weigert: list[Rij]
    neemt: list[Rij]
    eerst: list[Rij] = field(default_factory=list)


def waarden(tabel: str, kolom: str, goed: list[Any], fout: list[Any], **rest: Any) -> Regel:
    """A rule about the values of one column."""
    return Regel(tabel, [{kolom: w, **rest} for w in fout], [{kolom: w, **rest} for w in goed])


def verwijst(tabel: str, kolom: str, goed: Any, **rest: Any) -> Regel:
    """A foreign key of one column."""
    return Regel(tabel, [{kolom: NERGENS, **rest}], [{kolom: goed, **rest}])


def adres(tabel: str, groep: str) -> dict[str, Regel]:
    """The rules of an address."""
    velden: dict[str, tuple[list[Any], list[Any]]] = {
        "nummeraanduiding_id": (["0123456789012345", None], ["012345678901234", "x123456789012345", ""]),
        "huisnummer": ([1, 99_999, None], [0, -1, 100_000]),
        "postcode": (["1234 AB", None], ["1234AB", "0234 AB", "1234 ab", "123 AB", " 1234AB", ""]),
        "land": (["NL", None], ["nl", "N", "N1"]),
    }
    return {f"ck_{tabel}_{groep}_{veld}": waarden(tabel, f"{groep}_{veld}", *beide) for veld, beide in velden.items()}


def nummer(tabel: str, kolom: str) -> dict[str, Regel]:
    """Up to ten digits, and no other row's."""
    return {
        f"ck_{tabel}_{kolom}": waarden(tabel, kolom, ["42", "0000000042", "9999999999", None], ["", "A1", "-1", "1 "]),
        f"uq_{tabel}_{kolom}": Regel(
            tabel, [{kolom: "77"}], [{kolom: "78"}, {kolom: None}], [{kolom: "77"}, {kolom: None}]
        ),
    }


def van_contact(tabel: str) -> Regel:
    """The foreign key that brings the contact's moment along."""
    weigert = [{"klantcontact_id": NERGENS}, {"plaatsgevonden_op": BEGIN + timedelta(seconds=1)}]
    return Regel(tabel, weigert, [{"klantcontact_id": LATER}])

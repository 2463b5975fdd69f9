"""What a filter should find, as data: values as a client sends them, and SQL written by hand.

A condition is about a row `r`. `LIJST` and `EEN` stand for what a query of the case's own finds in the register at
hand; the condition knows all that as `$1`, an array of texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LIJST, EEN = object(), object()


@dataclass(frozen=True)
class Geval:
    """A value of a field, and the rows it should find.

    Args:
        waarde: as a client sends it.
        waar: condition on `r`.
        uit: query for the values that `LIJST` and `EEN` stand for.
    """

    waarde: Any
    waar: str
    uit: str | None = None


@dataclass(frozen=True)
class Filter:
    """A filter.

    Args:
        lijst: root field it belongs to.
        rijen: query of the keys of its rows; `{}` is the condition.
        gevallen: cases by field.
    """

    lijst: str
    rijen: str
    gevallen: dict[str, list[Geval]]


def eigen(tabel: str, gevallen: dict[str, list[Geval]], lijst: str) -> Filter:
    """The filter of a table's own list."""
    return Filter(lijst, f"select r.id from {tabel} r where {{}}", {"uuid": waarden(tabel, "id"), **gevallen})


def waarden(tabel: str, kolom: str, waar: str = "r.{}::text = any($1)", uit: str | None = None) -> list[Geval]:
    """A field that takes values of a column: some that occur, and none at all."""
    van = uit or kolom
    query = f"select {van} from {tabel} where {van} is not null group by 1 order by 1 limit 2"
    return [Geval(LIJST, waar.format(kolom), query), Geval([], "false")]


def een_van(kolom: str, *codes: str) -> list[Geval]:
    """A field that takes texts."""
    return [Geval(list(codes[:n]), f"{kolom} in ({lijst(codes[:n])})") for n in range(1, len(codes) + 1)]


def soorten(kolom: str, *codes: str) -> list[Geval]:
    """A field that takes values of an enum: each alone, and all."""
    apart = [Geval([code.upper()], f"{kolom} = '{code}'") for code in codes]
    return [*apart, Geval([code.upper() for code in codes], f"{kolom} in ({lijst(codes)})")]


def lijst(codes: Sequence[str]) -> str:
    """Texts in SQL."""
    return ", ".join(f"'{code}'" for code in codes)


def ja_nee(conditie: str) -> list[Geval]:
    """A field that takes true or false: whoever is not one is the other."""
    return [Geval(True, conditie), Geval(False, f"({conditie}) is not true")]


def codes(*vier: str) -> list[Geval]:
    """The four codes apart and together, and two that no one row has both of."""
    namen = ("objecttype", "register", "soortObjectId", "objectId")
    kolommen = ("objecttype", "register", "soort_object_id", "object_id")
    waar = [f"r.identificator_{kolom} = '{code}'" for kolom, code in zip(kolommen, vier, strict=True)]
    apart = [Geval({naam: code}, conditie) for naam, code, conditie in zip(namen, vier, waar, strict=True)]
    alle = Geval(dict(zip(namen, vier, strict=True)), " and ".join(waar))
    return [*apart, alle, Geval({namen[0]: vier[0], namen[1]: "elders"}, "false"), Geval({}, "true")]


def periode(kolom: str) -> list[Geval]:
    """A field that takes a period, around the night that summer time began."""
    dag = f"({kolom} at time zone 'Europe/Amsterdam')::date"
    return [
        Geval({"vanaf": "2026-03-01"}, f"{dag} >= '2026-03-01'"),
        Geval({"totEnMet": "2026-03-29"}, f"{dag} <= '2026-03-29'"),
        Geval({"vanaf": "2026-03-29", "totEnMet": "2026-03-29"}, f"{dag} = '2026-03-29'"),
        Geval({"vanaf": "2025-02-01", "totEnMet": "2026-04-15"}, f"{dag} between '2025-02-01' and '2026-04-15'"),
        Geval({"vanafTijdstip": "2026-03-29T00:55:00Z"}, f"{kolom} >= '2026-03-29T00:55:00Z'"),
        Geval({"totTijdstip": "2026-03-29T03:05:00+02:00"}, f"{kolom} < '2026-03-29T01:05:00Z'"),
        Geval(
            {"vanaf": "2026-01-01", "totTijdstip": "2026-03-30T00:20:00+02:00"},
            f"{dag} >= '2026-01-01' and {kolom} < '2026-03-29T22:20:00Z'",
        ),
    ]


def zoek(kolom: str, *woorden: str) -> str:
    """Condition that a name or address in normal form has every word, as the beginning of a word or much like it."""
    return " and ".join(
        f"({kolom} like '% {woord}%' or word_similarity(' {woord}', {kolom}) >= 0.6)" for woord in woorden
    )


_MENS = """case when soort_actor = 'medewerker' then lower(case when identificator_soort_object_id = 'email'
  then identificator_object_id else emailadres end) end"""


def genoemde_actoren(genoemd: str) -> str:
    """Query of the actoren that satisfy a condition, and those that are the same employee as one of them."""
    return f"""select id from actor where {genoemd} or {_MENS} in (select {_MENS} from actor where {genoemd})"""


def actor(van: str) -> list[Geval]:
    """A field that takes an ActorSleutel; `van` is a condition with `{}` for the query of the actoren meant."""
    meest = """select a.id from actor a join actor_klantcontact l on l.actor_id = a.id where soort_actor = '{}'
      group by 1 order by count(*) desc, 1 limit 1"""
    post = """select lower(identificator_object_id) from actor where identificator_soort_object_id = 'email'
      group by 1 order by count(*) desc, 1 limit 1"""
    met_post = f"({_MENS} = any($1) or lower(emailadres) = any($1))"
    gevallen = [
        ({"id": EEN}, "id::text = any($1)", meest.format("medewerker")),
        ({"id": EEN}, "id::text = any($1)", meest.format("organisatorische_eenheid")),
        ({"email": EEN}, met_post, post),
        ({"identificator": {"objecttype": "afd"}}, "identificator_objecttype = 'afd'", None),
        ({"identificator": {"objecttype": "afd", "register": "elders"}}, "false", None),
        ({"naam": "noor de wit"}, zoek("naam_zoek", "noor", "wit"), None),
    ]
    return [Geval(waarde, van.format(genoemde_actoren(waar)), uit) for waarde, waar, uit in gevallen]


ZAAK = "(identificator_objecttype, identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))"


def zaak(van: str) -> list[Geval]:
    """A field that takes zaken, in either letter case; `van` is a condition with `{}` for the query of contacts."""
    meest = f"select {{}}(identificator_object_id) from onderwerpobject where {ZAAK} group by 1 order by count(*) desc, 1 limit 2"
    over = f"""select klantcontact_id from onderwerpobject where {ZAAK}
      and lower(identificator_object_id) = any(select lower(x) from unnest($1::text[]) x)"""
    return [Geval(LIJST, van.format(over), meest.format(wijze)) for wijze in ("lower", "upper")] + [
        Geval(["onzin"], "false")
    ]


def adres(soort: str, van: str) -> list[Geval]:
    """A field that takes an address; `van` is a condition with `{}` for the condition on an address `d`."""
    meest = f"select adres from digitaal_adres where soort = '{soort}' and {{}} is not null group by 1 order by count(*) desc, 1 limit 1"
    waar = van.format(f"d.soort = '{soort}' and lower(d.adres) = lower(($1::text[])[1])")
    niemand = "niemand@nergens.example" if soort == "email" else "+31999999999"
    return [
        Geval(EEN, waar, meest.format("partij_id")),
        Geval(EEN, waar, meest.format("betrokkene_id")),
        Geval(niemand, "false"),
    ]

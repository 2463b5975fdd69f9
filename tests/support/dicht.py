"""A dense register: sixty of everything, and behind every relation of every one of them several targets."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

import asyncpg

from server.seed.schrijver import VOLGORDE
from tests.support.rijen import BEGIN, CONTACT, DOCUMENT, KLANTTAAK, ZAC, ZGW, codering

AANTAL = 60
_CONTACTEN = 3 * AANTAL
SOORTEN = ("persoon", "organisatie", "contactpersoon")
ACTOREN = ("mdw", "mdw2", "mdw3", "afd", "bot")

# Table and row.
Rijen = Iterator[tuple[str, dict[str, Any]]]


def vast(soort: str, nummer: int) -> UUID:
    """The id of the so manieth of its kind; ids of a kind sort by number."""
    merk = blake2b(soort.encode(), digest_size=6).hexdigest()
    return UUID(f"{merk}40008000{nummer:012x}")


def iban(nummer: int) -> str:
    """An account number that satisfies modulo 97."""
    bban = f"TURF{nummer:010d}"
    cijfers = "".join(str(int(teken, 36)) for teken in f"{bban}NL00")
    return f"NL{98 - int(cijfers) % 97:02d}{bban}"


def rond(i: int) -> int:
    """Numbers go round, so that the last has neighbours too."""
    return (i - 1) % AANTAL + 1


def _actoren(i: int) -> Rijen:
    post = f"m{i}@turfstad.example"
    # Three codings of one employee.
    soorten = {
        "mdw": ("medewerker", ("mdw", "msei", "email", post.upper()), {}),
        "mdw2": ("medewerker", ("mdw", "obj", "idf", f"m{i}"), {"emailadres": post}),
        "mdw3": ("medewerker", ("mdw", "handmatig", "email", post), {}),
        "afd": ("organisatorische_eenheid", ("afd", "obj", "idf", f"a{i}"), {}),
        "bot": ("geautomatiseerde_actor", ("bot", "obj", "idf", f"b{i}"), {"functie": "Leest post"}),
    }
    for wie, (soort, codes, rest) in soorten.items():
        velden = {"functie": None, "emailadres": None, **rest, **codering(*codes)}
        yield "actor", {"id": vast(wie, i), "naam": f"{wie} {i:02d}", "soort_actor": soort, **velden}


def _partijen(i: int) -> Rijen:
    yield "categorie", {"id": vast("categorie", i), "naam": f"Categorie {i}"}
    for plaats, soort in enumerate(SOORTEN):
        partij, nummer = vast(soort, i), 3 * i + plaats
        mens, werkt = soort != "organisatie", soort == "contactpersoon"
        yield (
            "partij",
            {
                "id": partij,
                "soort_partij": soort,
                "contactnaam_achternaam": f"Van {i:02d}" if mens else None,
                "naam": None if mens else f"Stichting {i:02d}",
                "werkte_voor_id": vast("organisatie", i) if werkt else None,
            },
        )
        yield from _bij_partij(partij, nummer)
        for andere in (i, rond(i + 1)):
            yield (
                "categorie_relatie",
                {
                    "id": vast(f"lid{andere - i}", nummer),
                    "partij_id": partij,
                    "categorie_id": vast("categorie", andere),
                },
            )
        for verder, wie in enumerate(SOORTEN, start=1):
            yield (
                "vertegenwoordiging",
                {
                    "id": vast(f"vtw{verder}", nummer),
                    "vertegenwoordigende_partij_id": vast(wie, rond(i + verder)),
                    "vertegenwoordigde_partij_id": partij,
                },
            )


def _bij_partij(partij: UUID, nummer: int) -> Rijen:
    for diepte in (1, 2, 3):
        yield (
            "partij_identificator",
            {
                "id": vast(f"code{diepte}", nummer),
                "partij_id": partij,
                "register": "turfstad",
                "objecttype": "klant",
                "soort_object_id": f"soort{diepte}",
                "object_id": str(nummer),
                "sub_identificator_van_id": None if diepte == 1 else vast(f"code{diepte - 1}", nummer),
            },
        )
    for keer in (1, 2):
        yield (
            "rekeningnummer",
            {"id": vast(f"bank{keer}", nummer), "partij_id": partij, "iban": iban(10 * nummer + keer)},
        )
    yield _adres("post", nummer, "email", f"p{nummer}@post.example", partij_id=partij)
    yield _adres("bel", nummer, "telefoonnummer", f"06{nummer:08d}", partij_id=partij, is_voorkeursadres=True)


def _adres(wat: str, nummer: int, soort: str, adres: str, **van: Any) -> tuple[str, dict[str, Any]]:
    eigenaar = {"partij_id": None, "betrokkene_id": None, "is_voorkeursadres": False, **van}
    return "digitaal_adres", {"id": vast(wat, nummer), "soort": soort, "adres": adres, **eigenaar}


def _contacten(i: int) -> Rijen:
    for keer in range(3):
        k = 3 * (i - 1) + keer + 1
        contact, moment = vast("klantcontact", k), BEGIN + timedelta(hours=k)
        erbij = {"klantcontact_id": contact, "plaatsgevonden_op": moment}
        yield "klantcontact", {"id": contact, "kanaal": "telefoon", "plaatsgevonden_op": moment}
        for plaats, soort in enumerate(SOORTEN):
            wie = vast(f"betr{soort}", k)
            yield (
                "betrokkene",
                {"id": wie, **erbij, "partij_id": vast(soort, i), "rol": "klant", "initiator": plaats == 0},
            )
            yield _adres(f"bb1{soort}", k, "telefoonnummer", f"06{k:08d}", betrokkene_id=wie)
            gedeeld = "allen@post.example" if soort == "persoon" else f"b{k}@post.example"
            yield _adres(f"bb2{soort}", k, "email", gedeeld, betrokkene_id=wie)
        for wie in ACTOREN:
            yield "actor_klantcontact", {"id": vast(f"ak{wie}", k), **erbij, "actor_id": vast(wie, i)}
        yield from _onderwerpen(i, k, contact)
        yield from _taken(i, k, erbij)


def _onderwerpen(i: int, k: int, contact: UUID) -> Rijen:
    codes = {
        "zaak": (*(ZGW if k % 2 else ZAC), str(vast("zaak", i)).upper() if k % 3 else str(vast("zaak", i))),
        "zaak2": (*ZGW, str(vast("zaak", rond(i + 1)))),
        "taak": (*KLANTTAAK, str(vast("klanttaak", i))),
        "overig": ("lichtmast", "beheer", "nummer", f"TS-{i}"),
        "was": (),
        "id": (*CONTACT, str(vast("klantcontact", max(1, k - 2)))),
    }
    for wat, vier in codes.items():
        if k > 2 or wat not in {"was", "id"}:
            was = vast("klantcontact", k - 1) if wat == "was" else None
            leeg = dict.fromkeys(codering("", "", "", ""))
            yield (
                "onderwerpobject",
                {
                    "id": vast(f"over{wat}", k),
                    "klantcontact_id": contact,
                    "was_klantcontact_id": was,
                    **leeg,
                    **codering(*vier),
                },
            )
    for wat, vier in (
        ("doc", (*DOCUMENT, str(vast("document", i)))),
        ("mast", ("lichtmast", "beheer", "nummer", f"TS-{i}")),
    ):
        yield "bijlage", {"id": vast(f"bij{wat}", k), "klantcontact_id": contact, **codering(*vier)}


def _taken(i: int, k: int, erbij: dict[str, Any]) -> Rijen:
    for keer in (1, 2):
        taak, status = vast(f"taak{keer}", k), "te_verwerken" if k % 2 else "verwerkt"
        moment = erbij["plaatsgevonden_op"] + timedelta(minutes=keer)
        yield (
            "interne_taak",
            {
                "id": taak,
                **erbij,
                "gevraagde_handeling": "Uitzoeken",
                "toegewezen_op": moment,
                "status": status,
                "vorige_taak_id": vast(f"taak{keer}", k - 1 if k > 1 else _CONTACTEN),
            },
        )
        for wie in ACTOREN:
            rij = {"interne_taak_id": taak, "actor_id": vast(wie, i), "status": status}
            yield "interne_taak_actor", {**rij, "plaatsgevonden_op": erbij["plaatsgevonden_op"]}


async def vul_dicht(url: str) -> None:
    """Fill an empty register with it."""
    rijen: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for i in range(1, AANTAL + 1):
        for deel in (_actoren, _partijen, _contacten):
            for tabel, rij in deel(i):
                rijen[tabel].append(rij)
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute("set constraints all deferred")
            for tabel in VOLGORDE:
                kolommen = list(rijen[tabel][0])
                records = [tuple(rij[kolom] for kolom in kolommen) for rij in rijen[tabel]]
                await connection.copy_records_to_table(tabel, records=records, columns=kolommen)
        await connection.execute("analyze")
    finally:
        await connection.close()


async def vul_wijzigingen(url: str) -> None:
    """To its history: changes with ids of their own kind, one per contact, of which object and actor are there."""
    connection = await asyncpg.connect(url)
    try:
        await connection.executemany(
            "insert into wijziging (id, concept, object_id, van_id, soort, bewerking, naam, rol, na)"
            " select $1, 'actor_klantcontact', id, klantcontact_id, 'registratie', 'koppelActor', 'medewerker', 'kcc',"
            " jsonb_build_object('actor_id', actor_id) from actor_klantcontact where klantcontact_id = $2"
            " order by actor_id limit 1",
            [(vast("wijziging", k), vast("klantcontact", k)) for k in range(1, _CONTACTEN + 1)],
        )
    finally:
        await connection.close()

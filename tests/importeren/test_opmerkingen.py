from pathlib import Path

import asyncpg

from server.importeer.openklant import MapBron, importeer
from server.importeer.verslag import Soort
from tests.importeren.rijen import (
    Rijen,
    actor,
    betrokkene,
    digitaal_adres,
    identificator,
    interne_taak,
    klantcontact,
    partij,
)

P, Q, K, X, Y, Z = (f"{n:08d}-0000-4000-8000-000000000000" for n in range(1, 7))


async def _opmerkingen(rijen: Rijen, folder: Path, database_url: str) -> list[tuple[str, str | None, str]]:
    with await importeer(MapBron(rijen.bewaar(folder)), database_url) as verslag:
        assert verslag.volledig
        gevonden = [(m.resource, m.uuid, m.reden) for m in verslag.meldingen(Soort.OPMERKING)]
        assert sum(telling.opmerkingen for telling in verslag.resources.values()) == len(gevonden)
    return gevonden


async def test_what_deviates_is_taken_and_listed(database_url: str, tmp_path: Path) -> None:
    rijen = Rijen.leeg()
    rijen["partijen"] += [partij(P), partij(Q, "organisatie")]
    rijen["partij-identificatoren"] += [
        identificator(X, Q, "rsin", "111222333"),
        identificator(Y, Q, "vestigingsnummer", "000012345678", onder=X),
    ]
    rijen["actoren"].append(actor(P))
    rijen["klantcontacten"] += [klantcontact(K), klantcontact(X)]
    rijen["betrokkenen"].append(betrokkene(X, K))
    rijen["actorklantcontacten"].append({"uuid": Z, "actor": {"uuid": P}, "klantcontact": {"uuid": X}})
    rijen["internetaken"] += [
        interne_taak(X, K, []),
        interne_taak(Y, K, [P], status="verwerkt", afgehandeldOp=None),
    ]
    gevonden = await _opmerkingen(rijen, tmp_path / "een", database_url)
    assert gevonden == [
        ("partijen", P, "de partij heeft geen identificator"),
        ("partij-identificatoren", Y, "subIdentificatorVan: een vestigingsnummer hoort onder een KVK-nummer"),
        ("klantcontacten", X, "het klantcontact heeft geen betrokkene"),
        ("klantcontacten", K, "het klantcontact heeft geen actor"),
        ("internetaken", X, "de interne taak heeft geen actor"),
        ("internetaken", Y, "afgehandeldOp: ontbreekt bij een taak die verwerkt is"),
    ]
    # and a second run, in which nothing is new, lists the same
    assert await _opmerkingen(rijen, tmp_path / "twee", database_url) == gevonden


async def test_rows_that_this_source_does_not_have_are_not_listed(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    await register.execute("insert into partij (soort_partij) values ('persoon')")
    await register.execute("insert into klantcontact (kanaal) values ('eigen kanaal')")
    assert await _opmerkingen(Rijen.leeg(), tmp_path / "bron", database_url) == []


_ADRESSEN = [
    ("email", "jo@post.example", True),
    ("email", "jo.van-den_berg+werk@sub.post.example", True),
    ("email", "o'brien@post.example", True),
    ("email", "zoë@bücher.example", True),
    ("email", "jo@post", False),
    ("email", "jo post@post.example", False),
    ("email", "jo@@post.example", False),
    ("email", "jo@post..example", False),
    ("email", "<jo@post.example>", False),
    ("email", "jo@post.example; piet@post.example", False),
    ("email", "geen", False),
    ("telefoonnummer", "0201234567", True),
    ("telefoonnummer", "0612345678", True),
    ("telefoonnummer", "+31612345678", True),
    ("telefoonnummer", "+123456789012345", True),
    ("telefoonnummer", "0031612345678", True),
    ("telefoonnummer", "06 12345678", False),
    ("telefoonnummer", "061234567", False),
    ("telefoonnummer", "+12345678", False),
    ("telefoonnummer", "+1234567890123456", False),
    ("telefoonnummer", "08001234", False),
    ("telefoonnummer", "0900123456", False),
    ("telefoonnummer", "14020", False),
    ("telefoonnummer", "0612345678\n", False),
    ("overig", "@jo", True),
]


async def test_addresses_that_our_own_rules_would_refuse_are_listed(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = Rijen.leeg()
    rijen["partijen"].append(partij(P))
    rijen["partij-identificatoren"].append(identificator(X, P, "bsn", "111222333"))
    expected = {}
    for n, (soort, adres, goed) in enumerate(_ADRESSEN):
        uuid = f"{n:08d}-0000-4000-8000-000000000000"
        rijen["digitaleadressen"].append(digitaal_adres(uuid, P, soortDigitaalAdres=soort, adres=adres))
        if not goed:
            vorm = "e-mailadres" if soort == "email" else soort
            expected[uuid] = f"adres: heeft niet de vorm van een {vorm}"
    gevonden = await _opmerkingen(rijen, tmp_path / "bron", database_url)
    assert {uuid: reden for _, uuid, reden in gevonden} == expected
    kept = {row[0] for row in await register.fetch("select adres from digitaal_adres")}
    assert kept == {adres for _, adres, _ in _ADRESSEN}


async def test_a_kanaal_outside_the_reference_list_is_added_once(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = Rijen.leeg()
    kanalen = ["duivenpost", "duivenpost", "0612345678", "jo@post.example"]
    uuids = [f"{n:08d}-0000-4000-8000-000000000000" for n in range(1, 5)]
    rijen["klantcontacten"] += [klantcontact(uuid, kanaal=kanaal) for uuid, kanaal in zip(uuids, kanalen, strict=True)]
    over_kanaal = "kanaal: stond niet in de referentielijst en is daaraan toegevoegd"
    eerst = await _opmerkingen(rijen, tmp_path / "een", database_url)
    # what might be somebody's address is not printed
    assert [gevonden for gevonden in eerst if gevonden[2].startswith("kanaal")] == [
        ("klantcontacten", uuids[2], over_kanaal),
        ("klantcontacten", uuids[0], f"{over_kanaal} (duivenpost)"),
        ("klantcontacten", uuids[3], over_kanaal),
    ]
    added = await register.fetch(
        "select code, naam, begindatum, einddatum from referentiewaarde where lijst = 'kanaal' and code = 'duivenpost'"
    )
    assert [tuple(row) for row in added] == [("duivenpost", "duivenpost", None, None)]
    weer = await _opmerkingen(rijen, tmp_path / "twee", database_url)
    assert [gevonden for gevonden in weer if gevonden[2].startswith("kanaal")] == []


async def test_a_preference_that_cannot_be_kept_is_listed(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = Rijen.leeg()
    rijen["partijen"] += [
        partij(P, voorkeursDigitaalAdres={"uuid": Y}, voorkeursRekeningnummer={"uuid": Z}),
        partij(Q, voorkeursDigitaalAdres={"uuid": X}),
    ]
    rijen["partij-identificatoren"] += [
        identificator(X, P, "bsn", "111222333"),
        identificator(Y, Q, "bsn", "123456782"),
    ]
    rijen["digitaleadressen"] += [digitaal_adres(X, Q), digitaal_adres(Y, Q, adres="twee@post.example")]
    assert await _opmerkingen(rijen, tmp_path / "bron", database_url) == [
        (
            "partijen",
            P,
            "voorkeursDigitaalAdres: is geen opgenomen adres van deze partij; de voorkeur is niet overgenomen",
        ),
        (
            "partijen",
            P,
            (
                "voorkeursRekeningnummer: is geen opgenomen rekeningnummer van deze partij; de voorkeur is niet"
                " overgenomen"
            ),
        ),
    ]
    preferred = await register.fetch("select id::text from digitaal_adres where is_voorkeursadres")
    assert [row[0] for row in preferred] == [X]


async def test_the_preferred_account_is_kept(
    database_url: str, register: asyncpg.Connection, rijen: Rijen, tmp_path: Path
) -> None:
    rekening = rijen["rekeningnummers"][0]
    van = rijen.een("partijen", lambda rij: rij["uuid"] == rekening["partij"]["uuid"])
    van["voorkeursRekeningnummer"] = {"uuid": rekening["uuid"]}
    (await importeer(MapBron(rijen.bewaar(tmp_path / "bron")), database_url)).close()
    preferred = await register.fetch("select id::text from rekeningnummer where is_voorkeursrekeningnummer")
    assert [row[0] for row in preferred] == [rekening["uuid"]]


async def test_codes_are_written_as_the_register_does(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = Rijen.leeg()
    rijen["partijen"].append(partij(P))
    rijen["partijen"][0]["bezoekadres"].update(postcode="1234ab", land="nl")
    rijen["partij-identificatoren"].append(identificator(X, P, "bsn", "111222333"))
    rijen["rekeningnummers"] += [
        {"uuid": X, "partij": {"uuid": P}, "iban": "nl91abna0417164300", "bic": "abnanl2a"},
        {"uuid": Y, "partij": {"uuid": P}, "iban": "nl91abna0417164301", "bic": ""},
    ]
    with await importeer(MapBron(rijen.bewaar(tmp_path / "bron")), database_url) as verslag:
        # the second account is refused, so it is not listed as taken too
        assert [(m.soort, m.uuid, m.reden) for m in verslag.meldingen()] == [
            (Soort.GEWEIGERD, Y, "iban: is geen geldig IBAN (modulo 97)"),
            (Soort.OPMERKING, P, "bezoekadres.postcode: de postcode is herschreven als 1234 AB"),
            (Soort.OPMERKING, P, "bezoekadres.land: herschreven in hoofdletters"),
            (Soort.OPMERKING, X, "iban: herschreven in hoofdletters"),
            (Soort.OPMERKING, X, "bic: herschreven in hoofdletters"),
        ]
    row = await register.fetchrow("select bezoekadres_postcode, bezoekadres_land from partij")
    assert tuple(row) == ("1234 AB", "NL")
    assert tuple(await register.fetchrow("select iban, bic from rekeningnummer")) == ("NL91ABNA0417164300", "ABNANL2A")

"""Field names drift between the versions of Open Klant 2.x."""

from pathlib import Path
from typing import Any

import asyncpg
import pytest

from server.importeer.openklant import MapBron, importeer
from server.importeer.openklant.resources import KLANTCONTACTEN, RESOURCES
from server.importeer.openklant.velden import VeldError, datum, getal, metadata, moment, verwijzing
from server.importeer.openklant.vertaling import vertaal
from tests.importeren.nakijken import in_register
from tests.importeren.rijen import Rijen, actor, betrokkene, interne_taak, klantcontact, partij

P, K, X, Y = (f"{n:08d}-0000-4000-8000-000000000000" for n in range(1, 5))
URL = "https://openklant.example/klantinteracties/api/v1"


async def test_an_early_2_0_without_the_later_fields(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    # given rows as 2.0 gave them: one actor per task, no referentienummer, reactie, metadata, huisnummer, …
    rijen = Rijen.leeg()
    rijen["actoren"].append(actor(P))
    contact = klantcontact(K, nummer="0000000007")
    for later in ("referentienummer", "reactie", "hoofdOnderwerpType", "verdereActieOndernomen", "metadata"):
        del contact[later]
    rijen["klantcontacten"].append(contact)
    van_toen = betrokkene(X, K)
    van_toen["bezoekadres"] = {"nummeraanduidingId": "", "adresregel1": "Dorpsstraat 1", "land": ""}
    van_toen["correspondentieadres"] = None
    van_toen["contactnaam"] = None
    rijen["betrokkenen"].append(van_toen)
    taak = interne_taak(X, K, [])
    for later in ("toegewezenAanActoren", "afgehandeldOp", "referentienummer"):
        del taak[later]
    taak["toegewezenAanActor"] = {"uuid": P, "url": f"{URL}/actoren/{P}"}
    rijen["internetaken"].append(taak)
    kaal = partij(Y)
    for later in ("voorkeursRekeningnummer", "indicatieGeheimhouding", "bezoekadres", "correspondentieadres"):
        del kaal[later]
    kaal["indicatieActief"] = None
    rijen["partijen"].append(kaal)
    # when they are imported
    with await importeer(MapBron(rijen.bewaar(tmp_path / "bron")), database_url) as verslag:
        assert verslag.volledig
        assert not verslag.onbekende_velden
    # then what is absent has the meaning that absence has here
    [row] = (await in_register(register, "klantcontact")).values()
    assert row["nummer"] == "0000000007"
    assert [row[name] for name in ("referentienummer", "reactie", "hoofdonderwerptype", "metadata")] == [
        None,
        None,
        None,
        {},
    ]
    assert row["verdere_actie_ondernomen"] is False
    [row] = (await in_register(register, "betrokkene")).values()
    assert (row["bezoekadres_adresregel1"], row["contactnaam_achternaam"]) == ("Dorpsstraat 1", None)
    [row] = (await in_register(register, "partij")).values()
    assert (row["indicatie_geheimhouding"], row["indicatie_actief"]) == ("onbekend", True)
    assert [str(row[0]) for row in await register.fetch("select actor_id from interne_taak_actor")] == [P]


async def test_fields_that_nobody_knows_are_reported_when_they_hold_something(
    database_url: str, tmp_path: Path
) -> None:
    rijen = Rijen.leeg()
    rijen["klantcontacten"] += [
        klantcontact(K, sentiment="boos", leeg="", ook_leeg={"a": [None]}, niets=[]),
        klantcontact(X, sentiment="blij", **{"een raar veld": 1}),
    ]
    rijen["partijen"].append(partij(P, isVip=False))
    rijen["partijen"][0]["partijIdentificatie"]["contactnaam"]["titel"] = "drs."
    rijen["partijen"][0]["bezoekadres"]["gebouw"] = {"naam": "Stadhuis"}
    with await importeer(MapBron(rijen.bewaar(tmp_path / "bron")), database_url) as verslag:
        assert dict(verslag.onbekende_velden) == {
            ("klantcontacten", "sentiment"): 2,
            ("klantcontacten", "(onleesbare naam)"): 1,
            ("partijen", "isVip"): 1,
            ("partijen", "partijIdentificatie.contactnaam.titel"): 1,
            ("partijen", "bezoekadres.gebouw"): 1,
        }
        assert verslag.volledig


def test_every_key_of_the_saved_pages_is_known(rijen: Rijen) -> None:
    for resource in RESOURCES:
        for rij in rijen[resource.naam]:
            vertaald = vertaal(resource, rij)
            assert (vertaald.fouten, vertaald.opmerkingen, vertaald.onbekend) == ([], [], [])


def test_a_metadata_key_is_no_field() -> None:
    vertaald = vertaal(KLANTCONTACTEN, klantcontact(K, metadata={"bron": "kiss", "volledigeNaam": "x"}))
    assert vertaald.onbekend == []


@pytest.mark.parametrize(
    ("lees", "waarde", "uitkomst"),
    [
        (moment, "2026-06-07T04:33:00+02:00", "2026-06-07 02:33:00+00:00"),
        (moment, "2026-06-07T02:33:00.123456Z", "2026-06-07 02:33:00.123456+00:00"),
        (datum, "2024-02-29", "2024-02-29"),
        (getal, 12, "12"),
        (getal, "0012", "12"),
        (verwijzing, {"uuid": K}, K),
        (verwijzing, {"uuid": K.upper(), "url": "x"}, K),
        (verwijzing, {"url": f"{URL}/klantcontacten/{K}"}, K),
        (verwijzing, {"url": f"{URL}/klantcontacten/{K}/"}, K),
        (metadata, {"a": "é"}, '{"a":"é"}'),
        (metadata, {"a": "\\u0000"}, '{"a":"\\\\u0000"}'),
    ],
)
def test_values_that_can_be_read(lees: Any, waarde: Any, uitkomst: str) -> None:
    assert str(lees(waarde)) == uitkomst


@pytest.mark.parametrize(
    ("lees", "waarde"),
    [
        (moment, "gisteren"),
        (moment, "2026-06-07"),
        (moment, "0001-01-01T00:00:00+14:00"),
        (moment, 1_780_000_000),
        (datum, "2024-02-30"),
        (datum, "2024-02-28T00:00:00Z"),
        (datum, 20240228),
        (getal, "twaalf"),
        (getal, "²"),
        (getal, 1.5),
        (getal, True),
        (getal, 2**31),
        (getal, "9" * 5_000),
        (verwijzing, K),
        (verwijzing, {}),
        (verwijzing, {"url": URL}),
        (verwijzing, {"uuid": f"{{{K}}}"}),
        (verwijzing, {"uuid": 7}),
        (metadata, {"a\0": "b"}),
    ],
)
def test_values_that_cannot_be_read(lees: Any, waarde: Any) -> None:
    with pytest.raises(VeldError):
        lees(waarde)

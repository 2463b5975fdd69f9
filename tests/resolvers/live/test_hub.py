"""What waits for one subscriber: each object once, and never more than fits."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from db.notify import digest
from resolvers.live.hub import SAMEN, WACHTEND, Abonnement, Gebeurtenis, Hub, Lot, Reden
from resolvers.live.interne_taak import TaakBelang
from resolvers.live.klantcontact import KlantcontactBelang
from resolvers.live.melding import KlantcontactMelding, Melding, Soort, TaakMelding, TeVeel, gelezen
from resolvers.operation import Operation

NOOR, ANDER = uuid4(), uuid4()


@dataclass
class Alles:
    soort: Soort = TaakMelding

    def raakt(self, melding: Melding) -> bool:
        return isinstance(melding, self.soort)

    async def lees(self, operation: Operation, meldingen: Sequence[Melding]) -> list[Gebeurtenis]:
        raise NotImplementedError


def taak(id_: UUID | None = None, nu: Any = (), vorige: Any = ()) -> TaakMelding:
    return TaakMelding(id_ or uuid4(), frozenset(nu), frozenset(vorige))


async def nu(abonnement: Abonnement) -> Lot:
    return await asyncio.wait_for(abonnement.volgende(), 1)


async def begonnen(belang: Any) -> Abonnement:
    abonnement = Abonnement(belang)
    lot = await nu(abonnement)
    assert (lot.reden, lot.meldingen) == (Reden.BEGONNEN, [])
    return abonnement


async def test_one_object_is_one_event_however_often_it_changed() -> None:
    abonnement, id_ = await begonnen(Alles()), uuid4()
    for actor in (NOOR, ANDER):
        abonnement.hoor(taak(id_, nu=[actor], vorige=[]))
    lot = await nu(abonnement)
    assert lot.meldingen == [TaakMelding(id_, frozenset({NOOR, ANDER}), frozenset())]
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(abonnement.volgende(), 0.01)


async def test_they_come_in_order_and_some_at_a_time() -> None:
    abonnement = await begonnen(Alles())
    meldingen = [taak() for _ in range(SAMEN + 1)]
    for melding in meldingen:
        abonnement.hoor(melding)
    assert (await nu(abonnement)).meldingen == meldingen[:SAMEN]
    assert (await nu(abonnement)).meldingen == meldingen[SAMEN:]


async def test_more_than_fits_gives_way_to_one_word() -> None:
    abonnement = await begonnen(Alles())
    for _ in range(WACHTEND):
        abonnement.hoor(taak())
    assert len(abonnement._wachtend) == WACHTEND
    abonnement.hoor(taak())
    lot = await nu(abonnement)
    assert (lot.reden, lot.meldingen) == (Reden.GEMIST, [])


async def test_a_kind_that_was_not_told_one_by_one() -> None:
    taken, contacten = await begonnen(Alles()), await begonnen(Alles(KlantcontactMelding))
    for abonnement in (taken, contacten):
        abonnement.hoor(TeVeel(TaakMelding))
    assert (await nu(taken)).reden is Reden.GEMIST
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(contacten.volgende(), 0.01)


@pytest.mark.parametrize(
    ("gevolgd", "melding", "raakt"),
    [
        (None, taak(nu=[ANDER]), True),
        ({NOOR}, taak(nu=[ANDER]), False),
        ({NOOR}, taak(nu=[ANDER, NOOR]), True),
        ({NOOR}, taak(nu=[ANDER], vorige=[NOOR]), True),
        ({NOOR}, TaakMelding(uuid4(), None, None), True),
        ({NOOR}, KlantcontactMelding(uuid4(), None, None), False),
    ],
)
def test_whose_tasks(gevolgd: set[UUID] | None, melding: Any, raakt: bool) -> None:
    assert TaakBelang(None if gevolgd is None else frozenset(gevolgd)).raakt(melding) is raakt


@pytest.mark.parametrize(
    ("belang", "partijen", "zaken", "raakt"),
    [
        (KlantcontactBelang(partij=NOOR), {NOOR}, set(), True),
        (KlantcontactBelang(partij=NOOR), {ANDER}, {"x"}, False),
        (KlantcontactBelang(partij=NOOR), None, None, True),
        (KlantcontactBelang(zaak="zaak-1"), {NOOR}, {digest("ZAAK-1")}, True),
        (KlantcontactBelang(zaak="zaak-1"), {NOOR}, {digest("ZAAK-2")}, False),
        (KlantcontactBelang(zaak="zaak-1"), None, None, True),
    ],
)
def test_whose_contacts(belang: KlantcontactBelang, partijen: Any, zaken: Any, raakt: bool) -> None:
    melding = KlantcontactMelding(
        uuid4(), None if partijen is None else frozenset(partijen), None if zaken is None else frozenset(zaken)
    )
    assert belang.raakt(melding) is raakt


@pytest.mark.parametrize("bericht", ["", "x", "{}", '["einde"]', '[{"x": 1}]', '[{"t": 1}]', '[{"t": "x"}]', "null"])
async def test_what_cannot_be_read_makes_everyone_look(bericht: str) -> None:
    hub = Hub("postgresql://niemand@127.0.0.1:1/niets", lambda _: None)
    with hub.geabonneerd(Alles()) as abonnement:
        await nu(abonnement)
        hub._heard(bericht)
        if bericht == "{}":
            # nothing in it
            assert not abonnement._iets.is_set()
        else:
            assert (await nu(abonnement)).reden is Reden.GEMIST
    assert hub.aantal == 0


def test_what_is_read() -> None:
    id_ = uuid4()
    berichten = [{"t": str(id_), "a": [str(NOOR)], "v": []}, {"k": str(id_), "p": [], "z": ["ab"]}, {"k": None}]
    assert gelezen(json.dumps(berichten)) == [
        TaakMelding(id_, frozenset({NOOR}), frozenset()),
        KlantcontactMelding(id_, frozenset(), frozenset({"ab"})),
        TeVeel(KlantcontactMelding),
    ]

"""Examples that go on: in one window somebody follows, in another an example writes."""

from typing import Any

import httpx
import pytest

from server.settings import Settings
from tests.conftest import Kopie
from tests.server.websocket.conftest import served
from tests.server.websocket.klant import begonnen
from tests.support.spa import Spa
from tests.voorbeelden.voorbeelden import codes, voorbeeld

# By example that goes on: the one to send meanwhile, and what is then told of what it made.
GEVALLEN: dict[str, tuple[str, dict[str, Any]]] = {
    "c0992-volg": (
        "c0992-registreer",
        {
            "__typename": "Klantcontact",
            "kanaal": "telefoon",
            "richting": "INKOMEND",
            "onderwerp": "Proef met nieuwe lampen",
            "actoren": [{"naam": "Sem Bakker"}],
        },
    ),
    "c6114-volg": (
        "c6114-routeer",
        {
            "__typename": "InterneTaak",
            "versie": 1,
            "status": "TE_VERWERKEN",
            "toelichting": "Hoort bij de klacht van mevrouw Van den Berg.",
            "actoren": [{"naam": "Klachtbehandeling"}],
        },
    ),
}


def test_each_is_tried() -> None:
    assert [code for code in codes() if voorbeeld(code).luistert] == list(GEVALLEN)


@pytest.mark.parametrize("code", GEVALLEN)
async def test_what_is_written_in_another_window_is_told(code: str, kopie: Kopie, verhaal: str) -> None:
    schrijver, verwacht = GEVALLEN[code]
    volgt = voorbeeld(code)
    async with (
        served(Settings(database_url=await kopie(verhaal))) as url,
        begonnen(url) as socket,
        httpx.AsyncClient(base_url=url) as client,
    ):
        await socket.volg(volgt.document, volgt.variables)
        gemaakt = await Spa(client).doe(schrijver)
        verteld = await socket.gebeurtenis()
    assert verteld["id"] == gemaakt["id"]
    assert {naam: verteld[naam] for naam in verwacht} == verwacht

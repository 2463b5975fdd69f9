"""What every seeded register shares, whatever its seed: the units, the automated actors and the categorieën."""

from server.seed.categorieen import CATEGORIEEN
from server.seed.schrijver import Verbinding, schrijf_rijen
from server.seed.verhaal.actoren import VASTE_ACTOREN
from server.seed.verhaal.rijen import Rij, actor_rij


async def schrijf_vaste(verbinding: Verbinding) -> None:
    """Write what is shared, as far as it is not there yet."""
    rijen: dict[str, list[Rij]] = {
        "actor": [actor_rij(actor) for actor in VASTE_ACTOREN],
        "categorie": [{"id": uuid, "naam": naam} for uuid, naam in CATEGORIEEN],
    }
    for tabel, van_tabel in rijen.items():
        aanwezig = {str(rij["id"]) for rij in await verbinding.fetch(f"select id from {tabel}")}  # noqa: S608
        await schrijf_rijen(verbinding, {tabel: [rij for rij in van_tabel if str(rij["id"]) not in aanwezig]})

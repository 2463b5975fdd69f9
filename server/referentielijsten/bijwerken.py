from collections.abc import Sequence
from datetime import datetime

from db.engine import Database
from db.referentielijsten import LIJSTEN
from db.referentielijsten.bijwerken import Bijgewerkt, werk_lijst_bij
from resolvers.periode import AMSTERDAM
from server.referentielijsten.bron import ReferentielijstenBron, ReferentielijstenError


async def werk_bij(bron: ReferentielijstenBron, database: Database, lijsten: Sequence[str]) -> list[Bijgewerkt]:
    """Bring lists up to what the service has; a list is changed only when all of it could be read.

    Args:
        bron: the service.
        database: the register.
        lijsten: names of lists; the service calls them by the same name, in capitals.

    Raises:
        ReferentielijstenError: one of them does not exist here or there, or could not be read. What came before stays.
    """
    onbekend = [lijst for lijst in lijsten if lijst not in LIJSTEN]
    if onbekend:
        raise ReferentielijstenError(f"Er is geen referentielijst `{onbekend[0]}`; wel: {', '.join(LIJSTEN)}.")
    gedaan = []
    for lijst in lijsten:
        waarden = await bron.waarden(lijst)
        if not waarden:
            # A mistake in a name looks just like this, and would end every value.
            raise ReferentielijstenError(
                f"De bron heeft geen tabel {lijst.upper()}, of die is leeg; aan de lijst `{lijst}` is niets veranderd."
            )
        vandaag = datetime.now(AMSTERDAM).date()
        gedaan.append(await werk_lijst_bij(database, lijst, bron.naam, waarden, vandaag))
    return gedaan

"""The story of one complaint, with fixed identities: README, GraphiQL's examples and the tests stand on it.

Zoë van den Berg (BSN 999993653) lives in a street where the lights went out in January 2026. `docs/verhaal.md` tells
what happened and what a klachtbehandelaar should find; a test keeps it and this code the same.
"""

from server.seed.verhaal.actoren import VASTE_ACTOREN, VERHAAL_ACTOREN
from server.seed.verhaal.klacht import MEI, VANAF_20_APRIL
from server.seed.verhaal.maart import MAART
from server.seed.verhaal.rollen import PARTIJEN, VERTEGENWOORDIGINGEN, ZAKEN, ZOE
from server.seed.verhaal.voorjaar import TOT_20_APRIL
from server.seed.verhaal.winter import WINTER

CLIENT = ZOE
CONTACTEN = WINTER + MAART + TOT_20_APRIL + VANAF_20_APRIL + MEI

__all__ = [
    "CLIENT",
    "CONTACTEN",
    "PARTIJEN",
    "VASTE_ACTOREN",
    "VERHAAL_ACTOREN",
    "VERTEGENWOORDIGINGEN",
    "ZAKEN",
]

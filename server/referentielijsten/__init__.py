"""Reference lists that are kept in step with a Referentielijsten API.

The register never asks that service while something is being written: codes are checked against its own lists.
"""

from server.referentielijsten.bijwerken import werk_bij
from server.referentielijsten.bron import ReferentielijstenBron, ReferentielijstenError

__all__ = ["ReferentielijstenBron", "ReferentielijstenError", "werk_bij"]

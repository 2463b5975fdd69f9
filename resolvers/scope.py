from dataclasses import dataclass

from resolvers.coding import CODERINGEN, Coderingen
from resolvers.principal import Principal


@dataclass(frozen=True, slots=True)
class Scope:
    """What every statement depends on besides its arguments: who asks, and how this municipality codes its objects."""

    principal: Principal
    coderingen: Coderingen = CODERINGEN

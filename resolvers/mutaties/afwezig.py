"""What was not sent. One rule everywhere: absent leaves what is there, None clears it."""

from enum import Enum
from typing import Final


class Afwezig(Enum):
    """The type of `AFWEZIG`."""

    AFWEZIG = "afwezig"

    def __bool__(self) -> bool:
        return False


AFWEZIG: Final = Afwezig.AFWEZIG

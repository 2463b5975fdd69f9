import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SAFELY
from tests.importeren.openklant import OpenKlant
from tests.importeren.rijen import Rijen

# What Open Klant 2.18.0 answered, page by page: tests/data/openklant.tar.xz, packed without times and owners.
_SAVED = Path(__file__).parent.parent / "data" / "openklant.tar.xz"


@pytest.fixture(scope="session")
def paginas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The saved pages, to read only."""
    folder = tmp_path_factory.mktemp("paginas")
    with tarfile.open(_SAVED) as archive:
        archive.extractall(folder, **SAFELY)
    return folder / "openklant"


@pytest.fixture
def rijen(paginas: Path) -> Rijen:
    """The rows of the saved pages, to change at will."""
    return Rijen.van(paginas)


@pytest.fixture
def openklant(rijen: Rijen) -> Iterator[OpenKlant]:
    """A server on this machine that answers with those rows."""
    with OpenKlant(rijen) as server:
        yield server

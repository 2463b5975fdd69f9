import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from db.embedded.account import Account, choose_account, is_root, user_name
from db.embedded.errors import EmbeddedPostgresError, folder_failure
from db.embedded.locks import Deadline, locked

_POINTER = "cluster-elsewhere.txt"
_POINTER_TEXT = """\
{root}

The database of this folder is in the folder above. PostgreSQL does not run as root but as user {account}, and that
user cannot enter this folder. Removing this folder does not remove the data: for that, remove the one above too.
"""
_BACK_REFERENCE = "requested-for.txt"
START_LOCK = "start.lock"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder with one cluster and all that belongs to it."""

    root: Path

    @property
    def cluster(self) -> Path:
        """What PostgreSQL calls its data directory."""
        return self.root / "cluster"

    @property
    def socket(self) -> Path:
        """Folder of the unix socket, unless its path would be too long."""
        return self.root / "socket"

    @property
    def start_lock(self) -> Path:
        """Held exclusively while starting or stopping."""
        return self.root / START_LOCK

    @property
    def users_lock(self) -> Path:
        """Held shared by every user, and exclusively by the supervisor when there is none left."""
        return self.root / "users.lock"

    @property
    def supervisor_lock(self) -> Path:
        """Held exclusively by the supervisor, all its life."""
        return self.root / "supervisor.lock"

    @property
    def log(self) -> Path:
        """What PostgreSQL says."""
        return self.root / "postgres.log"

    def configuration(self, name: str) -> Path:
        """A configuration file that we write at every start."""
        return self.root / f"klantgraaf.{name}"


def settle(data: Path, store: Path, deadline: Deadline) -> tuple[Place, Account]:
    """Decide where the cluster of a requested folder lives and who PostgreSQL runs as.

    As an ordinary user that is the folder itself. As root too, provided that the service account can get there;
    otherwise it is a folder in `store`, and a small file in the requested folder says which. Modes and owners of
    folders that we did not make stay as they are.

    Args:
        data: the requested folder, made when it is not there.
        store: folder of root for clusters (and programs) that a service account must reach.
        deadline: until when to wait for another process that is settling.

    Raises:
        EmbeddedPostgresError: the folder or the store cannot be used.
    """
    made = _make(data)
    if (data / "PG_VERSION").exists():
        raise EmbeddedPostgresError(
            f"{data} is itself a data directory of PostgreSQL that was not made by this program. "
            "Choose another folder, or move its contents by pg_dump and pg_restore."
        )
    if not is_root():
        return Place(data), _settle_ordinary(data)
    _require_owner(data)
    with locked(data / START_LOCK, deadline, f"Another process keeps starting the database in {data}"):
        if made:
            # The umask of root may have closed it for the service account.
            data.chmod(0o711)
        return _settle_root(data, store)


def require_store(store: Path) -> None:
    """Make root's folder for what a service account must reach, and check that nobody else can write in it.

    Raises:
        EmbeddedPostgresError: it cannot be made, or is not safe.
    """
    try:
        store.mkdir(mode=0o711, parents=True, exist_ok=True)
        status = store.lstat()
    except OSError as error:
        raise folder_failure(store, error) from error
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise EmbeddedPostgresError(f"{store} must be a folder of root in which nobody else can write.")


def forget(data: Path, place: Place) -> None:
    """Remove the little that is left of a place after its cluster: pointer, locks, and folders that are empty then."""
    leftovers = [place.start_lock, place.users_lock, place.supervisor_lock, place.root / _BACK_REFERENCE]
    for path in [*leftovers, data / START_LOCK, data / _POINTER]:
        path.unlink(missing_ok=True)
    for folder in {place.root, data}:
        try:
            folder.rmdir()
        except OSError:
            # Something of somebody else is in it.
            continue


def _make(data: Path) -> bool:
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        data.mkdir(mode=0o711 if is_root() else 0o700)
    except FileExistsError:
        if not data.is_dir():
            raise EmbeddedPostgresError(f"{data} is not a folder. Choose a folder for the database.") from None
        if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
            raise EmbeddedPostgresError(
                f"User {user_name(os.geteuid())} cannot write in {data}, which belongs to "
                f"{user_name(data.stat().st_uid)}. Choose another folder, or give this user that right."
            ) from None
        return False
    except OSError as error:
        raise folder_failure(data, error) from error
    return True


def _settle_ordinary(data: Path) -> Account:
    if (data / _POINTER).exists():
        raise EmbeddedPostgresError(
            f"The database of {data} was made by root and lives elsewhere (see {data / _POINTER}). "
            "Start as root, or choose another folder."
        )
    return choose_account(_owner(Place(data).cluster))


def _require_owner(data: Path) -> None:
    # Where somebody else can write, root could be led astray at every file it opens.
    status = data.stat()
    if status.st_uid != os.geteuid():
        name = user_name(status.st_uid)
        raise EmbeddedPostgresError(
            f"{data} belongs to user {name} and this is root. Start as {name}, or choose a folder of root."
        )
    if status.st_mode & 0o002 or (status.st_mode & 0o020 and status.st_gid != 0):
        raise EmbeddedPostgresError(f"Others can write in {data}, which is not safe for root: chmod go-w {data}.")


def _settle_root(data: Path, store: Path) -> tuple[Place, Account]:
    pointer = data / _POINTER
    if pointer.exists():
        place = Place(Path(pointer.read_text().partition("\n")[0]))
        if not place.root.is_dir():
            raise EmbeddedPostgresError(
                f"{pointer} says that the database lives in {place.root}, but that is not there. "
                f"Put it back; or, to begin with an empty database, remove {pointer}."
            )
        return place, choose_account(_owner(place.cluster))
    place = Place(data)
    account = choose_account(_owner(place.cluster))
    if account.reaches(data):
        return place, account
    if place.cluster.exists():
        raise EmbeddedPostgresError(
            f"The database in {data} runs as user {account.name}, but that user can no longer enter this folder. "
            "Give it back the right to enter this folder and those above it (chmod o+x)."
        )
    return _settle_in_store(data, store, account), account


def _settle_in_store(data: Path, store: Path, account: Account) -> Place:
    require_store(store)
    if not account.reaches(store):
        raise EmbeddedPostgresError(
            f"PostgreSQL runs as user {account.name}, who can enter neither {data} nor {store}. "
            "Choose a folder that this user can enter, or start as an ordinary user."
        )
    place = Place(store / secrets.token_hex(6))
    pointer = data / _POINTER
    half = data / f"{_POINTER}.new"
    try:
        place.root.mkdir()
        place.root.chmod(0o711)
        (place.root / _BACK_REFERENCE).write_text(f"{data}\n")
        half.write_text(_POINTER_TEXT.format(root=place.root, account=account.name))
        half.replace(pointer)
    except OSError as error:
        raise folder_failure(store, error) from error
    return place


def _owner(cluster: Path) -> int | None:
    try:
        return cluster.stat().st_uid
    except FileNotFoundError:
        return None
    except OSError as error:
        raise folder_failure(cluster, error) from error

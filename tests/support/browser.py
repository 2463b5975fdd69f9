"""A headless Chromium for tests and pictures: the machine's own, or else one that needs no root to install."""

import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

_WEB = Path(__file__).parent.parent.parent / "web"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_VARIABLE = "KLANTGRAAF_CHROMIUM"

# What a browser asks of its own accord would stand among what the page asks.
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_HELP = (
    f"Zet {_VARIABLE} op het pad van een Chromium of Chrome, installeer het pakket chromium, of zorg dat "
    "'web/node.sh npm --prefix browser ci' lukt (daarvoor is een npm-register nodig)."
)


class GeenBrowserError(Exception):
    """No browser is to be had; says in Dutch what to do about it."""


def chromium() -> str:
    """Path of a Chromium: the one that is pointed out, one on the PATH, or the one of `web/browser`.

    Raises:
        GeenBrowserError: there is none, and none could be installed.
    """
    given = os.environ.get(_VARIABLE)
    if given:
        if not os.access(given, os.X_OK):
            raise GeenBrowserError(f"{_VARIABLE} wijst naar {given}, en dat is niet uit te voeren. {_HELP}")
        return given
    return next(filter(None, map(shutil.which, _NAMES)), None) or _rootless()


def _rootless() -> str:
    # npm leaves its own lock where it installs; only when ours is newer is there something to do.
    wanted, installed = (_WEB / "browser" / name for name in ("package-lock.json", "node_modules/.package-lock.json"))
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        _node("npm", "--prefix", "browser", "ci", "--loglevel=error")
    return _node("node", "browser/pad.mjs").splitlines()[-1]


def _node(*command: str) -> str:
    done = subprocess.run([_WEB / "node.sh", *command], cwd=_WEB, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GeenBrowserError(
            f"Er is geen Chromium op deze machine, en er een halen lukte niet. {_HELP}\n\n"
            f"web/node.sh {' '.join(command)}:\n{done.stderr}"
        )
    return done.stdout.strip()


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A running browser."""
    path = chromium()
    # Chromium's own sandbox does not start as root.
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=[*_QUIET, *root])
        try:
            yield started
        finally:
            await started.close()

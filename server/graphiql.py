"""The GraphiQL page: files built by `make web`, served under a policy that lets nothing in from elsewhere."""

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from server.guard import identity_notice
from server.responses import json_response
from server.version import version

WEB_DIST = Path(__file__).parent.parent / "web" / "dist"

# Styles are inline because the editor makes them while you type.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_NOT_BUILT = """\
<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>Klantgraaf</title></head>
<body>
<h1>Deze pagina is nog niet gebouwd</h1>
<p>Geef in de map van het project de opdracht <code>make web</code> en laad deze pagina opnieuw.</p>
<p>De API zelf werkt: stuur een <code>POST</code> naar <code>/graphql</code>.</p>
</body>
</html>
"""


def graphiql_routes(web_dist: Path) -> list[BaseRoute]:
    """Routes for the page, what it asks about its server, and the way to it."""
    return [
        Route("/", _to_page),
        Route("/graphiql/omgeving.json", _environment),
        Mount("/graphiql", PageFiles(directory=web_dist / "graphiql", html=True, check_dir=False)),
    ]


async def _to_page(_request: Request) -> Response:
    return RedirectResponse("/graphiql/", headers={"cache-control": "no-store"})


async def _environment(_request: Request) -> Response:
    return json_response({**identity_notice(), "versie": version()}, headers={"referrer-policy": "no-referrer"})


class PageFiles(StaticFiles):
    """Static files with a strict policy, and a plain word when they were not built yet."""

    async def check_config(self) -> None:
        """Nothing to check beforehand: the folder may be built while the server runs."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file of the page; `path` is relative and normalised by Starlette, which keeps it inside the folder."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or path != ".":  # noqa: PLR2004
                raise
            response = HTMLResponse(_NOT_BUILT, status_code=503)
        headers = MutableHeaders(scope=None, raw=response.raw_headers)
        headers.update(_HEADERS)
        headers["cache-control"] = _caching(path)
        return response


def _caching(path: str) -> str:
    if path.startswith("assets/"):
        # Their names carry a hash of their contents.
        return "public, max-age=31536000, immutable"
    return "no-store" if path in {".", "index.html"} else "no-cache"

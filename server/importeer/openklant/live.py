import asyncio
import ssl
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from server.importeer.bron import Pagina, lees_pagina
from server.importeer.errors import ImporteerError
from server.importeer.openklant.adres import basisadres, volgende_adres
from server.loopback import is_loopback_name
from server.version import version

# Open Klant 2.x answers with 0.x so far; another major version may mean other things with the same words.
_HOOFDVERSIE = "0"

_TE_VERTELLEN = {
    400: "de bron begrijpt het verzoek niet; is dit Open Klant 2.x?",
    401: "de bron kent dit token niet",
    403: "dit token mag hier niet lezen",
    404: "deze lijst bestaat hier niet; eindigt --url op /klantinteracties/api/v1, en is dit Open Klant 2.x?",
    410: "deze lijst bestaat hier niet meer",
}
_NIET_NU = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Geduld:
    """How long to keep trying.

    Args:
        pogingen: for one page, the first included.
        eerste_wacht: seconds after the first failure; doubles each time, with some chance added.
        langste_wacht: seconds at most between two attempts, unless the source asks for more.
        langste_verzoek: seconds that the source may ask us to wait; asking more ends the import.
        tijdslimiet: seconds for connecting, and between two pieces of an answer.
        langste_antwoord: seconds for one page as a whole.
    """

    pogingen: int = 8
    eerste_wacht: float = 1.0
    langste_wacht: float = 60.0
    langste_verzoek: float = 600.0
    tijdslimiet: float = 60.0
    langste_antwoord: float = 300.0


class _NietNuError(Exception):
    """A failure that may pass.

    Args:
        reden: Dutch, for when it does not.
        wacht: seconds that the source asked us to wait.
    """

    def __init__(self, reden: str, wacht: float = 0.0) -> None:
        super().__init__(reden)
        self.reden = reden
        self.wacht = wacht


class LiveBron:
    """Open Klant's REST API, page by page.

    Args:
        url: of the API, up to and including the version.
        token: sent to that address and nowhere else.
        pagina_grootte: rows per page to ask for; a source may give fewer.
        onversleuteld: whether http may be used beyond this machine.
        geduld: with failures.

    Raises:
        ImporteerError: the address or the token cannot be used.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        pagina_grootte: int = 100,
        onversleuteld: bool = False,
        geduld: Geduld | None = None,
    ) -> None:
        self._basis = basisadres(url, onversleuteld=onversleuteld)
        if not token.isascii() or not token.isprintable() or not token:
            raise ImporteerError("Het token is leeg of bevat tekens die een token niet heeft.")
        self._pagina_grootte = pagina_grootte
        self._geduld = geduld or Geduld()
        self._client = httpx.AsyncClient(
            headers={
                "Authorization": f"Token {token}",
                "Accept": "application/json",
                "User-Agent": f"klantgraaf/{version()}",
            },
            timeout=self._geduld.tijdslimiet,
            follow_redirects=False,
            # A proxy from the environment is for reaching others, not for this machine.
            mounts={f"all://{self._basis.netloc.decode()}": None} if is_loopback_name(self._basis.host) else None,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._client.aclose()

    @property
    def naam(self) -> str:
        """The address; it holds no secrets."""
        return str(self._basis)

    async def paginas(self, resource: str) -> AsyncGenerator[Pagina, None]:
        """All pages of a resource, following `next`."""
        adres = self._lijst(resource, self._pagina_grootte)
        while True:
            pagina = await self._haal(adres, resource)
            yield pagina
            if pagina.volgende is None:
                return
            adres = volgende_adres(pagina.volgende, adres)

    async def telling(self, resource: str) -> int:
        """What the source says now."""
        return (await self._haal(self._lijst(resource, 1), resource)).totaal

    def _lijst(self, resource: str, grootte: int) -> httpx.URL:
        return self._basis.copy_with(path=f"{self._basis.path}/{resource}", params={"page": 1, "pageSize": grootte})

    async def _haal(self, adres: httpx.URL, resource: str) -> Pagina:
        opnieuw = AsyncRetrying(
            retry=retry_if_exception_type(_NietNuError),
            stop=stop_after_attempt(self._geduld.pogingen),
            wait=self._wacht,
            reraise=True,
        )
        try:
            antwoord: bytes = await opnieuw(self._vraag, adres, resource)
        except _NietNuError as fout:
            raise ImporteerError(
                f"{resource}: {fout.reden}, ook na {self._geduld.pogingen} pogingen. Wat is opgenomen blijft staan;"
                " draai de import opnieuw als de bron weer antwoordt."
            ) from None
        return lees_pagina(antwoord, resource)

    def _wacht(self, state: RetryCallState) -> float:
        gewoon = wait_exponential_jitter(
            multiplier=self._geduld.eerste_wacht, max=self._geduld.langste_wacht, jitter=self._geduld.eerste_wacht
        )(state)
        fout = state.outcome.exception() if state.outcome else None
        return max(gewoon, fout.wacht) if isinstance(fout, _NietNuError) else gewoon

    async def _vraag(self, adres: httpx.URL, resource: str) -> bytes:
        try:
            async with asyncio.timeout(self._geduld.langste_antwoord):
                antwoord = await self._client.get(adres)
        except (httpx.TimeoutException, TimeoutError):
            raise _NietNuError("de bron antwoordt niet op tijd") from None
        except httpx.TransportError as fout:
            if _is_certificaatfout(fout):
                raise ImporteerError(
                    f"{resource}: het certificaat van de bron is niet te vertrouwen. Is het van een eigen"
                    " certificaatautoriteit, zet dan SSL_CERT_FILE op het bestand met haar certificaat."
                ) from None
            raise _NietNuError("de bron is niet bereikbaar of verbreekt de verbinding") from None
        except httpx.HTTPError:
            raise ImporteerError(f"{resource}: het antwoord van de bron is niet te lezen.") from None
        self._beoordeel(antwoord, resource)
        return antwoord.content

    def _beoordeel(self, antwoord: httpx.Response, resource: str) -> None:
        """Raise for every answer that is not a page."""
        status = antwoord.status_code
        if status in _NIET_NU:
            wacht = _retry_after(antwoord.headers.get("Retry-After", ""))
            if wacht > self._geduld.langste_verzoek:
                raise ImporteerError(f"{resource}: de bron vraagt {wacht:.0f} seconden te wachten; probeer het later.")
            raise _NietNuError(f"de bron antwoordt met status {status}", wacht)
        if antwoord.is_redirect:
            raise ImporteerError(
                f"{resource}: de bron verwijst door naar een ander adres; daar gaat het token niet heen."
                " Geef het juiste adres met --url."
            )
        if status != httpx.codes.OK:
            uitleg = _TE_VERTELLEN.get(status, "dat is hier niet te gebruiken")
            raise ImporteerError(f"{resource}: status {status}, {uitleg}.")
        versie = antwoord.headers.get("API-version", f"{_HOOFDVERSIE}.")
        if versie.partition(".")[0] != _HOOFDVERSIE:
            raise ImporteerError(
                f"{resource}: de bron heeft een andere versie van de API dan deze import kent"
                f" ({_HOOFDVERSIE}.x, van Open Klant 2.x)."
            )
        soort = antwoord.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if soort != "application/json" and not soort.endswith("+json"):
            raise ImporteerError(f"{resource}: de bron antwoordt niet met JSON; is --url het adres van de API?")


def _is_certificaatfout(fout: BaseException | None) -> bool:
    while fout is not None:
        if isinstance(fout, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(fout):
            return True
        fout = fout.__cause__ or fout.__context__
    return False


def _retry_after(waarde: str) -> float:
    """Seconds to wait; the header holds seconds or a date, and 0 stands for anything else."""
    if waarde.isascii() and waarde.isdigit():
        return float(waarde[:9])
    try:
        moment = parsedate_to_datetime(waarde)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())

import asyncio
from collections.abc import Iterator
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

import httpx
import orjson
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from db.referentielijsten.bijwerken import Waarde
from resolvers.periode import AMSTERDAM
from server.loopback import is_loopback_name
from server.version import version

_POORTEN = {"https": 443, "http": 80}
_NIET_NU = frozenset({408, 425, 429, 500, 502, 503, 504})
_LANGSTE_CODE, _LANGSTE_NAAM = 200, 200
# No list of a municipality is longer; a service that goes on and on is broken.
_MEESTE = 20_000


class ReferentielijstenError(Exception):
    """The service cannot be used, or does not answer.

    Args:
        melding: Dutch text that says what to do; holds no token.
    """

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


class _NietNuError(Exception):
    """A failure that may pass."""


class ReferentielijstenBron:
    """A Referentielijsten API, list by list.

    Args:
        url: of the API, up to and including the version.
        token: sent to that address and nowhere else; None when the service needs none.
        onversleuteld: whether http may be used beyond this machine.
        pogingen: for one page, the first included.
        tijdslimiet: seconds for one page.

    Raises:
        ReferentielijstenError: the address or the token cannot be used.
    """

    def __init__(
        self,
        url: str,
        token: str | None = None,
        *,
        onversleuteld: bool = False,
        pogingen: int = 3,
        tijdslimiet: float = 20.0,
    ) -> None:
        self._basis = _adres(url, onversleuteld=onversleuteld)
        if token is not None and not (token.isascii() and token.isprintable() and token):
            raise ReferentielijstenError("Het token is leeg of bevat tekens die een token niet heeft.")
        self._pogingen = pogingen
        self._tijdslimiet = tijdslimiet
        self._client = httpx.AsyncClient(
            headers={
                **({} if token is None else {"Authorization": f"Token {token}"}),
                "Accept": "application/json",
                "User-Agent": f"klantgraaf/{version()}",
            },
            timeout=tijdslimiet,
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
        """The address, by which its values are known again; it holds no secrets."""
        return str(self._basis)[:_LANGSTE_NAAM]

    async def waarden(self, lijst: str) -> list[Waarde]:
        """All values of a list that are valid now, each code once.

        Raises:
            ReferentielijstenError: not all of them could be read.
        """
        adres = self._basis.copy_with(
            path=f"{self._basis.path}/items", params={"tabel__code": lijst.upper(), "isGeldig": "true"}
        )
        gevonden: dict[str, Waarde] = {}
        while True:
            volgende, rijen = _pagina(await self._haal(adres), lijst)
            for waarde in _waarden(rijen, lijst):
                gevonden.setdefault(waarde.code, waarde)
            if volgende is None:
                return list(gevonden.values())
            if not rijen or len(gevonden) > _MEESTE:
                raise ReferentielijstenError(f"{lijst}: de bron houdt niet op met bladzijden.")
            adres = _volgende(volgende, adres, lijst)

    async def _haal(self, adres: httpx.URL) -> bytes:
        opnieuw = AsyncRetrying(
            retry=retry_if_exception_type(_NietNuError),
            stop=stop_after_attempt(self._pogingen),
            wait=wait_exponential_jitter(multiplier=0.2, max=5, jitter=0.2),
            reraise=True,
        )
        try:
            inhoud: bytes = await opnieuw(self._vraag, adres)
        except _NietNuError as error:
            raise ReferentielijstenError(f"De bron met referentielijsten is er niet: {error}.") from None
        return inhoud

    async def _vraag(self, adres: httpx.URL) -> bytes:
        try:
            async with asyncio.timeout(self._tijdslimiet):
                antwoord = await self._client.get(adres)
        except (httpx.TimeoutException, TimeoutError):
            raise _NietNuError("zij antwoordt niet op tijd") from None
        except httpx.TransportError:
            raise _NietNuError("zij is niet bereikbaar of verbreekt de verbinding") from None
        except httpx.HTTPError:
            raise ReferentielijstenError("Het antwoord van de bron met referentielijsten is niet te lezen.") from None
        if antwoord.status_code in _NIET_NU:
            raise _NietNuError(f"zij antwoordt met status {antwoord.status_code}")
        if antwoord.status_code != httpx.codes.OK:
            raise ReferentielijstenError(
                f"De bron met referentielijsten antwoordt met status {antwoord.status_code}; klopt het adres"
                " (…/api/v1), en het token?"
            )
        return antwoord.content


def _adres(url: str, *, onversleuteld: bool) -> httpx.URL:
    fout = "Het adres van de referentielijsten is geen adres; verwacht: https://…/api/v1"
    try:
        gelezen = httpx.URL(url.strip())
    except httpx.InvalidURL:
        raise ReferentielijstenError(fout) from None
    if gelezen.scheme not in _POORTEN or not gelezen.host or gelezen.userinfo or gelezen.query or gelezen.fragment:
        raise ReferentielijstenError(fout)
    if gelezen.scheme == "http" and not onversleuteld and not is_loopback_name(gelezen.host):
        raise ReferentielijstenError(
            "Het adres van de referentielijsten begint met http://; wie meeluistert kan de lijsten dan veranderen."
            " Gebruik https://."
        )
    return gelezen.copy_with(path=gelezen.path.rstrip("/"))


def _volgende(volgende: str, vorige: httpx.URL, lijst: str) -> httpx.URL:
    """The next page, when it is one of the same list at the same place: the token goes nowhere else."""
    try:
        gelezen = httpx.URL(volgende)
    except httpx.InvalidURL:
        gelezen = httpx.URL()
    if gelezen.userinfo or _plaats(gelezen) != _plaats(vorige) or gelezen == vorige:
        raise ReferentielijstenError(f"{lijst}: de bron noemt als volgende bladzijde een adres op een andere plaats.")
    return gelezen


def _plaats(adres: httpx.URL) -> tuple[str, str, int | None, str]:
    return adres.scheme, adres.host.lower(), adres.port or _POORTEN.get(adres.scheme), adres.path.rstrip("/")


def _pagina(inhoud: bytes, lijst: str) -> tuple[str | None, list[Any]]:
    try:
        gelezen = orjson.loads(inhoud)
    except orjson.JSONDecodeError:
        gelezen = None
    match gelezen:
        case {"results": list(rijen), "next": str() | None as volgende}:
            return volgende, rijen
        case {"results": list(rijen)} if "next" not in gelezen:
            return None, rijen
    raise ReferentielijstenError(f"{lijst}: dit is geen bladzijde van een Referentielijsten API.")


def _waarden(rijen: list[Any], lijst: str) -> Iterator[Waarde]:
    for rij in rijen:
        try:
            yield _waarde(rij)
        except (ValueError, TypeError, KeyError):
            raise ReferentielijstenError(f"{lijst}: de bron geeft een waarde die niet te gebruiken is.") from None


def _waarde(rij: Any) -> Waarde:
    code, naam = rij["code"], rij.get("naam") or rij["code"]
    if not (isinstance(code, str) and isinstance(naam, str) and code.strip() and "\0" not in code + naam):
        raise ValueError("no code")
    begin, einde = _dag(rij.get("begindatumGeldigheid")), _dag(rij.get("einddatumGeldigheid"))
    if len(code) > _LANGSTE_CODE or len(naam) > _LANGSTE_NAAM or (begin and einde and einde < begin):
        raise ValueError("does not fit")
    return Waarde(code, naam, begin, einde)


def _dag(tekst: Any) -> date | None:
    """The day in the Netherlands; the service gives moments."""
    if tekst is None:
        return None
    moment = datetime.fromisoformat(tekst)
    return moment.date() if moment.tzinfo is None else moment.astimezone(AMSTERDAM).date()

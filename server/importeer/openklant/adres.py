"""Addresses of a live source: where the token may go, and where it may not."""

import re

from httpx import URL, InvalidURL

from server.importeer.errors import ImporteerError
from server.loopback import is_loopback_name

_POORTEN = {"https": 443, "http": 80}
_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")


def basisadres(url: str, *, onversleuteld: bool) -> URL:
    """The address of the API as the operator gave it, without a slash at the end.

    Args:
        url: such as `https://openklant.example/klantinteracties/api/v1`.
        onversleuteld: whether http may be used beyond this machine.

    Raises:
        ImporteerError: not an address that the token may be sent to. The message does not repeat it.
    """
    try:
        gelezen = URL(url.strip())
    except InvalidURL:
        raise ImporteerError("--url is geen adres; verwacht: https://…/klantinteracties/api/v1") from None
    if gelezen.scheme not in _POORTEN or not _HOST.fullmatch(gelezen.raw_host):
        raise ImporteerError("--url is geen adres; verwacht: https://…/klantinteracties/api/v1")
    if gelezen.userinfo or gelezen.query or gelezen.fragment:
        raise ImporteerError("--url bevat meer dan het adres; laat gebruiker, vraagteken en hekje weg.")
    if gelezen.scheme == "http" and not onversleuteld and not is_loopback_name(gelezen.host):
        raise ImporteerError(
            "--url begint met http://; het token en de gegevens gaan dan leesbaar over het netwerk. Gebruik https://,"
            " of geef --onversleuteld als het een afgeschermd netwerk is."
        )
    return gelezen.copy_with(path=gelezen.path.rstrip("/"))


def volgende_adres(volgende: str, vorige: URL) -> URL:
    """The address of the next page, when it is one of the same list.

    Raises:
        ImporteerError: it leads to another host, port, scheme or path: the token does not go there.
    """
    try:
        gelezen = URL(volgende)
    except InvalidURL:
        raise ImporteerError("De bron noemt als volgende pagina iets dat geen adres is.") from None
    if gelezen.userinfo or _plaats(gelezen) != _plaats(vorige):
        raise ImporteerError(
            "De bron noemt als volgende pagina een adres op een andere plaats dan de lijst zelf"
            f" ({gelezen.scheme}://{gelezen.host or '?'} in plaats van {vorige.scheme}://{vorige.host})."
            " Daar gaat het token niet heen. Staat de bron achter een proxy, laat die dan het eigen adres"
            " (host, poort en https) aan Open Klant doorgeven."
        )
    if gelezen == vorige:
        raise ImporteerError("De bron noemt als volgende pagina steeds dezelfde.")
    return gelezen


def _plaats(adres: URL) -> tuple[str, str, int | None, str]:
    return adres.scheme, adres.host.lower(), adres.port or _POORTEN.get(adres.scheme), adres.path.rstrip("/")

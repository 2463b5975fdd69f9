"""Objects of other registers, as the answer shows them."""

from typing import Any
from uuid import UUID

_ZAAK = {("zgw-Zaak", "openzaak"), ("zaak", "open-zaak")}
_KLANTTAAK = {("klanttaak", "objecten", "uuid"), ("klanttaak", "open-klant", "uuid")}
_DOCUMENT = {
    ("informatieobject", "openzaak", "uuid"),
    ("informatieobject", "open-zaak", "uuid"),
    ("zgw-Informatieobject", "openzaak", "uuid"),
}


def _uuid(tekst: str) -> str | None:
    try:
        return str(UUID(tekst))
    except ValueError:
        return None


def _overig(objecttype: str, register: str, object_id: str) -> dict[str, Any]:
    codes = {"objecttype": objecttype, "register": register, "objectId": object_id}
    return {"__typename": "OverigObject", "identificator": codes}


def overig_of_document(objecttype: str, register: str, soort: str, object_id: str) -> dict[str, Any]:
    """What a bijlage points to."""
    if (objecttype, register, soort) in _DOCUMENT:
        return {"__typename": "Informatieobject", "objectUuid": _uuid(object_id)}
    return _overig(objecttype, register, object_id)


def zaak(sleutel: str) -> dict[str, Any]:
    """A zaak, which is pointed to by its uuid or by its identificatie."""
    uuid = _uuid(sleutel)
    return {"uuid": uuid, "identificatie": None if uuid else sleutel}


def onderwerp(codes: tuple[str, str, str, str], *, was: bool, contact: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a contact is about.

    Args:
        codes: of an object elsewhere.
        was: whether it is a contact of this register.
        contact: that contact, as far as there is one.
    """
    objecttype, register, _, object_id = codes
    if was or codes[:3] == ("klantcontact", "openklant", "uuid"):
        return None if contact is None else {"__typename": "Klantcontact", **contact}
    if is_zaak(*codes[:3]):
        return {"__typename": "Zaak", **zaak(object_id.lower())}
    if codes[:3] in _KLANTTAAK:
        return {"__typename": "Klanttaak", "objectUuid": _uuid(object_id)}
    return _overig(objecttype, register, object_id)


def is_zaak(objecttype: str, register: str, soort: str) -> bool:
    """Whether three codes point to a zaak."""
    return (objecttype, register) in _ZAAK and soort in {"uuid", "identificatie"}

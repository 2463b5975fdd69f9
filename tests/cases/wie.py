"""Who and what the cases are about: people, units and software of the story, as an application names them."""

from typing import Any


def medewerker(naam: str) -> dict[str, Any]:
    """An employee, as the identity provider knows them."""
    return _actor("mdw", "msei", "email", f"{naam}@turfstad.example")


def afdeling(naam: str) -> dict[str, Any]:
    return _actor("afd", "obj", "idf", naam)


def groep(naam: str) -> dict[str, Any]:
    return _actor("grp", "obj", "idf", naam)


def _actor(objecttype: str, register: str, soort: str, kenmerk: str) -> dict[str, Any]:
    return {"identificator": codes(objecttype, register, soort, kenmerk)}


def codes(objecttype: str, register: str, soort: str, kenmerk: str) -> dict[str, str]:
    """The four codes with which a register names what is kept in another one."""
    return {"objecttype": objecttype, "register": register, "soortObjectId": soort, "objectId": kenmerk}


def document(nummer: int) -> dict[str, Any]:
    """A bijlage in the document register."""
    return {"identificator": codes("informatieobject", "openzaak", "uuid", f"0000000b-0000-4000-8000-{nummer:012d}")}


def zaak(nummer: int) -> str:
    """A zaak that the story does not know."""
    return f"0000000a-0000-4000-8000-{900 + nummer:012d}"


def klant(nummer: str, *, initiator: bool = True, **meer: Any) -> dict[str, Any]:
    """A betrokkene whom the register knows by this nummer."""
    return {"rol": "KLANT", "initiator": initiator, "partij": {"sleutel": {"nummer": nummer}}, **meer}


def onbekende(achternaam: str, soort: str, adres: str, *, initiator: bool = True) -> dict[str, Any]:
    """A betrokkene whom nobody knows, with one address for this contact."""
    return {
        "rol": "KLANT",
        "initiator": initiator,
        "contactnaam": {"achternaam": achternaam},
        "digitaleAdressen": [{"soort": soort, "adres": adres}],
    }


def taak(handeling: str, *actoren: dict[str, Any], **meer: Any) -> dict[str, Any]:
    return {"gevraagdeHandeling": handeling, "actoren": list(actoren), **meer}


SEM, NOOR, ILSE = medewerker("s.bakker"), medewerker("n.dewit"), medewerker("i.hoekstra")
SANNE, RUBEN = medewerker("s.visser"), medewerker("r.obrien")
KCC, PARKEREN, OPENBARE_RUIMTE = afdeling("klantcontactcentrum"), afdeling("parkeren"), afdeling("openbare-ruimte")
BURGERZAKEN, BELASTINGEN = afdeling("burgerzaken"), afdeling("belastingen")
STRAATVERLICHTING = groep("straatverlichting")
MAILBOX, SCANSTRAAT, CHATPLATFORM, STATUSBERICHTEN = (
    {"id": f"00000002-0000-4000-8000-{nummer:012d}"} for nummer in (51, 52, 54, 55)
)

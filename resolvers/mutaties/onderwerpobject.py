"""What a contact was about: a zaak, an earlier contact, or an object elsewhere; each once per contact."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, select

from resolvers.coding import Codering, Coderingen, SoortObject
from resolvers.errors import ConflictError, InvalidInputError, Pad
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.objectidentificator import CODES
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, Wijziging, schrijf
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.velden import ObjectidentificatorGegevens
from resolvers.onderwerpobject import ONDERWERPOBJECT
from resolvers.zaak import ZaakSleutel

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_LENGTE = 200
_KLANTCONTACT = table_of(KLANTCONTACT)

ONDERWERPOBJECT_SCHRIJFBAAR = Schrijfbaar(ONDERWERPOBJECT, vast=frozenset({"klantcontact_id"}))
_o: Table = ONDERWERPOBJECT_SCHRIJFBAAR.table


@dataclass(frozen=True, slots=True)
class OnderwerpGegevens:
    """What was sent of a subject; exactly one field is given.

    Args:
        zaak: its uuid, identificatie, or address in the zaak register.
        klantcontact: an earlier contact of this register.
        object: codes of an object elsewhere.
    """

    zaak: str | None = None
    klantcontact: UUID | None = None
    object: ObjectidentificatorGegevens | None = None


@dataclass(frozen=True, slots=True)
class OnderwerpobjectGegevens:
    """What was sent of an onderwerpobject."""

    klantcontact: Any = AFWEZIG
    onderwerp: Any = AFWEZIG


def kolommen_van(gegevens: OnderwerpGegevens, controle: Controle, pad: Pad, coderingen: Coderingen) -> dict[str, Any]:
    """All columns that say what the subject is; what is wrong with it is reported.

    Args:
        gegevens: what was sent.
        controle: gathers what is wrong; looks an earlier contact up.
        pad: where in the input it stands.
        coderingen: of this municipality; a zaak is written in the first one that fits.
    """
    waarden: dict[str, Any] = {f"identificator_{code}": None for code in CODES}
    waarden["was_klantcontact_id"] = gegevens.klantcontact
    if gegevens.klantcontact is not None:
        controle.verwijzing(_KLANTCONTACT, gegevens.klantcontact, (*pad, "klantcontact"))
    elif gegevens.zaak is not None:
        waarden |= _zaak(gegevens.zaak, controle, (*pad, "zaak"), coderingen)
    elif gegevens.object is not None:
        waarden |= _object(gegevens.object, controle, (*pad, "object"))
    return waarden


def _zaak(tekst: str, controle: Controle, pad: Pad, coderingen: Coderingen) -> dict[str, str]:
    tekst = tekst.strip()
    if tekst.startswith(("http://", "https://")):
        try:
            tekst = ZaakSleutel(url=tekst).sleutel()
        except InvalidInputError as error:
            controle.meld(pad, error.melding)
            return {}
    if not tekst:
        controle.meld(pad, "Dit moet ingevuld zijn.", "VERPLICHT")
        return {}
    soort = "uuid" if _UUID.fullmatch(tekst) else "identificatie"
    codering = next((c for c in coderingen.per_soort[SoortObject.ZAAK] if c.soort_object_id == soort), None)
    if codering is None:
        melding = f"Dit register kent een zaak niet bij haar {soort}; noem haar anders, of geef de codes als `object`."
        controle.meld(pad, melding, "ONBEKENDE_CODE")
        return {}
    _lengte(tekst, controle, pad)
    return _kolommen(codering, tekst.lower() if soort == "uuid" else tekst)


def _object(gegevens: ObjectidentificatorGegevens, controle: Controle, pad: Pad) -> dict[str, str]:
    codes = {code: getattr(gegevens, code) for code in CODES}
    for code, waarde in codes.items():
        if not waarde.strip():
            controle.meld((*pad, code), "Dit moet ingevuld zijn.", "VERPLICHT")
        _lengte(waarde, controle, (*pad, code))
    return {f"identificator_{code}": waarde for code, waarde in codes.items()}


def _lengte(waarde: str, controle: Controle, pad: Pad) -> None:
    if len(waarde) > _LENGTE:
        melding = f"Dit mag hooguit {_LENGTE} tekens lang zijn; het zijn er {len(waarde)}."
        controle.meld(pad, melding, "TE_LANG")


def _kolommen(codering: Codering, object_id: str) -> dict[str, str]:
    return {
        "identificator_objecttype": codering.objecttype,
        "identificator_register": codering.register,
        "identificator_soort_object_id": codering.soort_object_id,
        "identificator_object_id": object_id,
    }


def waarover(rij: Mapping[str, Any], coderingen: Coderingen) -> tuple[Any, ...]:
    """What tells two subjects apart: a zaak or a contact is the same one in whatever coding.

    Args:
        rij: columns of an onderwerpobject.
        coderingen: of this municipality.
    """
    if rij["was_klantcontact_id"] is not None:
        return (SoortObject.KLANTCONTACT, str(rij["was_klantcontact_id"]))
    codes = tuple(rij[f"identificator_{code}"] for code in CODES)
    object_id = (codes[-1] or "").lower()
    for soort in (SoortObject.KLANTCONTACT, SoortObject.ZAAK):
        if Codering(*codes[:3]) in coderingen.per_soort[soort]:
            return (soort, object_id)
    return (*codes[:3], object_id)


def nieuwe_onderwerpen(
    gegevens: Iterable[OnderwerpGegevens], controle: Controle, pad: Pad, coderingen: Coderingen, klantcontact_id: UUID
) -> list[Nieuw]:
    """The rows of all subjects of a new contact. One that is named twice, in whatever coding, is kept once: the first.

    Args:
        gegevens: what was sent.
        controle: gathers what is wrong.
        pad: of the list in the input.
        coderingen: of this municipality.
        klantcontact_id: contact that was about them.
    """
    rijen: dict[tuple[Any, ...], Nieuw] = {}
    for plaats, een in enumerate(gegevens):
        waarden = kolommen_van(een, controle, (*pad, plaats), coderingen)
        rij = _rij(waarden, klantcontact_id, (*pad, plaats))
        rijen.setdefault(waarover(waarden, coderingen), rij)
    return list(rijen.values())


def _rij(waarden: dict[str, Any], klantcontact_id: UUID, pad: Pad, id_: UUID | None = None) -> Nieuw:
    return Nieuw(
        ONDERWERPOBJECT_SCHRIJFBAAR, {"id": id_ or uuid4(), "klantcontact_id": klantcontact_id, **waarden}, pad
    )


async def registreer_onderwerpobject(transactie: Transactie, gegevens: OnderwerpobjectGegevens, id_: UUID) -> UUID:
    """Say of a contact that is there what it was about, too.

    Raises:
        InvalidRegistrationError: with all that is wrong.
        ConflictError: the contact is about this already.
    """
    controle = transactie.controle()
    # Locked, so that two who say the same take turns and the second finds it there.
    if not await transactie.standen(_KLANTCONTACT, [gegevens.klantcontact]):
        controle.meld(("klantcontact",), "Dit klantcontact staat niet in het register.", "NIET_GEVONDEN")
    waarden = kolommen_van(gegevens.onderwerp, controle, ("onderwerp",), transactie.scope.coderingen)
    await _goedgekeurd(transactie, waarden, gegevens.klantcontact, controle, id_)
    await schrijf(transactie, [_rij(waarden, gegevens.klantcontact, (), id_)])
    return id_


async def wijzig_onderwerpobject(
    transactie: Transactie, _soort: Schrijfbaar, wijziging: Wijziging[OnderwerpobjectGegevens]
) -> UUID:
    """Correct what a contact was about: the new subject takes the place of the old one as a whole.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`, or the contact is about this already.
        InvalidRegistrationError: with all that is wrong.
    """
    van = select(_o.c.klantcontact_id).where(_o.c.id == wijziging.id)
    for row in await transactie.session.fetch(van):
        await transactie.standen(_KLANTCONTACT, [row.klantcontact_id])
    stand = await transactie.stand(ONDERWERPOBJECT, wijziging.id, versie=wijziging.versie)
    controle = transactie.controle()
    waarden = kolommen_van(wijziging.gegevens.onderwerp, controle, ("onderwerp",), transactie.scope.coderingen)
    await _goedgekeurd(transactie, waarden, stand.waarden["klantcontact_id"], controle, stand.id)
    await transactie.session.update(_o, [(stand, waarden)])
    return stand.id


async def _goedgekeurd(
    transactie: Transactie, waarden: Mapping[str, Any], klantcontact_id: UUID, controle: Controle, zelf: UUID
) -> None:
    if waarden["was_klantcontact_id"] == klantcontact_id:
        controle.meld(("onderwerp", "klantcontact"), "Een contact gaat niet over zichzelf; noem een eerder contact.")
    await controle.opzoeken()
    controle.klaar()
    others = select(_o).where(_o.c.klantcontact_id == klantcontact_id, _o.c.id != zelf)
    coderingen = transactie.scope.coderingen
    for row in await transactie.session.fetch(others):
        if waarover(dict(row._mapping), coderingen) == waarover(waarden, coderingen):
            melding = "Dit klantcontact gaat hier al over; zie `nu`."
            raise ConflictError("BESTAAT_AL", melding, ("onderwerp",), (ONDERWERPOBJECT.name, row.id))

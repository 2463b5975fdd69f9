"""Answering the question behind an interne taak: a new contact with the same people (C9708, C2716, C5499)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.write_session import Stand
from resolvers.coding import SoortObject
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.betrokkene import BETROKKENE_SCHRIJFBAAR
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.digitaal_adres import DIGITAAL_ADRES_SCHRIJFBAAR
from resolvers.mutaties.interne_taak_verwerken import aangevuld, contact_van, onderwerpen_van, open_taak, sluiting
from resolvers.mutaties.klantcontact import KlantcontactGegevens, nieuw_klantcontact
from resolvers.mutaties.onderwerpobject import ONDERWERPOBJECT_SCHRIJFBAAR, waarover
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, schrijf
from resolvers.mutaties.transactie import Transactie, table_of

_TAAK = table_of(INTERNE_TAAK)
# What belongs to the row itself, not to what it says.
_EIGEN = frozenset({"id", "versie", "klantcontact_id", "plaatsgevonden_op"})


@dataclass(frozen=True, slots=True)
class BeantwoordGegevens:
    """What was sent of the answer, and of the task.

    Args:
        id: of the task.
        versie: what the caller last saw of it.
        toelichting: comes under what the task says already.
        afgehandeld_op: when the answer was, if absent.
        kanaal: and what follows: of the new contact. Onderwerp, taal and vertrouwelijk are those of the question when
            they are absent.
    """

    id: UUID
    versie: int
    toelichting: Any = AFWEZIG
    afgehandeld_op: Any = AFWEZIG
    kanaal: Any = AFWEZIG
    onderwerp: Any = AFWEZIG
    inhoud: Any = AFWEZIG
    reactie: Any = AFWEZIG
    indicatie_contact_gelukt: Any = AFWEZIG
    taal: Any = AFWEZIG
    vertrouwelijk: Any = AFWEZIG
    plaatsgevonden_op: Any = AFWEZIG
    nummer: Any = AFWEZIG
    referentienummer: Any = AFWEZIG
    metadata: Any = AFWEZIG
    actoren: Any = AFWEZIG
    bijlagen: Any = AFWEZIG


async def beantwoord_taak(transactie: Transactie, gegevens: BeantwoordGegevens, id_: UUID) -> UUID:
    """Register the answer to the contact that a task came from, with its betrokkenen, and close the task.

    A contact that failed is no answer (domain rule 10): it is registered as an attempt, and the task stays open. The
    answer is about the same zaken as the question.

    Fifteen statements, however many people and addresses: eight to lock and look up, five for new rows, the task and
    the notice; fewer when nobody gave an address or the task stays open, more with bijlagen, a taal or a nummer.

    Raises:
        NotFoundError: the task is not there.
        ConflictError: it was closed already, or was changed since `versie`.
        InvalidRegistrationError: with all that is wrong.
    """
    vraag = await contact_van(transactie, gegevens.id)
    taak = await open_taak(transactie, gegevens.id, gegevens.versie)
    assert vraag is not None  # noqa: S101 - a task has one, and it is locked
    controle = transactie.controle()
    betrokkenen = await _overgenomen(transactie, vraag.id)
    if not betrokkenen:
        melding = "Het contact van deze taak heeft geen betrokkene; registreer eerst wie er vroeg."
        controle.meld(("id",), melding, "GEEN_BETROKKENE")
        # Refused by now; goes on so that all that is wrong is told.
        betrokkenen = [Nieuw(BETROKKENE_SCHRIJFBAAR, {"id": uuid4()}, ())]
    rijen = await nieuw_klantcontact(transactie, _contact(gegevens, vraag), controle, id_, betrokkenen=betrokkenen)
    antwoord = rijen[0].waarden
    _na_de_vraag(antwoord, vraag, controle)
    nieuw_ = _taak(taak, gegevens, antwoord, transactie, controle)
    onderwerpen = await _onderwerpen(transactie, vraag.id, id_)
    controle.klaar()
    await schrijf(transactie, [*rijen, *onderwerpen])
    if nieuw_:
        await transactie.session.update(_TAAK, [(taak, nieuw_)])
    return id_


def _contact(gegevens: BeantwoordGegevens, vraag: Stand) -> KlantcontactGegevens:
    was = vraag.waarden
    zoals = {
        naam: was[naam] if getattr(gegevens, naam) is AFWEZIG else getattr(gegevens, naam)
        for naam in ("onderwerp", "taal", "vertrouwelijk")
    }
    namen = ("kanaal", "inhoud", "reactie", "indicatie_contact_gelukt", "plaatsgevonden_op", "nummer")
    rest = ("referentienummer", "metadata", "actoren", "bijlagen")
    return KlantcontactGegevens(**zoals, **{naam: getattr(gegevens, naam) for naam in (*namen, *rest)})


def _na_de_vraag(antwoord: Mapping[str, Any], vraag: Stand, controle: Controle) -> None:
    """An earlier contact would not count as an answer (ADR 0009)."""
    moment = antwoord["plaatsgevonden_op"]
    if moment.tzinfo is not None and moment < vraag.waarden["plaatsgevonden_op"]:
        controle.meld(("plaatsgevonden_op",), "Een antwoord komt na de vraag; dit moment ligt ervoor.")


def _taak(
    taak: Stand, gegevens: BeantwoordGegevens, antwoord: Mapping[str, Any], transactie: Transactie, controle: Controle
) -> dict[str, Any]:
    """What the task becomes: done, unless the contact failed."""
    gegeven = gegevens.afgehandeld_op not in {AFWEZIG, None}
    if antwoord.get("indicatie_contact_gelukt") == "nee":
        if gegeven:
            melding = "Het contact lukte niet, dus de taak blijft open; laat dit weg."
            controle.meld(("afgehandeld_op",), melding)
        return aangevuld(taak.waarden, gegevens.toelichting, controle)
    gesloten = sluiting(taak, gegevens.toelichting, gegevens.afgehandeld_op, transactie, controle)
    return gesloten if gegeven else {**gesloten, "afgehandeld_op": antwoord["plaatsgevonden_op"]}


async def _overgenomen(transactie: Transactie, vraag_id: UUID) -> list[Nieuw]:
    """Rows of the same people with the addresses they gave for this, now not the ones who began. Two statements."""
    betrokkene, adres = BETROKKENE_SCHRIJFBAAR.table, DIGITAAL_ADRES_SCHRIJFBAAR.table
    van = select(*_gewoon(betrokkene)).where(betrokkene.c.klantcontact_id == vraag_id).order_by(betrokkene.c.id)
    mensen = {
        row.id: _kopie(BETROKKENE_SCHRIJFBAAR, row._mapping, initiator=False)
        for row in await transactie.session.fetch(van)
    }
    hunne = bindparam("ids", type_=ARRAY(PgUuid))
    adressen = select(*_gewoon(adres)).where(adres.c.betrokkene_id == any_(hunne)).order_by(adres.c.id)
    gevonden = await transactie.session.fetch(adressen, {"ids": list(mensen)})
    rijen = [
        _kopie(DIGITAAL_ADRES_SCHRIJFBAAR, row._mapping, betrokkene_id=mensen[row.betrokkene_id].id) for row in gevonden
    ]
    return [*mensen.values(), *rijen]


async def _onderwerpen(transactie: Transactie, vraag_id: UUID, antwoord_id: UUID) -> list[Nieuw]:
    """Rows that say what the answer is about: the question, and each of its zaken once. One statement."""
    coderingen = transactie.scope.coderingen
    zaken: dict[tuple[Any, ...], Nieuw] = {}
    for rij in await onderwerpen_van(transactie, vraag_id):
        waarover_ = waarover(rij, coderingen)
        if waarover_[0] is SoortObject.ZAAK:
            codes = {naam: waarde for naam, waarde in rij.items() if naam.startswith("identificator_")}
            zaken.setdefault(waarover_, _onderwerp(antwoord_id, **codes))
    return [_onderwerp(antwoord_id, was_klantcontact_id=vraag_id), *zaken.values()]


def _onderwerp(klantcontact_id: UUID, **waarden: Any) -> Nieuw:
    return Nieuw(ONDERWERPOBJECT_SCHRIJFBAAR, {"id": uuid4(), "klantcontact_id": klantcontact_id, **waarden}, ())


def _gewoon(table: Table) -> Iterable[Any]:
    return [column for column in table.columns if column.computed is None]


def _kopie(soort: Schrijfbaar, rij: Mapping[Any, Any], **anders: Any) -> Nieuw:
    """A new row that says the same, but for `anders`."""
    zelfde = {naam: waarde for naam, waarde in rij.items() if naam not in _EIGEN and waarde is not None}
    return Nieuw(soort, {"id": uuid4(), **zelfde, **anders}, ())

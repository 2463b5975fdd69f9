"""Registering a contact with all that belongs to it, in one transaction (F2173)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from resolvers.errors import Pad
from resolvers.mutaties.actorverwijzing import Actorverwijzingen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.betrokkene import BETROKKENE_SCHRIJFBAAR, BijContact, afgerond, nieuwe_betrokkene
from resolvers.mutaties.betrokkene_partij import Partijverwijzingen
from resolvers.mutaties.bijlage import BIJLAGE_SCHRIJFBAAR
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.interne_taak import nieuwe_taak
from resolvers.mutaties.klantcontact.gegevens import KLANTCONTACT_SCHRIJFBAAR, KlantcontactGegevens, met_metadata
from resolvers.mutaties.koppel_actor import deelname
from resolvers.mutaties.onderwerpobject import nieuwe_onderwerpen
from resolvers.mutaties.schrijfbaar import Nieuw, nieuw, schrijf
from resolvers.mutaties.transactie import Transactie


async def registreer_klantcontact(transactie: Transactie, gegevens: KlantcontactGegevens, id_: UUID) -> UUID:
    """Register a contact, its betrokkenen, actoren, bijlagen, subjects and interne taken: all of it or nothing.

    The statements are as many whatever the lengths of the lists. With one or more of everything fifteen: the actoren,
    the partijen that are named, the codes, the earlier contacts, nummer and referentienummer are looked up; eight kinds
    of rows are written; and who waits for changes is told. What is left out takes none; the least there can be takes
    six. A new partij takes one more, its identificatoren two, its rekeningnummers one, an organisation that it works
    for one; an `idempotentieSleutel` one.

    Raises:
        InvalidRegistrationError: with all that is wrong.
        ConflictError: an identificator of a new partij is another's.
    """
    controle = transactie.controle()
    rijen = await nieuw_klantcontact(transactie, gegevens, controle, id_)
    controle.klaar()
    await schrijf(transactie, rijen)
    return id_


async def nieuw_klantcontact(
    transactie: Transactie,
    gegevens: KlantcontactGegevens,
    controle: Controle,
    id_: UUID,
    pad: Pad = (),
    *,
    betrokkenen: Sequence[Nieuw] = (),
) -> list[Nieuw]:
    """All rows of a new contact, looked up and checked; for `controle.klaar` and `schrijf` by the use case.

    Args:
        transactie: that registers.
        gegevens: what was sent.
        controle: gathers what is wrong; also looks up what a use case asked of it before.
        id_: of the contact.
        pad: where in the input it stands.
        betrokkenen: rows that the use case made itself (with those of their addresses), as of the contact's; they count
            for rule 1. What they have of the contact is filled in here.
    """
    gegevens = met_metadata(gegevens, controle, pad)
    actoren, partijen = _genoemd(transactie, gegevens, controle, pad)
    await actoren.opzoeken()
    await partijen.opzoeken()
    contact = nieuw(KLANTCONTACT_SCHRIJFBAAR, gegevens, controle, pad, id_=id_)
    if contact.waarden.get("plaatsgevonden_op") is None:
        contact.waarden["plaatsgevonden_op"] = transactie.nu
    bij = BijContact(id_, contact.waarden["plaatsgevonden_op"])
    for rij in betrokkenen:
        if rij.soort is BETROKKENE_SCHRIJFBAAR:
            rij.waarden.update(klantcontact_id=bij.id, plaatsgevonden_op=bij.plaatsgevonden_op)
    if not betrokkenen and not gegevens.betrokkenen:
        melding = "Noem minstens één betrokkene: wie er van buiten de gemeente aan deelnam."
        controle.meld((*pad, "betrokkenen"), melding, "VERPLICHT")
    rijen = [contact, *betrokkenen]
    for plaats, betrokkene in enumerate(_lijst(gegevens.betrokkenen)):
        rijen += nieuwe_betrokkene(betrokkene, controle, (*pad, "betrokkenen", plaats), partijen, contact=bij)
    rijen += [deelname(bij.id, bij.plaatsgevonden_op, actor_id) for actor_id in actoren.ids((*pad, "actoren"))]
    rijen += _wat_erbij_hoort(transactie, gegevens, controle, pad, bij, actoren)
    await afgerond(transactie, rijen, controle)
    return rijen


def _genoemd(
    transactie: Transactie, gegevens: KlantcontactGegevens, controle: Controle, pad: Pad
) -> tuple[Actorverwijzingen, Partijverwijzingen]:
    """Everyone who is named anywhere in the tree, to be looked up at once."""
    actoren, partijen = Actorverwijzingen(transactie, controle), Partijverwijzingen(transactie, controle)
    actoren.noem(_lijst(gegevens.actoren), (*pad, "actoren"))
    for plaats, taak in enumerate(_lijst(gegevens.interne_taken)):
        actoren.noem(_lijst(taak.actoren), (*pad, "interne_taken", plaats, "actoren"))
    for plaats, betrokkene in enumerate(_lijst(gegevens.betrokkenen)):
        partijen.noem(betrokkene.partij, (*pad, "betrokkenen", plaats, "partij"))
    return actoren, partijen


def _wat_erbij_hoort(
    transactie: Transactie,
    gegevens: KlantcontactGegevens,
    controle: Controle,
    pad: Pad,
    bij: BijContact,
    actoren: Actorverwijzingen,
) -> list[Nieuw]:
    rijen = [
        nieuw(BIJLAGE_SCHRIJFBAAR, bijlage, controle, (*pad, "bijlagen", plaats), klantcontact_id=bij.id)
        for plaats, bijlage in enumerate(_lijst(gegevens.bijlagen))
    ]
    rijen += nieuwe_onderwerpen(
        _lijst(gegevens.onderwerpobjecten),
        controle,
        (*pad, "onderwerpobjecten"),
        transactie.scope.coderingen,
        bij.id,
    )
    for plaats, taak in enumerate(_lijst(gegevens.interne_taken)):
        hier = (*pad, "interne_taken", plaats)
        taakrijen = nieuwe_taak(
            taak,
            controle,
            hier,
            klantcontact_id=bij.id,
            plaatsgevonden_op=bij.plaatsgevonden_op,
            actor_ids=actoren.ids((*hier, "actoren")),
        )
        # The database's now() is when the transaction began: the task would come just before its contact.
        taakrijen[0].waarden.setdefault("toegewezen_op", transactie.nu)
        rijen += taakrijen
    return rijen


def _lijst(gestuurd: Any) -> Sequence[Any]:
    """A list that was sent; none when it was left out, or null."""
    return () if gestuurd is AFWEZIG or gestuurd is None else gestuurd

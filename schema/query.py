from typing import Any

import strawberry

from resolvers.actor import ACTOREN
from resolvers.betrokkene import BETROKKENEN
from resolvers.bijlage import BIJLAGEN
from resolvers.categorie import CATEGORIE_RELATIES, CATEGORIEEN
from resolvers.contactgeschiedenis import find_subject
from resolvers.digitaal_adres import DIGITALE_ADRESSEN
from resolvers.interne_taak import INTERNE_TAAK, INTERNE_TAKEN, find_interne_taak
from resolvers.klantcontact import KLANTCONTACT, KLANTCONTACTEN, find_klantcontact
from resolvers.onderwerpobject import ONDERWERPOBJECTEN
from resolvers.partij import PARTIJ, PARTIJEN, find_partij
from resolvers.partij_identificator import PARTIJ_IDENTIFICATOREN
from resolvers.referentiewaarde import find_referentielijst
from resolvers.rekeningnummer import REKENINGNUMMERS
from resolvers.vertegenwoordiging import VERTEGENWOORDIGINGEN
from resolvers.wijziging import WIJZIGINGEN
from resolvers.zaak import ZAAK, ZAKEN, find_zaak
from schema.actor import Actor
from schema.betrokkene import Betrokkene
from schema.bijlage import Bijlage
from schema.categorie import Categorie, CategorieRelatie
from schema.connection import Connection, argument, required_argument, verbinding, with_signature
from schema.contactgeschiedenis import Contactgeschiedenis
from schema.declaration import maker
from schema.digitaal_adres import DigitaalAdres
from schema.enums import NaamReferentielijst
from schema.geschiedenis import Wijziging
from schema.interne_taak import InterneTaak
from schema.klantcontact import Klantcontact
from schema.node import Node
from schema.nodes import find_node, find_nodes
from schema.onderwerpobject import Onderwerpobject
from schema.partij import Partij
from schema.partij_identificator import PartijIdentificator
from schema.referentiewaarde import Referentiewaarde
from schema.rekeningnummer import Rekeningnummer
from schema.sleutels import (
    ContactgeschiedenisSleutelInput,
    InterneTaakSleutelInput,
    KlantcontactSleutelInput,
    PartijSleutelInput,
    ZaakSleutelInput,
)
from schema.vertegenwoordiging import Vertegenwoordiging
from schema.zaak import Zaak
from schema.zoeken.actor import ActorFilterInput, ActorSortering
from schema.zoeken.betrokkene import BetrokkeneFilterInput, BetrokkeneSortering
from schema.zoeken.bijlage import BijlageFilterInput, BijlageSortering
from schema.zoeken.categorie import (
    CategorieFilterInput,
    CategorieRelatieFilterInput,
    CategorieRelatieSortering,
    CategorieSortering,
)
from schema.zoeken.digitaal_adres import DigitaalAdresFilterInput, DigitaalAdresSortering
from schema.zoeken.interne_taak import InterneTaakFilterInput, InterneTaakSortering
from schema.zoeken.klantcontact import KlantcontactFilterInput, KlantcontactSortering
from schema.zoeken.onderwerpobject import OnderwerpobjectFilterInput, OnderwerpobjectSortering
from schema.zoeken.partij import PartijFilterInput, PartijSortering
from schema.zoeken.partij_identificator import PartijIdentificatorFilterInput, PartijIdentificatorSortering
from schema.zoeken.rekeningnummer import RekeningnummerFilterInput, RekeningnummerSortering
from schema.zoeken.vertegenwoordiging import VertegenwoordigingFilterInput, VertegenwoordigingSortering
from schema.zoeken.wijziging import WijzigingFilterInput, WijzigingSortering
from schema.zoeken.zaak import ZaakFilterInput, ZaakSortering


async def _partij(root: Any, info: strawberry.Info, *, sleutel: PartijSleutelInput) -> Any:
    row = await find_partij(info.context, sleutel.sleutel())
    return None if row is None else maker(PARTIJ)(row)


async def _klantcontact(root: Any, info: strawberry.Info, *, sleutel: KlantcontactSleutelInput) -> Any:
    row = await find_klantcontact(info.context, sleutel.sleutel())
    return None if row is None else maker(KLANTCONTACT)(row)


async def _interne_taak(root: Any, info: strawberry.Info, *, sleutel: InterneTaakSleutelInput) -> Any:
    row = await find_interne_taak(info.context, sleutel.sleutel())
    return None if row is None else maker(INTERNE_TAAK)(row)


async def _zaak(root: Any, info: strawberry.Info, *, sleutel: ZaakSleutelInput) -> Any:
    row = await find_zaak(info.context, sleutel.sleutel().sleutel())
    return None if row is None else maker(ZAAK)(row)


async def _contactgeschiedenis(
    root: Any, info: strawberry.Info, *, van: ContactgeschiedenisSleutelInput, doel: str | None = None
) -> Any:
    info.context.add_purpose(doel)
    subject = await find_subject(info.context, van.sleutel())
    return None if subject is None else Contactgeschiedenis(subject=subject)


async def _referentielijst(root: Any, info: strawberry.Info, *, naam: NaamReferentielijst) -> Any:
    rows = await find_referentielijst(info.context, str(naam.value))
    return [Referentiewaarde.van(row) for row in rows]


async def _node(root: Any, info: strawberry.Info, *, id: strawberry.ID) -> Any:
    return await find_node(info, id)


async def _nodes(root: Any, info: strawberry.Info, *, ids: list[strawberry.ID]) -> Any:
    return await find_nodes(info, ids)


def _opzoeken(resolve: Any, naam: str, soort: Any, welke: str, beschrijving: str) -> Any:
    return strawberry.field(
        resolver=with_signature(resolve, [required_argument(naam, soort, welke)]), description=beschrijving
    )


@strawberry.type(description="Wat er in het register te vinden is.")
class Query:
    """Roots of the graph."""

    node: Node | None = _opzoeken(_node, "id", strawberry.ID, "Id van het object.", "Eén object, van welke soort ook.")
    nodes: list[Node | None] = _opzoeken(
        _nodes,
        "ids",
        list[strawberry.ID],
        "Ids van de objecten, hooguit 100.",
        "Objecten van welke soort ook, in de volgorde van de ids; leeg waar er geen is.",
    )
    partij: Partij | None = _opzoeken(
        _partij, "sleutel", PartijSleutelInput, "Welke partij.", "Eén bekende klant; leeg als die er niet is."
    )
    klantcontact: Klantcontact | None = _opzoeken(
        _klantcontact,
        "sleutel",
        KlantcontactSleutelInput,
        "Welk contact.",
        "Eén klantcontact; leeg als het er niet is.",
    )
    interne_taak: InterneTaak | None = _opzoeken(
        _interne_taak, "sleutel", InterneTaakSleutelInput, "Welke taak.", "Eén interne taak; leeg als die er niet is."
    )
    zaak: Zaak | None = _opzoeken(
        _zaak, "sleutel", ZaakSleutelInput, "Welke zaak.", "Eén zaak; leeg als er geen contact over was."
    )
    contactgeschiedenis: Contactgeschiedenis | None = strawberry.field(
        resolver=with_signature(
            _contactgeschiedenis,
            [
                required_argument("van", ContactgeschiedenisSleutelInput, "Waar het overzicht begint."),
                argument("doel", str | None, "Waarvoor het overzicht nodig is, zoals het kenmerk van de klacht."),
            ],
        ),
        description="Alle contacten rond een klant, zaak of contact, in één keer. Leeg als het register die niet kent.",
    )
    klantcontacten: Connection[Klantcontact] = verbinding(
        KLANTCONTACTEN, KlantcontactFilterInput, KlantcontactSortering, "Klantcontacten; nieuwste eerst."
    )
    partijen: Connection[Partij] = verbinding(PARTIJEN, PartijFilterInput, PartijSortering, "Bekende klanten.")
    betrokkenen: Connection[Betrokkene] = verbinding(
        BETROKKENEN, BetrokkeneFilterInput, BetrokkeneSortering, "Wie aan klantcontacten deelnamen."
    )
    actoren: Connection[Actor] = verbinding(
        ACTOREN, ActorFilterInput, ActorSortering, "Wie namens de gemeente handelen."
    )
    interne_taken: Connection[InterneTaak] = verbinding(
        INTERNE_TAKEN, InterneTaakFilterInput, InterneTaakSortering, "Interne taken; wie het langst wacht eerst."
    )
    digitale_adressen: Connection[DigitaalAdres] = verbinding(
        DIGITALE_ADRESSEN,
        DigitaalAdresFilterInput,
        DigitaalAdresSortering,
        "E-mailadressen, telefoonnummers en andere.",
    )
    partij_identificatoren: Connection[PartijIdentificator] = verbinding(
        PARTIJ_IDENTIFICATOREN,
        PartijIdentificatorFilterInput,
        PartijIdentificatorSortering,
        "Hoe andere registers partijen kennen.",
    )
    bijlagen: Connection[Bijlage] = verbinding(
        BIJLAGEN, BijlageFilterInput, BijlageSortering, "Bijlagen bij klantcontacten."
    )
    onderwerpobjecten: Connection[Onderwerpobject] = verbinding(
        ONDERWERPOBJECTEN, OnderwerpobjectFilterInput, OnderwerpobjectSortering, "Waar klantcontacten over gingen."
    )
    zaken: Connection[Zaak] = verbinding(
        ZAKEN, ZaakFilterInput, ZaakSortering, "Zaken waarover contact was, elk één keer."
    )
    rekeningnummers: Connection[Rekeningnummer] = verbinding(
        REKENINGNUMMERS, RekeningnummerFilterInput, RekeningnummerSortering, "Bankrekeningen van partijen."
    )
    categorieen: Connection[Categorie] = verbinding(
        CATEGORIEEN, CategorieFilterInput, CategorieSortering, "Categorieën van partijen."
    )
    categorie_relaties: Connection[CategorieRelatie] = verbinding(
        CATEGORIE_RELATIES,
        CategorieRelatieFilterInput,
        CategorieRelatieSortering,
        "Welke partijen bij welke categorieën horen.",
    )
    vertegenwoordigingen: Connection[Vertegenwoordiging] = verbinding(
        VERTEGENWOORDIGINGEN, VertegenwoordigingFilterInput, VertegenwoordigingSortering, "Wie wie vertegenwoordigt."
    )
    wijzigingen: Connection[Wijziging] = verbinding(
        WIJZIGINGEN,
        WijzigingFilterInput,
        WijzigingSortering,
        "Wat er in het register vastgelegd, gewijzigd en verwijderd is; nieuwste eerst.",
    )
    referentielijst: list[Referentiewaarde] = _opzoeken(
        _referentielijst, "naam", NaamReferentielijst, "Welke lijst.", "Waarden van een referentielijst, op naam."
    )

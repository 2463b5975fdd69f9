from collections.abc import Awaitable
from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from resolvers.along import Along
from resolvers.contactgeschiedenis import (
    SLEUTEL,
    Subject,
    contacts_in,
    history_listing,
    samenvatting,
    timeline_listing,
    verwanten,
)
from resolvers.contactgeschiedenis import Samenvatting as Cijfers
from resolvers.listing import Listing, Query
from resolvers.operation import Operation
from resolvers.paging import MAXIMUM_GESCHIEDENIS, PageRequest
from resolvers.partij import PARTIJ
from resolvers.zaak import ZAAK
from schema.connection import Bladzijde, PageInfo, argument, page_arguments, page_info, with_signature
from schema.declaration import maker, plaats
from schema.enums import Relatie, Richting
from schema.invoer import naar_domein
from schema.refs import KlantcontactRef, PartijRef, ZaakRef
from schema.tijdlijn import ARGUMENTS as TIJDLIJN_ARGUMENTS
from schema.tijdlijn import GebeurtenisConnection
from schema.waarden import Duur, duur
from schema.zoeken.klantcontact import KlantcontactFilterInput, KlantcontactSortering

INCLUSIEF = argument(
    "inclusief",
    list[Relatie] | None,
    "Waarom een contact meetelt. Zonder keuze: de eigen contacten van de klant, of die over de zaak.",
)
FILTER = argument("filter", KlantcontactFilterInput | None, "Alleen contacten die hieraan voldoen.")


@strawberry.type(description="Een ander die bij het beeld van de klant hoort.")
class Verwant:
    """Someone related to the client."""

    relatie: Relatie = strawberry.field(description="Hoe de ander zich tot de klant verhoudt.")
    partij: PartijRef = strawberry.field(description="Wie het is.")


@strawberry.type(description="Een contact in een contactgeschiedenis, en waarom het daar staat.")
class ContactgeschiedenisEdge:
    """Edge with the reasons."""

    cursor: str = strawberry.field(description="Plaats in de lijst.")
    node: KlantcontactRef = strawberry.field(description="Het contact.")
    relaties: list[Relatie] = strawberry.field(description="Waarom het contact in de lijst staat.")


@strawberry.type(description="De contacten van een contactgeschiedenis, in bladzijden.")
class ContactgeschiedenisConnection:
    """Connection whose edges say why a contact is in it."""

    bladzijde: strawberry.Private[Bladzijde]

    @strawberry.field(description="Wat op deze bladzijde staat, met cursors en relaties.")
    async def edges(self) -> list[ContactgeschiedenisEdge]:
        """Rows of the page, each with its cursor and reasons."""
        page = await self.bladzijde.page()
        make = maker(self.bladzijde.listing.target)
        return [
            ContactgeschiedenisEdge(
                cursor=page.cursor(row), node=make(row), relaties=sorted(row.relaties, key=_RANG.index)
            )
            for row in page.rows
        ]

    @strawberry.field(description="Wat op deze bladzijde staat.")
    async def nodes(self) -> list[KlantcontactRef]:
        """Rows of the page."""
        page = await self.bladzijde.page()
        return [maker(self.bladzijde.listing.target)(row) for row in page.rows]

    @strawberry.field(description="Waar deze bladzijde in de lijst staat.")
    async def page_info(self) -> PageInfo:
        """Whether there is more, and where to go on."""
        return await page_info(self.bladzijde)

    @strawberry.field(description="Hoeveel contacten er in totaal zijn. Wordt alleen geteld als u erom vraagt.")
    async def total_count(self) -> int:
        """Number of rows over all pages."""
        return await self.bladzijde.count()


# Enum members carry the register's codes once Strawberry has read them.
_RANG: list[Any] = [relatie.value for relatie in Relatie]


@strawberry.type(description="Hoeveel contacten er via één kanaal in één richting waren.")
class Telling:
    """A count."""

    kanaal: str = strawberry.field(description="Waarlangs.")
    richting: Richting | None = strawberry.field(description="Van wie het uitging.")
    aantal: int = strawberry.field(description="Hoe vaak.")


@strawberry.type(description="Cijfers over een contactgeschiedenis.")
class Samenvatting:
    """Figures about a history."""

    cijfers: strawberry.Private[Cijfers]
    aantal: int = strawberry.field(description="Aantal contacten.")
    eerste: datetime | None = strawberry.field(description="Eerste contact.")
    laatste: datetime | None = strawberry.field(description="Laatste contact.")
    mislukte_pogingen: int = strawberry.field(description="Keren dat de gemeente de klant niet te pakken kreeg.")
    onbeantwoord: int = strawberry.field(
        description="Inkomende contacten met een taak, maar zonder reactie of geslaagd vervolg."
    )
    open_taken: int = strawberry.field(description="Taken die nog openstaan.")
    afgehandelde_taken: int = strawberry.field(description="Taken die zijn afgerond.")

    @strawberry.field(description="Contacten per kanaal en richting; het meeste eerst.")
    def per_kanaal(self) -> list[Telling]:
        """Counts."""
        return [
            Telling(kanaal=t.kanaal, richting=Richting(t.richting) if t.richting else None, aantal=t.aantal)
            for t in self.cijfers.per_kanaal
        ]

    @strawberry.field(description="Hoe lang de klant al wacht op de langst openstaande taak.")
    def langst_open(self) -> Duur | None:
        """Longest wait that still goes on."""
        return duur(self.cijfers.open_langste_wachttijd)

    @strawberry.field(description="Middelste wachttijd van de klant bij afgeronde taken.")
    def wachttijd_mediaan(self) -> Duur | None:
        """Median wait."""
        return duur(self.cijfers.wachttijd_mediaan)

    @strawberry.field(description="Langste wachttijd van de klant bij afgeronde taken.")
    def wachttijd_langste(self) -> Duur | None:
        """Longest wait."""
        return duur(self.cijfers.wachttijd_langste)

    @strawberry.field(description="Middelste doorlooptijd van afgeronde taken.")
    def doorlooptijd_mediaan(self) -> Duur | None:
        """Median handling time."""
        return duur(self.cijfers.doorlooptijd_mediaan)

    @strawberry.field(description="Langste doorlooptijd van afgeronde taken.")
    def doorlooptijd_langste(self) -> Duur | None:
        """Longest handling time."""
        return duur(self.cijfers.doorlooptijd_langste)


def van_cijfers(cijfers: Cijfers) -> Samenvatting:
    """The figures as an object of the graph."""
    return Samenvatting(
        cijfers=cijfers,
        aantal=cijfers.aantal,
        eerste=cijfers.eerste,
        laatste=cijfers.laatste,
        mislukte_pogingen=cijfers.mislukte_pogingen,
        onbeantwoord=cijfers.onbeantwoord,
        open_taken=cijfers.open_taken,
        afgehandelde_taken=cijfers.afgehandelde_taken,
    )


def chosen(subject: Subject, inclusief: list[Enum] | None) -> tuple[str, ...]:
    """Relations that count, each once and in a fixed order, so that the same choice makes the same cursor."""
    if inclusief is None:
        return subject.inclusief
    gekozen = {relatie.value for relatie in inclusief}
    return tuple(relatie for relatie in _RANG if relatie in gekozen)


def history(
    subject: Subject,
    _scope: Any,
    *,
    sortering: Enum,
    filter: Any = None,
    inclusief: Any = None,
    **bladzijde: Any,
) -> tuple[Listing, Query]:
    """The list and the page that the arguments of `klantcontacten` mean."""
    relaties, kept = chosen(subject, inclusief), naar_domein(filter)
    listing = history_listing(subject, relaties, kept)
    page = PageRequest.of(**bladzijde, maximum=MAXIMUM_GESCHIEDENIS)
    return listing, Query.of(listing, kept, sortering.name, page, subject.fingerprint(), relaties)


def timeline(
    subject: Subject,
    scope: Any,
    *,
    sortering: Enum,
    filter: Any = None,
    inclusief: Any = None,
    **bladzijde: Any,
) -> tuple[Listing, Query]:
    """The list and the page that the arguments of `tijdlijn` mean."""
    kept, relaties = naar_domein(filter), chosen(subject, inclusief)
    listing = timeline_listing(subject, relaties, kept)
    page = PageRequest.of(**bladzijde, maximum=MAXIMUM_GESCHIEDENIS)
    return listing, Query.of(listing, None, sortering.name, page, subject.fingerprint(), relaties, kept)


def counted_contacts(subject: Subject, *, inclusief: Any = None, filter: Any = None) -> Along:
    """The contacts that the arguments of `samenvatting` mean."""
    return contacts_in(subject, chosen(subject, inclusief), naar_domein(filter))


def figures(subject: Subject, operation: Operation, *, inclusief: Any = None, filter: Any = None) -> Awaitable[Cijfers]:
    """The figures that the arguments of `samenvatting` mean."""
    return samenvatting(operation, subject, chosen(subject, inclusief), naar_domein(filter))


def _bladzijde(info: strawberry.Info, root: Any, listing: Listing, query: Query) -> Bladzijde:
    # The root, not only the place, is part of it: two histories in one document are two lists.
    return Bladzijde(listing, info.context, query, SLEUTEL, (*plaats(info, listing.name), id(root)))


def _klantcontacten(root: Any, info: strawberry.Info, **arguments: Any) -> Any:
    found = history(root.subject, info.context.scope, **arguments)
    return ContactgeschiedenisConnection(bladzijde=_bladzijde(info, root, *found))


def _tijdlijn(root: Any, info: strawberry.Info, **arguments: Any) -> Any:
    found = timeline(root.subject, info.context.scope, **arguments)
    return GebeurtenisConnection(bladzijde=_bladzijde(info, root, *found))


async def _samenvatting(root: Any, info: strawberry.Info, **arguments: Any) -> Any:
    return van_cijfers(await figures(root.subject, info.context, **arguments))


@strawberry.type(
    description="Alles wat er aan contact was met een klant of over een zaak, zoals nodig om een klacht te beoordelen."
)
class Contactgeschiedenis:
    """The contacts around a client, a zaak or a contact."""

    subject: strawberry.Private[Subject]

    @strawberry.field(description="De klant; leeg als het er geen of meer dan één is.")
    def partij(self) -> PartijRef | None:
        """The one client."""
        row = self.subject.partij
        return None if row is None else maker(PARTIJ)(row)

    @strawberry.field(
        description="De klanten van wie dit de contacten zijn; meer dan één als zij een adres of contact delen."
    )
    def partijen(self) -> list[PartijRef]:
        """All clients."""
        return [maker(PARTIJ)(row) for row in self.subject.partijen]

    @strawberry.field(description="De zaak waar het overzicht bij begon.")
    def zaak(self) -> ZaakRef | None:
        """The zaak."""
        return None if self.subject.zaak is None else maker(ZAAK)(self.subject.zaak)

    @strawberry.field(
        description="Wie er verder bij horen: vertegenwoordigers, vertegenwoordigden, contactpersonen, organisatie."
    )
    async def verwanten(self, info: strawberry.Info) -> list[Verwant]:
        """Others, each with how they relate."""
        rows = await verwanten(info.context, self.subject)
        return [Verwant(relatie=row.relatie, partij=maker(PARTIJ)(row)) for row in rows]

    klantcontacten: ContactgeschiedenisConnection = strawberry.field(
        resolver=with_signature(
            _klantcontacten,
            [
                FILTER,
                argument(
                    "sortering", KlantcontactSortering, "Volgorde van de lijst.", next(iter(KlantcontactSortering))
                ),
                INCLUSIEF,
                *page_arguments(MAXIMUM_GESCHIEDENIS),
            ],
        ),
        description="De contacten, elk één keer, met waarom het erin staat.",
    )
    tijdlijn: GebeurtenisConnection = strawberry.field(
        resolver=with_signature(_tijdlijn, [FILTER, INCLUSIEF, *TIJDLIJN_ARGUMENTS]),
        description="Wat er op volgorde gebeurde: contacten, antwoorden, mislukte pogingen en het verloop van taken.",
    )
    samenvatting: Samenvatting = strawberry.field(
        resolver=with_signature(_samenvatting, [INCLUSIEF, FILTER]), description="Cijfers over dezelfde contacten."
    )

"""The main job (C9127): everything about one client's contacts, from whichever end one starts."""

from resolvers.contactgeschiedenis.contacten import contacts_in, history_listing
from resolvers.contactgeschiedenis.klantcontacten import SLEUTEL
from resolvers.contactgeschiedenis.relatie import RELATIES
from resolvers.contactgeschiedenis.samenvatting import (
    Samenvatting,
    figures_of,
    figures_statements,
    samenvatting,
)
from resolvers.contactgeschiedenis.subject import (
    ContactgeschiedenisSleutel,
    Subject,
    find_subject,
    partij_statement,
    partijen_statement,
)
from resolvers.contactgeschiedenis.tijdlijn import timeline_listing
from resolvers.contactgeschiedenis.verwanten import verwanten, verwanten_statement

__all__ = [
    "RELATIES",
    "SLEUTEL",
    "ContactgeschiedenisSleutel",
    "Samenvatting",
    "Subject",
    "contacts_in",
    "figures_of",
    "figures_statements",
    "find_subject",
    "history_listing",
    "partij_statement",
    "partijen_statement",
    "samenvatting",
    "timeline_listing",
    "verwanten",
    "verwanten_statement",
]

"""The main job (C9127): everything about one client's contacts, from whichever end one starts."""

from resolvers.contactgeschiedenis.klantcontacten import SLEUTEL, history_listing
from resolvers.contactgeschiedenis.relatie import RELATIES
from resolvers.contactgeschiedenis.samenvatting import Samenvatting, samenvatting
from resolvers.contactgeschiedenis.subject import ContactgeschiedenisSleutel, Subject, find_subject, partijen_statement
from resolvers.contactgeschiedenis.tijdlijn import timeline_listing
from resolvers.contactgeschiedenis.verwanten import verwanten, verwanten_statement

__all__ = [
    "RELATIES",
    "SLEUTEL",
    "ContactgeschiedenisSleutel",
    "Samenvatting",
    "Subject",
    "find_subject",
    "history_listing",
    "partijen_statement",
    "samenvatting",
    "timeline_listing",
    "verwanten",
    "verwanten_statement",
]

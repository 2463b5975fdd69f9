"""Documents and short ways for the tests of what is the partij's."""

from typing import Any
from uuid import UUID

import asyncpg

from tests.support.vraag import Vraag

# Published test numbers: they meet the tests and belong to nobody.
BSN, ANDERE_BSN = "999993653", "999990639"
RSIN = "999996666"
KVK, ANDERE_KVK = "69599084", "90001354"
VESTIGING, ANDERE_VESTIGING = "000037178598", "000037178599"
IBAN, ANDER_IBAN = "NL91ABNA0417164300", "NL20INGB0001234567"
NERGENS = "00000000-0000-4000-8000-000000000000"

_FOUT = """
... on Fout { code melding pad }
... on OngeldigeInvoer { fouten { code melding pad } }
... on Conflict { huidigeVersie nu { __typename id } }
"""
_PARTIJ = """
... on Partij {
  uuid versie nummer soortPartij volledigeNaam interneNotitie indicatieGeheimhouding indicatieActief voorkeurstaal
  bezoekadres { postcode huisnummer }
  identificatoren { uuid register objecttype soortObjectId objectId sub: subIdentificatorVan { objectId } }
  digitaleAdressen { uuid versie soort adres omschrijving isStandaardadres }
  voorkeursDigitaalAdres { adres }
  rekeningnummers { uuid iban bic isVoorkeursrekeningnummer }
}
"""


def document(naam: str, velden: str, invoer: str | None = None) -> str:
    """A mutation that asks `velden` of its object, and all of what is wrong."""
    soort = invoer or f"{naam[0].upper()}{naam[1:]}Input"
    return (
        f"mutation ($input: {soort}!) {{ {naam}(input: $input) {{ __typename {velden} {_FOUT} }} }}"
        if invoer != "VerwijderInput"
        else f"mutation ($input: VerwijderInput!) {{ {naam}(input: $input) {{ __typename"
        f" ... on Verwijderd {{ concept gevolgen {{ concept lot aantal }} }} {_FOUT} }} }}"
    )


_VELDEN = {
    "Partij": _PARTIJ,
    "PartijIdentificator": "... on PartijIdentificator { uuid versie register objecttype soortObjectId objectId }",
    "DigitaalAdres": "... on DigitaalAdres { uuid versie soort adres omschrijving isStandaardadres isVoorkeursadres verificatiedatum }",
    "Rekeningnummer": "... on Rekeningnummer { uuid versie iban bic isVoorkeursrekeningnummer }",
    "Categorie": "... on Categorie { uuid versie naam }",
    "CategorieRelatie": "... on CategorieRelatie { uuid versie begindatum einddatum categorie { naam } }",
    "Vertegenwoordiging": "... on Vertegenwoordiging { uuid versie vertegenwoordigendePartij { uuid } "
    "vertegenwoordigdePartij { uuid } }",
}


class Balie:
    """Does mutations and gives the result, as a client would see it."""

    def __init__(self, vraag: Vraag) -> None:
        self.vraag = vraag
        self.statements = 0

    async def doe(self, naam: str, /, **invoer: Any) -> Any:
        """The result of a mutation; what was asked of it depends on what it is about."""
        wat = next((soort for soort in sorted(_VELDEN, key=len, reverse=True) if naam.endswith(soort)), "Partij")
        soort = "VerwijderInput" if naam.startswith("verwijder") else None
        schoon = {veld: str(waarde) if isinstance(waarde, UUID) else waarde for veld, waarde in invoer.items()}
        antwoord = await self.vraag.schrijf(document(naam, _VELDEN[wat], soort), {"input": schoon})
        self.statements = antwoord.statements
        return antwoord.data[naam]

    async def fouten(self, naam: str, /, **invoer: Any) -> list[tuple[str, str]]:
        """Code and path of everything that is wrong, in the order of the paths."""
        uitkomst = await self.doe(naam, **invoer)
        assert uitkomst["__typename"] == "OngeldigeInvoer", uitkomst
        return sorted((".".join(fout["pad"]), fout["code"]) for fout in uitkomst["fouten"])


async def toestand(register: asyncpg.Connection) -> dict[str, list[Any]]:
    """All that a partij can have, and the history: to see that nothing changed."""
    tabellen = ("partij", "partij_identificator", "digitaal_adres", "rekeningnummer", "categorie_relatie")
    tabellen = (*tabellen, "vertegenwoordiging", "betrokkene", "wijziging", "idempotentie")
    return {
        tabel: [tuple(rij) for rij in await register.fetch(f"select * from {tabel} t order by t::text")]
        for tabel in tabellen
    }


async def geschiedenis(register: asyncpg.Connection, id_: UUID | str) -> list[tuple[Any, ...]]:
    """Of one row: what happened, by which operation, and the fields."""
    rijen = await register.fetch(
        "select soort, bewerking, velden from wijziging where object_id = $1 order by tijdstip, versie", UUID(str(id_))
    )
    return [(rij["soort"], rij["bewerking"], sorted(rij["velden"])) for rij in rijen]

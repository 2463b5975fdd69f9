"""What the tests of interne taken share: how they are written, and what a work list says."""

from typing import Any
from uuid import UUID

from tests.support.vraag import Vraag

VELDEN = """
    uuid versie nummer referentienummer gevraagdeHandeling toelichting status toegewezenOp afgehandeldOp
    klantcontact { nummer } actoren { naam }
"""
FOUT = """
    ... on Fout { code melding pad }
    ... on OngeldigeInvoer { fouten { code melding pad } }
    ... on Conflict { huidigeVersie nu { ... on InterneTaak { status toelichting } } }
"""
REGISTREER = f"""
mutation ($input: RegistreerInterneTaakInput!) {{
  registreerInterneTaak(input: $input) {{ __typename ... on InterneTaak {{ {VELDEN} }} {FOUT} }}
}}
"""
WIJZIG = f"""
mutation ($input: WijzigInterneTaakInput!) {{
  wijzigInterneTaak(input: $input) {{ __typename ... on InterneTaak {{ {VELDEN} }} {FOUT} }}
}}
"""
ROUTEER = f"""
mutation ($input: RouteerInterneTaakInput!) {{
  routeerInterneTaak(input: $input) {{
    __typename
    ... on InterneTaak {{
      uuid versie status nummer gevraagdeHandeling toelichting toegewezenOp afgehandeldOp
      klantcontact {{ nummer }} actoren {{ naam }}
      vorigeTaak {{ uuid versie status toelichting afgehandeldOp actoren {{ naam }} volgendeTaken {{ nummer }} }}
    }}
    {FOUT}
  }}
}}
"""
BEANTWOORD = """
mutation ($input: BeantwoordInterneTaakInput!) {
  beantwoordInterneTaak(input: $input) {
    __typename
    ... on Klantcontact {
      uuid kanaal onderwerp inhoud taal vertrouwelijk richting indicatieContactGelukt plaatsgevondenOp
      actoren { naam }
      betrokkenen {
        rol initiator organisatienaam volledigeNaam partij { uuid } bezoekadres { stad }
        digitaleAdressen { soort adres omschrijving }
        teBereikenVia { digitaalAdres { adres } }
      }
      zaken { uuid }
      bijlagen { identificator { objectId } }
      aanleiding { nummer interneTaken { nummer versie status toelichting afgehandeldOp } opvolging { inhoud } }
    }
    ... on Fout { code melding pad }
    ... on OngeldigeInvoer { fouten { code melding pad } }
    ... on Conflict { huidigeVersie nu { ... on InterneTaak { status } } }
  }
}
"""
WERKLIJST = """
query ($actor: ID!) {
  interneTaken(filter: { actor: { id: $actor }, status: [TE_VERWERKEN] }, sortering: WACHTTIJD_AFLOPEND) {
    edges { node { nummer gevraagdeHandeling } }
  }
}
"""


def fouten(antwoord: dict[str, Any]) -> list[tuple[str, list[str], str]]:
    """Code, path and message of every finding."""
    assert antwoord["__typename"] == "OngeldigeInvoer", antwoord
    return sorted((fout["code"], fout["pad"], fout["melding"]) for fout in antwoord["fouten"])


async def registreer(vraag: Vraag, **invoer: Any) -> dict[str, Any]:
    return (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerInterneTaak"]


async def wijzig(vraag: Vraag, taak: UUID, versie: int = 1, **invoer: Any) -> dict[str, Any]:
    antwoord = await vraag.schrijf(WIJZIG, {"input": {"id": str(taak), "versie": versie, **invoer}})
    return antwoord.data["wijzigInterneTaak"]


async def routeer(vraag: Vraag, taak: UUID, versie: int = 1, **invoer: Any) -> dict[str, Any]:
    antwoord = await vraag.schrijf(ROUTEER, {"input": {"id": str(taak), "versie": versie, **invoer}})
    return antwoord.data["routeerInterneTaak"]


async def beantwoord(vraag: Vraag, taak: UUID, versie: int = 1, **invoer: Any) -> dict[str, Any]:
    antwoord = await vraag.schrijf(BEANTWOORD, {"input": {"id": str(taak), "versie": versie, **invoer}})
    return antwoord.data["beantwoordInterneTaak"]


async def werklijst(vraag: Vraag, actor: UUID, veld: str = "gevraagdeHandeling") -> list[str]:
    """One field of every task that this actor still has to do, longest waiting first."""
    antwoord = await vraag.data(WERKLIJST, {"actor": str(actor)})
    return [edge["node"][veld] for edge in antwoord["interneTaken"]["edges"]]

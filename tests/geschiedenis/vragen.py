"""Documents that write, and the question what happened; shared by the tests of the history."""

from collections.abc import Mapping
from typing import Any

from tests.support.vraag import Vraag

WIJZIGING = """soort concept objectUuid vanUuid versie bewerking door rol traceId velden { veld voor na }
  object { __typename id } actor { naam }"""
WIJZIGINGEN = f"""
query ($id: ID!) {{
  node(id: $id) {{
    ... on Klantcontact {{ wijzigingen {{ nodes {{ {WIJZIGING} }} }} }}
    ... on InterneTaak {{ wijzigingen {{ nodes {{ {WIJZIGING} }} }} }}
    ... on Persoon {{ wijzigingen {{ nodes {{ {WIJZIGING} }} }} }}
    ... on Organisatie {{ wijzigingen {{ nodes {{ {WIJZIGING} }} }} }}
  }}
}}
"""
NOG_VAN = f"query ($van: [ID!]!) {{ wijzigingen(filter: {{van: $van}}) {{ nodes {{ {WIJZIGING} }} }} }}"


async def doe(vraag: Vraag, naam: str, /, **invoer: Any) -> dict[str, Any]:
    """Play a mutation that must succeed; its object."""
    hoofd = naam[0].upper() + naam[1:]
    weg = naam.startswith("verwijder")
    soort, krijgt = ("VerwijderInput", "Verwijderd { uuid }") if weg else (f"{hoofd}Input", "Node { id }")
    document = f"""mutation ($input: {soort}!) {{ {naam}(input: $input) {{ __typename
      ... on {krijgt} ... on Fout {{ code melding }}
      ... on OngeldigeInvoer {{ fouten {{ code melding pad }} }} }} }}"""
    gedaan: dict[str, Any] = (await vraag.schrijf(document, {"input": invoer})).data[naam]
    assert "code" not in gedaan, gedaan
    return gedaan


async def wijzigingen(vraag: Vraag, id_: str) -> list[dict[str, Any]]:
    """What happened to an object, newest first."""
    return (await vraag.data(WIJZIGINGEN, {"id": id_}))["node"]["wijzigingen"]["nodes"]


async def ook_van_wat_weg_is(vraag: Vraag, *ids: str) -> list[dict[str, Any]]:
    """What happened to objects that may be gone."""
    return (await vraag.data(NOG_VAN, {"van": list(ids)}))["wijzigingen"]["nodes"]


def velden(wijziging: Mapping[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    """Fields of a change: what they were, and what they became."""
    return {veld["veld"]: (veld["voor"], veld["na"]) for veld in wijziging["velden"]}


def kort(wijziging: Mapping[str, Any]) -> tuple[Any, ...]:
    """A change in short, to compare."""
    actor = wijziging["actor"] and wijziging["actor"]["naam"]
    return wijziging["bewerking"], wijziging["soort"], wijziging["concept"], actor

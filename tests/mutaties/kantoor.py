"""Writers who do all kinds of things with the same tasks and contacts, and know what they wrote."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from schema.global_id import encode
from tests.support.rijen import na
from tests.support.vraag import Vraag

FOUT = "... on Fout { code pad }"
STAND = """
query ($taak: ID!, $contact: ID!) {
  taak: node(id: $taak) { ... on InterneTaak { versie status toelichting } }
  contact: node(id: $contact) { ... on Klantcontact { versie onderwerp } }
}
"""
VERWERK = f"""mutation ($input: VerwerkInterneTaakInput!) {{
  gedaan: verwerkInterneTaak(input: $input) {{ __typename ... on InterneTaak {{ versie }} {FOUT} }}
}}"""
WIJZIG = f"""mutation ($input: WijzigInterneTaakInput!) {{
  gedaan: wijzigInterneTaak(input: $input) {{ __typename ... on InterneTaak {{ versie }} {FOUT} }}
}}"""
ROUTEER = f"""mutation ($input: RouteerInterneTaakInput!) {{
  gedaan: routeerInterneTaak(input: $input) {{ __typename ... on InterneTaak {{ vorigeTaak {{ versie }} }} {FOUT} }}
}}"""
BEANTWOORD = f"""mutation ($input: BeantwoordInterneTaakInput!) {{
  gedaan: beantwoordInterneTaak(input: $input) {{ __typename ... on Klantcontact {{ versie }} {FOUT} }}
}}"""
CONTACT = f"""mutation ($input: WijzigKlantcontactInput!) {{
  gedaan: wijzigKlantcontact(input: $input) {{ __typename ... on Klantcontact {{ versie }} {FOUT} }}
}}"""
NOOIT_MEER_DAN = 500
ZAKEN = [f"6f1e0c9a-2a1b-4c3d-8e4f-00000000000{plaats}" for plaats in range(3)]

Invoer = dict[str, Any]


class Kantoor:
    """Writers at work on a few tasks and contacts.

    Args:
        vraag: asks and writes over a pool of connections.
        taken: each with the contact it came from.
        actoren: who can have a task.
        zaad: what they do follows from it.
    """

    def __init__(self, vraag: Vraag, taken: list[tuple[UUID, UUID]], actoren: list[UUID], zaad: int) -> None:
        self._vraag = vraag
        self._taken = taken
        self._actoren = actoren
        self._kies = random.Random(zaad)
        self.gelukt: Counter[UUID] = Counter()
        self.merken: dict[UUID, list[str]] = {}
        self.geweigerd: Counter[str] = Counter()
        self.routes = self.antwoorden = 0
        self.werk: list[Callable[[str, UUID, UUID], Awaitable[None]]] = [
            self.vul_aan,
            self.geef_door,
            self.verwerk,
            self.routeer,
            self.beantwoord,
            self.verbeter_contact,
            self.verplaats_contact,
        ]

    async def schrijf(self, aantal: int) -> None:
        """All at once."""
        async with asyncio.TaskGroup() as groep:
            for plaats in range(aantal):
                taak, contact = self._kies.choice(self._taken)
                groep.create_task(self.werk[plaats % len(self.werk)](f"m{plaats}", taak, contact))

    async def _doe(
        self, document: str, taak: UUID, contact: UUID, wat: UUID, invoer: Callable[[dict[str, Any]], Invoer]
    ) -> str | None:
        """Look, write what follows from it, and look again when another was first; None, or why it can no longer be."""
        for _ in range(NOOIT_MEER_DAN):
            ids = {"taak": _node("InterneTaak", taak), "contact": _node("Klantcontact", contact)}
            stand = await self._vraag.tegelijk(STAND, ids)
            versie = stand["taak" if wat == taak else "contact"]["versie"]
            gestuurd = {"id": str(wat), "versie": versie, **invoer(stand)}
            gedaan = (await self._vraag.tegelijk(document, {"input": gestuurd}))["gedaan"]
            if "code" not in gedaan:
                self.gelukt[wat] += 1
                return None
            self.geweigerd[f"{gedaan['__typename']} {gedaan['code']}"] += 1
            if gedaan["code"] != "VERSIE_VEROUDERD":
                return str(gedaan["code"])
        raise AssertionError("others always were first")

    def _acteurs(self) -> list[Invoer]:
        return [{"id": str(actor)} for actor in self._kies.sample(self._actoren, 2)]

    async def vul_aan(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Add to what is there: who overwrites another's is caught."""

        def invoer(stand: dict[str, Any]) -> Invoer:
            return {"toelichting": f"{stand['taak']['toelichting'] or ''} {merk}".strip(), "status": "TE_VERWERKEN"}

        assert await self._doe(WIJZIG, taak, contact, taak, invoer) is None
        self.merken.setdefault(taak, []).append(merk)

    async def geef_door(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Give it to others, and say so."""

        def invoer(stand: dict[str, Any]) -> Invoer:
            tekst = f"{stand['taak']['toelichting'] or ''} {merk}".strip()
            return {"toelichting": tekst, "actoren": self._acteurs()}

        assert await self._doe(WIJZIG, taak, contact, taak, invoer) is None
        self.merken.setdefault(taak, []).append(merk)

    async def verwerk(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Close it, for a zaak that others bring to the same contact."""
        zaak = self._kies.choice(ZAKEN)
        waarom = await self._doe(VERWERK, taak, contact, taak, lambda _: {"toelichting": merk, "zaak": zaak})
        self._gesloten(waarom, merk, taak)

    async def routeer(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Give it to others, as a new task."""
        waarom = await self._doe(
            ROUTEER, taak, contact, taak, lambda _: {"toelichting": merk, "actoren": self._acteurs()}
        )
        self._gesloten(waarom, merk, taak)
        self.routes += waarom is None

    async def beantwoord(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Answer the question."""

        def invoer(_stand: dict[str, Any]) -> Invoer:
            return {"kanaal": "telefoon", "toelichting": merk, "actoren": self._acteurs()}

        waarom = await self._doe(BEANTWOORD, taak, contact, taak, invoer)
        self._gesloten(waarom, merk, taak)
        self.antwoorden += waarom is None

    async def verbeter_contact(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Add to the subject of a contact."""

        def invoer(stand: dict[str, Any]) -> Invoer:
            return {"onderwerp": f"{stand['contact']['onderwerp'] or ''} {merk}".strip()}

        assert await self._doe(CONTACT, taak, contact, contact, invoer) is None
        self.merken.setdefault(contact, []).append(merk)

    async def verplaats_contact(self, merk: str, taak: UUID, contact: UUID) -> None:
        """Correct its moment, which its tasks and people carry along."""
        moment = na(seconds=int(merk[1:]) + 1).isoformat()
        assert await self._doe(CONTACT, taak, contact, contact, lambda _: {"plaatsgevondenOp": moment}) is None

    def _gesloten(self, waarom: str | None, merk: str, taak: UUID) -> None:
        assert waarom in {None, "AL_VERWERKT"}
        if waarom is None:
            self.merken.setdefault(taak, []).append(merk)


def _node(soort: str, id_: UUID) -> str:
    return encode(soort, id_)

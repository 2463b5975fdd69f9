"""The contacts of a seeded register, in courses: a question, what came of it, and the answer if there was one."""

from dataclasses import dataclass
from functools import lru_cache

from server.seed.betrokkenen import Betrokkenen
from server.seed.bladen import NIETS, Bladen, Blok
from server.seed.medewerkers import Personeel
from server.seed.partijen import ja
from server.seed.plan import Opdracht, Plan
from server.seed.taken import Taken
from server.seed.tekst import KANALEN, Tekst, Verloopwoorden
from server.seed.tijd import Kalender
from server.seed.toeval import Toeval, met_streepjes, vaste_uuid
from server.seed.verhaal.actoren import CHATPLATFORM, FORMULIEREN, MAILBOX, SCANSTRAAT, STATUSBERICHTEN

_KCC = "klantcontactcentrum"
_AUTOMATISCH = {
    "e-mail": MAILBOX.id.hex,
    "email": MAILBOX.id.hex,
    "post": SCANSTRAAT.id.hex,
    "brief": SCANSTRAAT.id.hex,
    "webformulier": FORMULIEREN.id.hex,
    "chat": CHATPLATFORM.id.hex,
}
_DOCUMENTEN = {"e-mail": 2, "email": 2, "post": 2, "brief": 2, "webformulier": 1, "chat": 1}
# One zaak that many call about for every so many contacts.
_CONTACTEN_PER_GEDEELDE_ZAAK = 250
_TALEN = ("nld",) * 93 + ("eng", "eng", "tur", "ara", "pol", "ukr", "deu")
_METADATA = (
    '{"bron": "kiss", "gespreksresultaat": "Zelfstandig afgehandeld"}',
    '{"bron": "kiss", "gespreksresultaat": "Doorverbonden"}',
    '{"bron": "open-formulieren"}',
    '{"wachtrij": "algemeen", "gespreksduur": "00:04:12"}',
)


@dataclass(frozen=True)
class Contact:
    """What the rows of one contact share."""

    id: str
    moment: int
    tekst_moment: str
    kanaal: str
    inkomend: bool


class Schrijver:
    """Writes the courses of one block.

    Args:
        plan: the register it is part of.
        opdracht: the block.
        personeel: who may act.
        kalender: the working days of the period.
    """

    def __init__(self, plan: Plan, opdracht: Opdracht, personeel: Personeel, kalender: Kalender) -> None:
        self.plan, self.opdracht, self.personeel, self.kalender = plan, opdracht, personeel, kalender
        self.toeval = Toeval(plan.zaad, f"contacten/{opdracht.nummer}")
        self.bladen = Bladen()
        self.tekst = Tekst(self.toeval)
        self.betrokkenen = Betrokkenen(plan, self.toeval, self.bladen)
        self.taken = Taken(plan, self.toeval, self.bladen, personeel, kalender)
        self.volgnummer = opdracht.eerste_contact

    def blok(self) -> Blok:
        """All courses of the block."""
        for plaats, (client, aantal) in enumerate(self.opdracht.verlopen, start=self.opdracht.eerste_verloop):
            self._verloop(client, aantal, plaats / self.opdracht.aantal_verlopen)
        return self.bladen.blok()

    def _verloop(self, client: int, aantal: int, wanneer: float) -> None:
        toeval = self.toeval
        woorden = self.tekst.verloop()
        zaak = self._zaak(client) if toeval.kans(0.62) else None
        dag = int(wanneer * self.kalender.aantal)
        kanaal = toeval.een(KANALEN)
        rollen = self._rollen(aantal)
        eerste: Contact | None = None
        for rol in rollen:
            contact = self._contact(rol, kanaal, dag, wanneer, woorden)
            self.betrokkenen.schrijf(contact.id, contact.tekst_moment, client, inkomend=contact.inkomend)
            self._onderwerpen(contact, zaak, eerste, woorden)
            if eerste is None:
                eerste = contact
                if rol in {"vraag", "taak"}:
                    self.taken.open(contact.id, contact.moment, self.volgnummer, woorden.eenheid)
            elif rol == "antwoord":
                self.taken.sluit(contact.moment + 60 * toeval.tot(40))
            self.volgnummer += 1
            dag += 1 + int(toeval.deel() ** 2 * 12)
        self.taken.rond_af(wanneer)

    def _rollen(self, aantal: int) -> list[str]:
        """What each contact of the course is."""
        deel = self.toeval.deel()
        if aantal == 1:
            return ["beantwoord" if deel < 0.7 else "uitgaand" if deel < 0.86 else "taak"]  # noqa: PLR2004
        tussen = ["mislukt" if self.toeval.kans(0.45) else "herinnering" for _ in range(aantal - 2)]
        return ["vraag", *tussen, "antwoord" if deel < 0.85 else "herinnering"]  # noqa: PLR2004

    def _zaak(self, client: int) -> str:
        """A zaak of the client's own, or one that a whole street calls about."""
        toeval = self.toeval
        if client == self.plan.partijen or toeval.kans(0.12):
            zaken = 3 + self.plan.klantcontacten // _CONTACTEN_PER_GEDEELDE_ZAAK
            return vaste_uuid(self.plan.zaad, "gedeelde-zaak", int(toeval.deel() ** 2 * zaken))
        return vaste_uuid(self.plan.zaad, "zaak", client * 8 + toeval.tot(3))

    def _contact(self, rol: str, begonnen_via: str, dag: int, wanneer: float, woorden: Verloopwoorden) -> Contact:
        toeval = self.toeval
        inkomend = rol in {"beantwoord", "taak", "vraag", "herinnering"}
        kanaal = self.tekst.kanaal(rol, begonnen_via)
        moment = self.kalender.moment(dag, self.tekst.minuut(kanaal), toeval.tot(60))
        contact = Contact(toeval.uuid(), moment, self.kalender.tekst(moment), kanaal, inkomend)
        inhoud = self.tekst.contact(rol, kanaal, woorden)
        referentie = self.plan.begin.klantcontact + self.volgnummer
        zonder_nummer = wanneer > 0.85 and toeval.kans(0.1)  # noqa: PLR2004  # Open Klant since 2.16
        self.bladen.regel(
            "klantcontact",
            contact.id,
            NIETS if zonder_nummer else str(referentie + 1),
            str(8_000_000_000 + referentie) if zonder_nummer else NIETS,
            kanaal,
            inhoud.onderwerp,
            inhoud.inhoud,
            inhoud.herkomst,
            inhoud.reactie,
            inhoud.gelukt,
            toeval.een(_TALEN),
            ja(toeval.kans(0.05)),
            contact.tekst_moment,
            ja(rol in {"vraag", "taak"} and inhoud.gelukt != "ja" and toeval.kans(0.8)),
            f"https://turfstad.example/onderwerpen/{woorden.onderwerp.code}" if toeval.kans(0.2) else NIETS,
            toeval.een(_METADATA) if toeval.kans(0.1) else "{}",
        )
        self._actoren(contact, rol, wanneer, woorden.eenheid)
        self._bijlagen(contact)
        return contact

    def _actoren(self, contact: Contact, rol: str, wanneer: float, eenheid: str) -> None:
        toeval, kanaal = self.toeval, contact.kanaal
        if contact.inkomend and kanaal in _AUTOMATISCH and toeval.kans(0.8):
            gekozen = {_AUTOMATISCH[kanaal]}
        elif rol == "uitgaand" and kanaal in {"e-mail", "sms"} and toeval.kans(0.4):
            gekozen = {STATUSBERICHTEN.id.hex}
        else:
            code = _KCC if contact.inkomend else eenheid
            gekozen = {toeval.een(self.personeel.iemand(toeval, code, wanneer).actoren)}
        if toeval.kans(0.15):
            gekozen.add(toeval.een(self.personeel.iemand(toeval, eenheid, wanneer).actoren))
        for actor in sorted(gekozen):
            self.bladen.regel("actor_klantcontact", toeval.uuid(), actor, contact.id, contact.tekst_moment)

    def _bijlagen(self, contact: Contact) -> None:
        meeste = _DOCUMENTEN.get(contact.kanaal, 0)
        if meeste == 0 or self.toeval.kans(0.25):
            return
        for _ in range(1 + self.toeval.tot(meeste)):
            document = met_streepjes(self.toeval.uuid())
            codes = ("informatieobject", "openzaak", "uuid", document)
            self.bladen.regel("bijlage", self.toeval.uuid(), contact.id, *codes)

    def _onderwerpen(self, contact: Contact, zaak: str | None, eerste: Contact | None, woorden: Verloopwoorden) -> None:
        toeval, regel = self.toeval, self.bladen.regel
        if zaak is not None:
            zgw = toeval.kans(0.55)
            codes = ("zgw-Zaak", "openzaak", "uuid") if zgw else ("zaak", "open-zaak", "uuid")
            object_id = met_streepjes(zaak) if zgw or toeval.kans(0.9) else met_streepjes(zaak).upper()
            regel("onderwerpobject", toeval.uuid(), contact.id, NIETS, *codes, object_id)
        if contact.kanaal == "webformulier":
            codes = ("formulierinzending", "Open Formulieren", "public_registration_reference")
            regel("onderwerpobject", toeval.uuid(), contact.id, NIETS, *codes, f"OF-{woorden.kenmerk}")
        if eerste is not None and toeval.kans(0.85):
            deel = toeval.deel()
            was = eerste.id if deel > 0.45 else NIETS  # noqa: PLR2004
            codes = ("klantcontact", "openklant", "uuid")
            vier = (*codes, met_streepjes(eerste.id)) if deel < 0.55 else (NIETS,) * 4  # noqa: PLR2004
            regel("onderwerpobject", toeval.uuid(), contact.id, was, *vier)


@lru_cache(maxsize=1)
def _gedeeld(plan: Plan) -> tuple[Personeel, Kalender]:
    return Personeel(plan), Kalender(plan.van, plan.tot)


def contacten_blok(plan: Plan, opdracht: Opdracht) -> Blok:
    """One block of contacts with everything that belongs to them."""
    return Schrijver(plan, opdracht, *_gedeeld(plan)).blok()

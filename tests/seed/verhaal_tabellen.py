"""The tables of docs/verhaal.md, made from the story; `python -m tests.seed.verhaal_tabellen` writes them anew."""

import re
from datetime import timedelta
from pathlib import Path

from server.seed.verhaal import CLIENT, CONTACTEN, PARTIJEN, VASTE_ACTOREN, VERHAAL_ACTOREN, VERTEGENWOORDIGINGEN, ZAKEN
from server.seed.verhaal.vormen import Actor, Contact, OverContact, OverObject, OverZaak, Partij, moment

DOCUMENT = Path(__file__).parents[2] / "docs" / "verhaal.md"

_VERTEGENWOORDIGERS = {wie.nummer for wie, voor_wie in VERTEGENWOORDIGINGEN if voor_wie is CLIENT}
_VERTEGENWOORDIGDEN = {voor_wie.nummer for wie, voor_wie in VERTEGENWOORDIGINGEN if wie is CLIENT}


def _tabel(koppen: tuple[str, ...], rijen: list[tuple[str, ...]]) -> str:
    regels = [koppen, tuple("---" for _ in koppen), *rijen]
    return "\n".join("| " + " | ".join(regel) + " |" for regel in regels)


def _partijen_van(contact: Contact) -> set[int]:
    return {betrokkene.partij.nummer for betrokkene in contact.betrokkenen if betrokkene.partij}


def _zaken_van(contact: Contact) -> set[int]:
    return {over.zaak.volgnummer for over in contact.onderwerpen if isinstance(over, OverZaak)}


def relaties(contact: Contact) -> list[str]:
    """Why the contact belongs to the client's picture; empty when it does not."""
    partijen = _partijen_van(contact)
    if CLIENT.nummer in partijen:
        return ["EIGEN"]
    eigen = [ander for ander in CONTACTEN if CLIENT.nummer in _partijen_van(ander)]
    eigen_zaken = {zaak for ander in eigen for zaak in _zaken_van(ander)}
    gevonden = {
        "VERTEGENWOORDIGER": partijen & _VERTEGENWOORDIGERS,
        "VERTEGENWOORDIGDE": partijen & _VERTEGENWOORDIGDEN,
        "ZAAK": _zaken_van(contact) & eigen_zaken,
    }
    return [relatie for relatie, treffers in gevonden.items() if treffers]


def duur(verschil: timedelta) -> str:
    """`1 d 23:45`."""
    minuten = int(verschil.total_seconds()) // 60
    dagen, rest = divmod(minuten, 24 * 60)
    return f"{dagen} d {rest // 60:02d}:{rest % 60:02d}"


def _kenmerk(partij: Partij) -> str:
    kenmerken = {
        "BSN": partij.bsn,
        "KVK": partij.kvk_nummer,
        "RSIN": partij.rsin,
        "vestiging": partij.vestigingsnummer,
    }
    return ", ".join(f"{soort} {waarde}" for soort, waarde in kenmerken.items() if waarde) or "–"


def rollen() -> str:
    """Table of the cast."""
    koppen = ("Partij", "Wie", "Rol", "Kenmerk", "uuid")
    return _tabel(
        koppen,
        [
            (str(p.nummer), p.volledige_naam or "–", p.rol, _kenmerk(p), f"`{p.id}`")
            for p in sorted(PARTIJEN, key=lambda partij: partij.nummer)
        ],
    )


def zaken() -> str:
    """Table of the zaken."""
    return _tabel(("Zaak", "uuid"), [(zaak.omschrijving, f"`{zaak.id}`") for zaak in ZAKEN])


def actoren() -> str:
    """Table of the actoren that take part."""

    def codes(actor: Actor) -> str:
        return " / ".join(actor.identificator) if actor.identificator else "–"

    gebruikt = {actor for contact in CONTACTEN for actor in contact.actoren}
    gebruikt |= {actor for contact in CONTACTEN for taak in contact.taken for actor in taak.actoren}
    rijen = [
        (actor.naam + ("" if actor.actief else " (inactief)"), actor.functie or "–", codes(actor), f"`{actor.id}`")
        for actor in VASTE_ACTOREN + VERHAAL_ACTOREN
        if actor in gebruikt
    ]
    return _tabel(("Actor", "Functie", "Identificator", "uuid"), rijen)


def _betreft(contact: Contact) -> str:
    delen = []
    for over in contact.onderwerpen:
        match over:
            case OverZaak(zaak, codering):
                delen.append(f"zaak {zaak.volgnummer} ({codering})")
            case OverContact(nummer, identificator, was):
                delen.append(f"contact {nummer} ({'beide' if identificator and was else 'was' if was else 'id'})")
            case OverObject((objecttype, _, _, object_id)):
                delen.append(f"{objecttype} {object_id}" if objecttype != "klanttaak" else "klanttaak")
    return ", ".join(delen) or "–"


def _wie(contact: Contact) -> str:
    namen = []
    for betrokkene in contact.betrokkenen:
        if betrokkene.partij:
            namen.append(str(betrokkene.partij.nummer))
        elif betrokkene.naam:
            namen.append(f"onbekend: {betrokkene.naam.volledig}")
    return ", ".join(namen)


def tijdlijn() -> str:
    """Table of all contacts in order of time."""
    koppen = ("Moment", "Kanaal", "Richting", "Nummer", "Wat er gebeurde", "Betrokken", "Betreft", "Casus", "Relatie")
    return _tabel(
        koppen,
        [
            (
                c.lokaal,
                c.kanaal,
                c.richting,
                str(c.nummer),
                c.wat,
                _wie(c),
                _betreft(c),
                ", ".join(c.casus),
                ", ".join(relaties(c)) or "–",
            )
            for c in CONTACTEN
        ],
    )


def taken() -> str:
    """Table of all tasks."""
    koppen = (
        "Taak",
        "Naar aanleiding van",
        "Gevraagd",
        "Toegewezen aan",
        "Toegewezen op",
        "Afgehandeld op",
        "Doorlooptijd",
    )
    return _tabel(
        koppen,
        [
            (
                str(taak.nummer) + (f" (na {taak.vorige})" if taak.vorige else ""),
                str(contact.nummer),
                taak.handeling,
                ", ".join(actor.naam for actor in taak.actoren),
                taak.toegewezen,
                taak.afgehandeld or "open",
                duur(moment(taak.afgehandeld) - moment(taak.toegewezen)) if taak.afgehandeld else "–",
            )
            for contact in CONTACTEN
            for taak in contact.taken
        ],
    )


TABELLEN = {"rollen": rollen, "zaken": zaken, "actoren": actoren, "tijdlijn": tijdlijn, "taken": taken}


def ingevuld(tekst: str) -> str:
    """The document with every table as the story now has it."""
    for naam, tabel in TABELLEN.items():
        patroon = re.compile(rf"(<!-- {naam} -->\n).*?(<!-- /{naam} -->)", re.DOTALL)
        tekst, aantal = patroon.subn(lambda gevonden, tabel=tabel: f"{gevonden[1]}{tabel()}\n{gevonden[2]}", tekst)
        if aantal != 1:
            raise ValueError(f"docs/verhaal.md has no place for the table {naam}")
    return tekst


if __name__ == "__main__":
    DOCUMENT.write_text(ingevuld(DOCUMENT.read_text()))

"""The story as rows of the tables."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from server.seed import nummers
from server.seed.categorieen import MANTELZORGER
from server.seed.identiteit import Soort, vast_uuid
from server.seed.verhaal import CLIENT, CONTACTEN, PARTIJEN, VERHAAL_ACTOREN, VERTEGENWOORDIGINGEN
from server.seed.verhaal.vormen import (
    Actor,
    Adres,
    Betrokkene,
    Contact,
    DigitaalAdres,
    Naam,
    Onderwerp,
    OverContact,
    OverObject,
    OverZaak,
    Partij,
    Taak,
    Zaakcodering,
    moment,
)

Rij = dict[str, Any]
# Table and row, in an order in which every row finds those it refers to.
Rijen = Iterator[tuple[str, Rij]]

_CODES = (
    "identificator_objecttype",
    "identificator_register",
    "identificator_soort_object_id",
    "identificator_object_id",
)


def actor_rij(actor: Actor) -> Rij:
    """Row of an actor."""
    return {
        "id": actor.id,
        "naam": actor.naam,
        "soort_actor": actor.soort,
        "indicatie_actief": actor.actief,
        "functie": actor.functie,
        "omschrijving": actor.omschrijving,
        "emailadres": actor.emailadres,
        "telefoonnummer": actor.telefoonnummer,
        **dict(zip(_CODES, actor.identificator or (None,) * 4, strict=True)),
    }


def _naam(naam: Naam | None) -> Rij:
    return {
        "contactnaam_voorletters": naam.voorletters if naam else None,
        "contactnaam_voornaam": naam.voornaam if naam else None,
        "contactnaam_voorvoegsel_achternaam": naam.voorvoegsel if naam else None,
        "contactnaam_achternaam": naam.achternaam if naam else None,
    }


def _adres(adres: Adres | None) -> Rij:
    return {
        "bezoekadres_straatnaam": adres.straatnaam if adres else None,
        "bezoekadres_huisnummer": adres.huisnummer if adres else None,
        "bezoekadres_huisnummertoevoeging": adres.huisnummertoevoeging if adres else None,
        "bezoekadres_postcode": adres.postcode if adres else None,
        "bezoekadres_stad": "Turfstad" if adres else None,
        "bezoekadres_land": "NL" if adres else None,
        "bezoekadres_nummeraanduiding_id": adres.nummeraanduiding_id if adres else None,
    }


def _digitaal_adres(adres: DigitaalAdres, volgnummer: int) -> Rij:
    return {
        "id": vast_uuid(Soort.DIGITAAL_ADRES, volgnummer),
        "partij_id": None,
        "betrokkene_id": None,
        "soort": adres.soort,
        "adres": adres.adres,
        "omschrijving": adres.omschrijving,
        "is_standaardadres": adres.standaard,
        "is_voorkeursadres": adres.voorkeur,
        "referentie": adres.referentie,
    }


def _identificatoren(partij: Partij) -> Rijen:
    soorten = (
        ("brp", "natuurlijk_persoon", "bsn", partij.bsn),
        ("hr", "niet_natuurlijk_persoon", "kvk_nummer", partij.kvk_nummer),
        ("hr", "niet_natuurlijk_persoon", "rsin", partij.rsin),
        ("hr", "vestiging", "vestigingsnummer", partij.vestigingsnummer),
    )
    for plaats, (register, objecttype, soort, object_id) in enumerate(soorten, start=1):
        if object_id is not None:
            onder_kvk = vast_uuid(Soort.PARTIJ_IDENTIFICATOR, partij.nummer * 10 + 2)
            yield (
                "partij_identificator",
                {
                    "id": vast_uuid(Soort.PARTIJ_IDENTIFICATOR, partij.nummer * 10 + plaats),
                    "partij_id": partij.id,
                    "register": register,
                    "objecttype": objecttype,
                    "soort_object_id": soort,
                    "object_id": object_id,
                    "sub_identificator_van_id": onder_kvk if soort == "vestigingsnummer" else None,
                },
            )


def _partij(partij: Partij) -> Rijen:
    yield (
        "partij",
        {
            "id": partij.id,
            "nummer": str(partij.nummer),
            "soort_partij": partij.soort,
            "interne_notitie": partij.notitie,
            "indicatie_geheimhouding": partij.geheim,
            "indicatie_actief": partij.actief,
            "voorkeurstaal": partij.taal,
            "naam": partij.organisatienaam,
            "werkte_voor_id": vast_uuid(Soort.PARTIJ, partij.werkte_voor) if partij.werkte_voor else None,
            **_naam(partij.naam),
            **_adres(partij.adres),
        },
    )
    yield from _identificatoren(partij)
    for plaats, adres in enumerate(partij.digitale_adressen, start=1):
        yield "digitaal_adres", _digitaal_adres(adres, partij.nummer * 10 + plaats) | {"partij_id": partij.id}


def _betrokkene(contact: Contact, plaats: int, betrokkene: Betrokkene) -> Rijen:
    betrokkene_id = vast_uuid(Soort.BETROKKENE, contact.nummer * 10 + plaats)
    yield (
        "betrokkene",
        {
            "id": betrokkene_id,
            "klantcontact_id": contact.id,
            "plaatsgevonden_op": contact.plaatsgevonden_op,
            "partij_id": betrokkene.partij.id if betrokkene.partij else None,
            "rol": betrokkene.rol,
            "initiator": betrokkene.initiator,
            "organisatienaam": betrokkene.organisatienaam,
            **_naam(betrokkene.naam),
        },
    )
    for rang, adres in enumerate(betrokkene.digitale_adressen, start=1):
        nummer = (contact.nummer * 10 + plaats) * 10 + rang
        yield "digitaal_adres", _digitaal_adres(adres, nummer) | {"betrokkene_id": betrokkene_id}


def zaak_codes(codering: Zaakcodering, zaak_id: object) -> tuple[str, str, str, str]:
    """The four codes with which a client writes a zaak; some write the uuid in capitals."""
    if codering == "zgw":
        return ("zgw-Zaak", "openzaak", "uuid", str(zaak_id))
    return ("zaak", "open-zaak", "uuid", str(zaak_id) if codering == "zac" else str(zaak_id).upper())


def _onderwerp(contact: Contact, plaats: int, over: Onderwerp) -> Rij:
    codes: tuple[str | None, ...] = (None,) * 4
    was = None
    match over:
        case OverZaak(zaak, codering):
            codes = zaak_codes(codering, zaak.id)
        case OverContact(nummer, identificator, was_klantcontact):
            eerder = vast_uuid(Soort.KLANTCONTACT, nummer)
            was = eerder if was_klantcontact else None
            codes = ("klantcontact", "openklant", "uuid", str(eerder)) if identificator else codes
        case OverObject(vier):
            codes = vier
    return {
        "id": vast_uuid(Soort.ONDERWERPOBJECT, contact.nummer * 10 + plaats),
        "klantcontact_id": contact.id,
        "was_klantcontact_id": was,
        **dict(zip(_CODES, codes, strict=True)),
    }


def _taak(contact: Contact, taak: Taak) -> Rijen:
    status = "verwerkt" if taak.afgehandeld else "te_verwerken"
    gedeeld = {"status": status, "plaatsgevonden_op": contact.plaatsgevonden_op}
    yield (
        "interne_taak",
        {
            "id": taak.id,
            "nummer": str(taak.nummer),
            "gevraagde_handeling": taak.handeling,
            "toelichting": taak.toelichting,
            "toegewezen_op": moment(taak.toegewezen),
            "afgehandeld_op": moment(taak.afgehandeld) if taak.afgehandeld else None,
            "klantcontact_id": contact.id,
            "vorige_taak_id": vast_uuid(Soort.INTERNE_TAAK, taak.vorige) if taak.vorige else None,
            **gedeeld,
        },
    )
    for actor in taak.actoren:
        yield "interne_taak_actor", {"interne_taak_id": taak.id, "actor_id": actor.id, **gedeeld}


def _klantcontact(contact: Contact) -> Rij:
    return {
        "id": contact.id,
        "nummer": str(contact.nummer),
        "kanaal": contact.kanaal,
        "onderwerp": contact.onderwerp,
        "inhoud": contact.inhoud,
        "herkomst_inhoud": contact.herkomst,
        "reactie": contact.reactie,
        "indicatie_contact_gelukt": contact.gelukt,
        "taal": contact.taal,
        "vertrouwelijk": contact.vertrouwelijk,
        "plaatsgevonden_op": contact.plaatsgevonden_op,
        "verdere_actie_ondernomen": contact.verdere_actie,
        "metadata": json.dumps(contact.metadata),
    }


def _contact(contact: Contact) -> Rijen:
    yield "klantcontact", _klantcontact(contact)
    for plaats, betrokkene in enumerate(contact.betrokkenen, start=1):
        yield from _betrokkene(contact, plaats, betrokkene)
    for plaats, actor in enumerate(contact.actoren, start=1):
        yield (
            "actor_klantcontact",
            {
                "id": vast_uuid(Soort.ACTOR_KLANTCONTACT, contact.nummer * 10 + plaats),
                "actor_id": actor.id,
                "klantcontact_id": contact.id,
                "plaatsgevonden_op": contact.plaatsgevonden_op,
            },
        )
    for plaats, over in enumerate(contact.onderwerpen, start=1):
        yield "onderwerpobject", _onderwerp(contact, plaats, over)
    for plaats in range(1, len(contact.bijlagen) + 1):
        nummer = contact.nummer * 10 + plaats
        codes = ("informatieobject", "openzaak", "uuid", str(vast_uuid(Soort.INFORMATIEOBJECT, nummer)))
        bijlage = {"id": vast_uuid(Soort.BIJLAGE, nummer), "klantcontact_id": contact.id}
        yield "bijlage", bijlage | dict(zip(_CODES, codes, strict=True))
    for taak in contact.taken:
        yield from _taak(contact, taak)


def _overig() -> Rijen:
    lid = {"id": vast_uuid(Soort.OVERIG, 9001), "partij_id": CLIENT.id, "categorie_id": MANTELZORGER}
    yield "categorie_relatie", lid | {"begindatum": moment("2025-09-01 12:00").date(), "einddatum": None}
    rekening = {"id": vast_uuid(Soort.OVERIG, 9002), "partij_id": CLIENT.id, "is_voorkeursrekeningnummer": True}
    yield "rekeningnummer", rekening | {"iban": nummers.iban(600), "bic": nummers.BIC}
    for plaats, (wie, voor_wie) in enumerate(VERTEGENWOORDIGINGEN, start=1):
        yield (
            "vertegenwoordiging",
            {
                "id": vast_uuid(Soort.VERTEGENWOORDIGING, plaats),
                "vertegenwoordigende_partij_id": wie.id,
                "vertegenwoordigde_partij_id": voor_wie.id,
            },
        )


def verhaal_rijen() -> dict[str, list[Rij]]:
    """All rows of the story, by table; they refer to the actoren and categorieën that every seeded register has."""
    rijen: defaultdict[str, list[Rij]] = defaultdict(list)
    rijen["actor"].extend(actor_rij(actor) for actor in VERHAAL_ACTOREN)
    for partij in sorted(PARTIJEN, key=lambda partij: partij.werkte_voor is not None):
        for tabel, rij in _partij(partij):
            rijen[tabel].append(rij)
    for tabel, rij in _overig():
        rijen[tabel].append(rij)
    for contact in CONTACTEN:
        for tabel, rij in _contact(contact):
            rijen[tabel].append(rij)
    return dict(rijen)

"""The story from 23 February to 12 March 2026: she mails, she writes, and the date moves."""

from server.seed.verhaal.actoren import (
    FORMULIEREN,
    ILSE_OBJ,
    KLANTCONTACTCENTRUM,
    MAILBOX,
    NOOR,
    NOOR_OBJ,
    OPENBARE_RUIMTE,
    SCANSTRAAT,
)
from server.seed.verhaal.rollen import (
    ALEIDA,
    ALLEEN_INGELOGD,
    VERLICHTING,
    WONINGAANPASSING,
    ZOE,
)
from server.seed.verhaal.vormen import (
    Betrokkene,
    Contact,
    DigitaalAdres,
    OverContact,
    OverObject,
    OverZaak,
    Taak,
)

MAART = (
    Contact(
        7010,
        "2026-02-23 20:41",
        "e-mail",
        "Cliënt mailt: nog steeds donker; automatisch geregistreerd, later aan haar gekoppeld",
        ("C1199",),
        (MAILBOX,),
        (Betrokkene(ZOE, digitale_adressen=(DigitaalAdres("email", "zoe.vandenberg@post.example"),)),),
        onderwerp="Straatlantaarns nog steeds kapot",
        inhoud=(
            "Geachte gemeente, op 5 februari is mij aan de telefoon beloofd dat de lantaarns binnen twee weken zouden "
            "branden. Dat is niet gebeurd. Ik stuur een foto mee. Wanneer wordt het opgelost? Groet, Zoë van den Berg"
        ),
        herkomst="klant",
        verdere_actie=True,
        onderwerpen=(OverZaak(VERLICHTING),),
        bijlagen=("de e-mail", "foto van de donkere straat"),
        taken=(
            Taak(
                8003,
                "Lezen en bepalen benodigde actie",
                (KLANTCONTACTCENTRUM,),
                "2026-02-23 20:41",
                "2026-02-24 10:05",
            ),
        ),
    ),
    Contact(
        7011,
        "2026-02-24 10:02",
        "e-mail",
        "Antwoord per e-mail: onderdelen besteld, nieuwe datum 20 maart",
        ("C5655",),
        (NOOR,),
        (Betrokkene(ZOE, initiator=False),),
        onderwerp="Re: Straatlantaarns nog steeds kapot",
        inhoud="De kabel is besteld. De reparatie staat gepland voor uiterlijk 20 maart.",
        gelukt="ja",
        onderwerpen=(OverContact(7010, identificator=True), OverZaak(VERLICHTING, "zac")),
    ),
    Contact(
        7012,
        "2026-03-02 08:15",
        "post",
        "Brief van 26 februari, ontvangen op 2 maart; gescand, tekst gelezen door OCR",
        ("C2138",),
        (SCANSTRAAT,),
        (Betrokkene(ZOE),),
        inhoud=(
            "Geacht co11ege, Hierbij verzoek ik u de straatver1ichting in de Lantaamstraat met spoed te herstellen. "
            "Ik heb gebe1d en gemaild en er gebeurt niets. Hoogachtend, Z. van den Berg"
        ),
        herkomst="ocr",
        verdere_actie=True,
        onderwerpen=(OverZaak(VERLICHTING),),
        bijlagen=("scan van de brief", "scan van de bijgesloten foto"),
        taken=(
            Taak(
                8004,
                "Lezen en bepalen benodigde actie",
                (OPENBARE_RUIMTE,),
                "2026-03-02 08:15",
                "2026-03-11 12:10",
            ),
        ),
        metadata={"dagtekening": "2026-02-26", "postvaknummer": "2026-0388"},
    ),
    Contact(
        7013,
        "2026-03-05 14:10",
        "telefoon",
        "Cliënt belt namens haar moeder over een woningaanpassing",
        ("C0992",),
        (NOOR_OBJ,),
        (Betrokkene(ZOE, rol="vertegenwoordiger"), Betrokkene(ALEIDA, initiator=False)),
        onderwerp="Traplift aanvragen",
        inhoud="Vraagt welke stukken nodig zijn voor een traplift bij haar moeder.",
        reactie="Uitgelegd; de lijst met stukken is per post gestuurd.",
        gelukt="ja",
        vertrouwelijk=True,
        onderwerpen=(OverZaak(WONINGAANPASSING),),
    ),
    Contact(
        7014,
        "2026-03-11 12:00",
        "post",
        "Voortgangsbrief van de behandelaar als antwoord op haar brief",
        ("C9750",),
        (ILSE_OBJ,),
        (Betrokkene(ZOE, initiator=False),),
        onderwerp="Voortgang herstel straatverlichting",
        inhoud="Brief verstuurd: de levering van de kabel is vertraagd, een nieuwe datum volgt.",
        onderwerpen=(OverContact(7012, was_klantcontact=True), OverZaak(VERLICHTING, "zac")),
        bijlagen=("voortgangsbrief",),
    ),
    Contact(
        7015,
        "2026-03-12 19:30",
        "webformulier",
        "Iemand die alleen van inloggen bekend is, geeft een verhuizing door",
        ("C9127",),
        (FORMULIEREN,),
        (Betrokkene(ALLEEN_INGELOGD),),
        onderwerp="Verhuizing doorgeven",
        inhoud="Verhuizing binnen Turfstad doorgegeven via het formulier.",
        herkomst="klant",
        onderwerpen=(
            OverObject(("formulierinzending", "Open Formulieren", "public_registration_reference", "OF-2026-0388")),
        ),
    ),
)

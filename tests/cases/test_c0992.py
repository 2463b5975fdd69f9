"""C0992: the client calls and is answered at once."""

from tests.cases.wie import NOOR, klant
from tests.support.spa import Spa, Stap

ALTIJD = {"periode": None, "kanaal": ["telefoon"]}
REGISTRATIE = Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact"])


async def test_contact_is_in_the_history_of_the_client_with_who_answered(spa_op_afstand: Spa) -> None:
    spa = spa_op_afstand
    # when an employee registers a call, with question and answer
    made = await spa.doe("c0992-registreer", actoren=[NOOR])

    # then it stands first among the client's contacts
    partij = (await spa.vraag("c0992", **ALTIJD))["partij"]
    assert partij["volledigeNaam"] == "Zoë van den Berg"
    assert partij["klantcontacten"]["nodes"][0] == {
        "nummer": made["nummer"],
        "plaatsgevondenOp": made["plaatsgevondenOp"],
        "taal": "nld",
        "onderwerp": "Proef met nieuwe lampen",
        "inhoud": "Vraagt of haar straat meedoet aan de proef met nieuwe lampen.",
        "reactie": "Verteld dat de Lantaarnstraat in de tweede ronde meedoet.",
        "indicatieContactGelukt": "JA",
        "betrokkenen": [{"rol": "KLANT", "initiator": True, "partij": {"nummer": "5001"}}],
        "actoren": [{"naam": "Noor de Wit", "functie": "KCC-medewerker"}],
    }
    assert await spa.geschiedenis(made["id"]) == [REGISTRATIE]


async def test_retry_of_an_application_registers_nothing_twice(spa: Spa) -> None:
    made = await spa.doe("c0992-registreer")

    again = await spa.doe("c0992-registreer")

    assert again == made
    nummers = [contact["nummer"] for contact in await _contacten(spa)]
    assert nummers.count(made["nummer"]) == 1
    assert await spa.geschiedenis(made["id"]) == [REGISTRATIE]


async def test_caller_may_stay_unknown(spa: Spa) -> None:
    """Whether an anonymous call is worth registering is the caller's decision: no partij is demanded."""
    beller = {"rol": "KLANT", "initiator": True}

    made = await spa.doe("c0992-registreer", betrokkenen=[beller])

    assert made["betrokkenen"] == [{"rol": "KLANT", "initiator": True, "partij": None}]


async def test_without_anyone_nothing_is_registered(spa: Spa) -> None:
    before = await _contacten(spa)

    refused = await spa.uitkomst("c0992-registreer", betrokkenen=[], actoren=[], taal="klingon", kanaal="rook")

    assert refused["__typename"] == "OngeldigeInvoer"
    assert sorted(tuple(fout["pad"]) for fout in refused["fouten"]) == [
        ("actoren",),
        ("betrokkenen",),
        ("kanaal",),
        ("taal",),
    ]
    assert await _contacten(spa) == before


async def test_who_is_not_in_the_register_is_told_so(spa: Spa) -> None:
    betrokkene = klant("5001") | {"partij": {"sleutel": {"bsn": "999993306"}}}
    before = await _contacten(spa)

    refused = await spa.uitkomst("c0992-registreer", betrokkenen=[betrokkene])

    assert refused["__typename"] == "OngeldigeInvoer"
    assert [fout["pad"] for fout in refused["fouten"]] == [["betrokkenen", "0", "partij", "sleutel"]]
    assert await _contacten(spa) == before


async def _contacten(spa: Spa) -> list[dict[str, str]]:
    contacten: list[dict[str, str]] = (await spa.vraag("c0992", **ALTIJD))["partij"]["klantcontacten"]["nodes"]
    return contacten

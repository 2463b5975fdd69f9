"""Clients of an imported register: the graph answers, field by field, what Open Klant's pages say."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_leaf_type,
    is_object_type,
)

from tests.importeren.geschiedenis import CURSOR, RELATIES, Geschiedenis
from tests.importeren.graaf import Graaf, antwoord
from tests.importeren.rijen import Rij, Rijen
from tests.support.vraag import Vraag

ROOT = Path(__file__).parent.parent.parent
C9127 = (ROOT / "web" / "voorbeelden" / "c9127.graphql").read_text()

# Why each was chosen, how it is looked up, and how many contacts its picture has for which reason.
KLANTEN: dict[str, tuple[dict[str, str], dict[str, int]]] = {
    "tachtig contacten": ({"bsn": "599528904"}, {"EIGEN": 80, "ZAAK": 59}),
    "tweeëntwintig contacten": (
        {"uuid": "fc132d0d-113d-417d-b0cb-c97d0fef7928"},
        {"EIGEN": 22, "VERTEGENWOORDIGDE": 3, "ZAAK": 21},
    ),
    "organisatie": ({"kvkNummer": "60000024"}, {"EIGEN": 4, "CONTACTPERSOON": 9, "ZAAK": 8}),
    "contactpersoon": ({"nummer": "1000073"}, {"EIGEN": 5, "ORGANISATIE": 2, "ZAAK": 2}),
    "heeft een vertegenwoordiger": ({"nummer": "1000098"}, {"EIGEN": 3, "VERTEGENWOORDIGER": 4, "ZAAK": 5}),
    "inactief": ({"nummer": "1000085"}, {"EIGEN": 4, "ZAAK": 16}),
    "geheim": ({"bsn": "616053447"}, {"EIGEN": 4, "VERTEGENWOORDIGDE": 2, "ZAAK": 11}),
    "vestiging": ({"vestigingsnummer": "000020000112"}, {"EIGEN": 2, "ZAAK": 4}),
    "adres in het buitenland": ({"bsn": "470822764"}, {"EIGEN": 5, "VERTEGENWOORDIGER": 1, "ZAAK": 12}),
    "zonder contacten": ({"bsn": "847993632"}, {}),
}

# Lists with an order that the schema or the document promises; of others only what is in them counts.
_IN_ORDE = {"edges", "nodes", "relaties", "aanleiding", "opvolging"}


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema((ROOT / "schema" / "schema.graphql").read_text())


def _velden(schema: GraphQLSchema, naam: str) -> Iterator[tuple[str, str]]:
    """Every field of a type that is a value, or a group of values such as an address; with how to ask it."""
    object_type = schema.get_type(naam)
    assert isinstance(object_type, GraphQLObjectType)
    for name, field in object_type.fields.items():
        of = get_named_type(field.type)
        if is_leaf_type(of):
            yield name, name
        elif is_object_type(of) and all(is_leaf_type(get_named_type(part.type)) for part in of.fields.values()):
            yield name, f"{name} {{ {' '.join(of.fields)} }}"


def _waarden(schema: GraphQLSchema, naam: str) -> str:
    return " ".join(selection for _, selection in _velden(schema, naam))


def _soorten(schema: GraphQLSchema, *namen: str) -> str:
    """The same for types of a union or interface, each field under a name of its own: kinds differ in what is empty."""
    per_soort = {
        naam: " ".join(f"{naam}_{name}: {selection}" for name, selection in _velden(schema, naam)) for naam in namen
    }
    return " ".join(["__typename", *(f"... on {naam} {{ {velden} }}" for naam, velden in per_soort.items())])


def alles(schema: GraphQLSchema) -> str:
    """Asks everything that is registered about the contacts of a client; also what will be added to a type later."""
    contact, adres = _waarden(schema, "Klantcontact"), _waarden(schema, "DigitaalAdres")
    partij = _soorten(schema, "Persoon", "Organisatie", "Contactpersoon")
    actor = _soorten(schema, "Medewerker", "OrganisatorischeEenheid", "GeautomatiseerdeActor")
    object_ = _soorten(schema, "Informatieobject", "OverigObject")
    onderwerp = _soorten(schema, "Zaak", "Klantcontact", "Klanttaak", "OverigObject")
    return f"""
query Alles($van: ContactgeschiedenisSleutel!, $inclusief: [Relatie!]) {{
  contactgeschiedenis(van: $van) {{
    partij {{
      {partij}
      identificatoren {{ {_waarden(schema, "PartijIdentificator")} }}
      digitaleAdressen {{ {adres} }}
      voorkeursDigitaalAdres {{ {adres} }}
    }}
    verwanten {{ relatie partij {{ {partij} }} }}
    klantcontacten(inclusief: $inclusief, sortering: PLAATSGEVONDEN_OP_OPLOPEND, first: 1000) {{
      totalCount
      edges {{
        relaties
        node {{
          {contact}
          betrokkenen {{
            {_waarden(schema, "Betrokkene")}
            partij {{ {partij} }}
            digitaleAdressen {{ {adres} }}
          }}
          actoren {{ {actor} }}
          bijlagen {{ {_waarden(schema, "Bijlage")} object {{ {object_} }} }}
          onderwerpobjecten {{ {_waarden(schema, "Onderwerpobject")} onderwerp {{ {onderwerp} }} }}
          zaken {{ {_waarden(schema, "Zaak")} }}
          interneTaken {{
            {_waarden(schema, "InterneTaak")}
            actoren {{ {actor} }}
            vorigeTaak {{ uuid }}
            volgendeTaken {{ uuid }}
          }}
          aanleiding {{ {contact} }}
          opvolging {{ {contact} }}
        }}
      }}
    }}
  }}
}}
"""


def vergelijkbaar(waarde: Any, naam: str = "") -> Any:
    """An answer without what differs by the second or means nothing elsewhere, and unordered where no order is said."""
    if isinstance(waarde, list):
        delen = [vergelijkbaar(deel) for deel in waarde]
        return delen if naam in _IN_ORDE else sorted(delen, key=json.dumps)
    if not isinstance(waarde, dict):
        return CURSOR if naam == "endCursor" and waarde else waarde
    loopt = {"langstOpen"} | ({"wachttijd", "doorlooptijd"} if waarde.get("status") == "TE_VERWERKEN" else set())
    return {
        name: "loopt nog" if name in loopt and value else vergelijkbaar(value, name) for name, value in waarde.items()
    }


def uuid_van(rijen: Rijen, sleutel: dict[str, str]) -> str:
    """Which client a key means, by the pages."""
    [(soort, waarde)] = sleutel.items()
    if soort == "uuid":
        return waarde
    if soort == "nummer":
        return str(rijen.een("partijen", lambda row: row["nummer"] == waarde)["uuid"])

    def bedoeld(row: Rij) -> bool:
        codes = row["partijIdentificator"]
        code = {"kvkNummer": "kvk_nummer"}.get(soort, soort)
        return (codes["codeSoortObjectId"], codes["objectId"]) == (code, waarde)

    return str(rijen.een("partij-identificatoren", bedoeld)["identificeerdePartij"]["uuid"])


@pytest.fixture(scope="module")
def rijen(paginas: Path) -> Rijen:
    return Rijen.van(paginas)


@pytest.fixture(scope="module")
def graaf(rijen: Rijen) -> Graaf:
    return Graaf(rijen)


@pytest.mark.parametrize("way", ["plan", "plain"])
@pytest.mark.parametrize("wat", ["C9127", "alles"])
@pytest.mark.parametrize("klant", KLANTEN)
async def test_history_is_what_the_pages_say(
    klant: str, wat: str, way: str, schema: GraphQLSchema, rijen: Rijen, graaf: Graaf, vraag_openklant: Vraag
) -> None:
    # given a client whose contacts are in the pages
    sleutel, redenen = KLANTEN[klant]
    verwacht = Geschiedenis(rijen, graaf, uuid_van(rijen, sleutel))
    document = {"C9127": C9127, "alles": alles(schema)}[wat]
    variables: dict[str, Any] = {"van": {"partij": sleutel}, "inclusief": list(RELATIES)}

    # when its history is asked
    vraag = vraag_openklant if way == "plan" else vraag_openklant.plain
    gekregen = await vraag(document, variables)

    # then it is what they say, value by value, and nothing else
    assert not gekregen.errors
    assert vergelijkbaar(gekregen.data) == vergelijkbaar(antwoord(schema, document, variables, verwacht.root()))
    edges = gekregen.data["contactgeschiedenis"]["klantcontacten"]["edges"]
    assert Counter(relatie for edge in edges for relatie in edge["relaties"]) == redenen
    # A plan has a statement to find the client, one for the answer, and two for the figures.
    assert (gekregen.statements <= 4) is (way == "plan")


def test_clients_are_what_they_were_chosen_for(rijen: Rijen, graaf: Graaf) -> None:
    klanten = {
        naam: graaf.rij("partijen", {"uuid": uuid_van(rijen, sleutel)}) for naam, (sleutel, _) in KLANTEN.items()
    }
    assert klanten["organisatie"]["soortPartij"] == "organisatie"
    assert klanten["contactpersoon"]["soortPartij"] == "contactpersoon"
    assert klanten["inactief"]["indicatieActief"] is False
    assert klanten["geheim"]["indicatieGeheimhouding"] is True
    assert klanten["adres in het buitenland"]["bezoekadres"]["land"] not in {"", "NL"}
    assert klanten["adres in het buitenland"]["bezoekadres"]["adresregel1"] != ""
    # Of their contacts eleven name an earlier one; as many name a later one, which is then no follow-up.
    contacten = {
        row["uuid"]: row for klant in klanten.values() for row in Geschiedenis(rijen, graaf, klant["uuid"]).contacten
    }.values()
    eerder = sum(len(graaf.aanleiding(row)) for row in contacten)
    assert (eerder, sum(len(graaf.genoemd(row)) for row in contacten) - eerder) == (11, 11)

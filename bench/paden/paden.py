"""The ways of reaching rows: for each a question that goes that way, and where its value comes from."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Pad:
    """One way of reaching rows.

    Args:
        naam: what is asked.
        vraag: selection of the query's root; `$x` is its value.
        soort: type of that value; none when the question needs none.
        waarde: SQL that gives a value which occurs in the register, the heaviest of its kind.
    """

    naam: str
    vraag: str
    soort: str = ""
    waarde: str = ""
    document: str = field(init=False)

    def __post_init__(self) -> None:
        kop = f"query ($x: {self.soort})" if self.soort else "query"
        object.__setattr__(self, "document", f"{kop} {{ {self.vraag} }}")


def _id(soort: str, sql: str) -> str:
    return f"select translate(encode(convert_to({soort} || ':' || k.id, 'utf8'), 'base64'), E'\\n', '') from ({sql}) k"


_SOORT_ACTOR = "replace(initcap(k.soort_actor), '_', '')"
_DRUKSTE_ACTOR = """select a.id, a.soort_actor from actor_klantcontact ak join actor a on a.id = ak.actor_id
group by a.id order by count(*) desc limit 1"""
_VOLSTE_LIJST = """select a.id, a.soort_actor from interne_taak_actor ta join actor a on a.id = ta.actor_id
where ta.status = 'te_verwerken' group by a.id order by count(*) desc limit 1"""
_DRUKSTE_PARTIJ = """select p.id, p.soort_partij from betrokkene b join partij p on p.id = b.partij_id
group by p.id order by count(*) desc limit 1"""
_DRUKSTE_ZAAK = """select object_uuid::text from onderwerpobject
where object_uuid is not null and was_klantcontact_id is null group by object_uuid order by count(*) desc limit 1"""
_ACHTERNAAM = """select contactnaam_achternaam from partij where contactnaam_achternaam is not null
group by 1 order by count(*) desc, 1 limit 1"""
_TWEE_WOORDEN = f"""select contactnaam_voornaam || ' ' || contactnaam_achternaam from partij
where contactnaam_achternaam = ({_ACHTERNAAM}) and contactnaam_voornaam is not null
group by contactnaam_voornaam, contactnaam_achternaam order by count(*) desc, 1 limit 1"""
_LIJST = "nodes { id }"
_OPEN = "filter: { status: [TE_VERWERKEN] }"


def _adres(soort: str) -> str:
    return f"select adres from digitaal_adres where partij_id is not null and soort = '{soort}' order by id limit 1"


PADEN = (
    Pad("partij by nummer", "partij(sleutel: { nummer: $x }) { uuid }", "String!", "select max(nummer) from partij"),
    Pad(
        "partij by BSN",
        "partij(sleutel: { bsn: $x }) { uuid }",
        "String!",
        "select object_id from partij_identificator where soort_object_id = 'bsn' order by id limit 1",
    ),
    Pad(
        "klantcontact by referentienummer",
        f"klantcontacten(filter: {{ referentienummer: [$x] }}) {{ {_LIJST} }}",
        "String!",
        "select referentienummer from klantcontact where referentienummer is not null limit 1",
    ),
    Pad(
        "a hundred objects by id",
        "nodes(ids: $x) { id ... on Klantcontact { nummer } ... on Persoon { nummer } }",
        "[ID!]!",
        f"""select array_agg(id) from (({_id("'Klantcontact'", "select id from klantcontact limit 50")})
        union all ({_id("'Persoon'", "select id from partij where soort_partij = 'persoon' limit 50")})) d(id)""",
    ),
    Pad("newest contacts", f"klantcontacten(first: 50) {{ {_LIJST} }}"),
    Pad(
        "… on a kanaal",
        f"klantcontacten(first: 50, filter: {{ kanaal: [$x] }}) {{ {_LIJST} }}",
        "String!",
        "select kanaal from klantcontact tablesample system (1) group by 1 order by count(*) desc limit 1",
    ),
    Pad(
        "contacts of the partij that has most",
        f"node(id: $x) {{ ... on Partij {{ klantcontacten(first: 50) {{ {_LIJST} }} }} }}",
        "ID!",
        _id("initcap(k.soort_partij)", _DRUKSTE_PARTIJ),
    ),
    Pad(
        "contacts of the actor who has most",
        f"node(id: $x) {{ ... on Actor {{ klantcontacten(first: 50) {{ {_LIJST} }} }} }}",
        "ID!",
        _id(_SOORT_ACTOR, _DRUKSTE_ACTOR),
    ),
    Pad(
        "the longest work list",
        f"node(id: $x) {{ ... on Actor {{ interneTaken(first: 50, {_OPEN}) {{ {_LIJST} }} }} }}",
        "ID!",
        _id(_SOORT_ACTOR, _VOLSTE_LIJST),
    ),
    Pad(
        "all tasks of that actor",
        f"node(id: $x) {{ ... on Actor {{ interneTaken(first: 50) {{ {_LIJST} }} }} }}",
        "ID!",
        _id(_SOORT_ACTOR, _VOLSTE_LIJST),
    ),
    Pad(
        "work list by e-mail address",
        "interneTaken(first: 50, filter: { status: [TE_VERWERKEN], actor: { email: $x } }) { nodes { id } }",
        "String!",
        """select a.persoon_sleutel from interne_taak_actor t join actor a on a.id = t.actor_id
        where t.status = 'te_verwerken' and a.persoon_sleutel is not null group by 1 order by count(*) desc limit 1""",
    ),
    Pad("tasks by when they were given", f"interneTaken(first: 50, sortering: TOEGEWEZEN_OP_AFLOPEND) {{ {_LIJST} }}"),
    Pad("tasks of the register", f"interneTaken(first: 50) {{ {_LIJST} }}"),
    Pad("open tasks of the register", f"interneTaken(first: 50, {_OPEN}) {{ {_LIJST} }}"),
    Pad("contacts that came in", f"klantcontacten(first: 50, filter: {{ richting: [INKOMEND] }}) {{ {_LIJST} }}"),
    Pad("contacts with an open task", f"klantcontacten(first: 50, filter: {{ heeftOpenTaak: true }}) {{ {_LIJST} }}"),
    Pad("unanswered contacts", f"klantcontacten(first: 50, filter: {{ onbeantwoord: true }}) {{ {_LIJST} }}"),
    Pad(
        "contacts by metadata that none has",
        'klantcontacten(first: 50, filter: { metadata: { sleutel: "zaak", waarde: "geen" } }) { nodes { id } }',
    ),
    Pad("newest betrokkenen", f"betrokkenen(first: 50) {{ {_LIJST} }}"),
    Pad(
        "betrokkenen by name, two words",
        f"betrokkenen(first: 50, filter: {{ naam: $x }}) {{ {_LIJST} }}",
        "String!",
        _TWEE_WOORDEN,
    ),
    Pad(
        "contacts by metadata",
        f'klantcontacten(first: 50, filter: {{ metadata: {{ sleutel: "wachtrij", waarde: $x }} }}) {{ {_LIJST} }}',
        "String!",
        "select metadata ->> 'wachtrij' from klantcontact where metadata ? 'wachtrij' limit 1",
    ),
    Pad(
        "contacts of the largest zaak",
        f"zaak(sleutel: {{ uuid: $x }}) {{ klantcontacten(first: 50) {{ {_LIJST} }} }}",
        "UUID!",
        _DRUKSTE_ZAAK,
    ),
    Pad(
        "tasks of the largest zaak",
        f"zaak(sleutel: {{ uuid: $x }}) {{ interneTaken(first: 50) {{ {_LIJST} }} }}",
        "UUID!",
        _DRUKSTE_ZAAK,
    ),
    Pad("all zaken", f"zaken(first: 50) {{ {_LIJST} }}"),
    Pad(
        "contacts by a common word",
        f'klantcontacten(first: 50, filter: {{ tekst: "eikenprocessierups" }}) {{ {_LIJST} }}',
    ),
    Pad(
        "contacts by two words that no contact has together",
        f'klantcontacten(first: 50, filter: {{ tekst: "eikenprocessierups paspoort" }}) {{ {_LIJST} }}',
    ),
    Pad(
        "partijen by the commonest name",
        f"partijen(first: 50, filter: {{ naam: $x }}) {{ {_LIJST} }}",
        "String!",
        _ACHTERNAAM,
    ),
    Pad(
        "partijen by two words", f"partijen(first: 50, filter: {{ naam: $x }}) {{ {_LIJST} }}", "String!", _TWEE_WOORDEN
    ),
    Pad(
        "partijen by address",
        f"partijen(first: 50, filter: {{ adres: $x }}) {{ {_LIJST} }}",
        "String!",
        "select bezoekadres_straatnaam from partij where bezoekadres_straatnaam is not null"
        " group by 1 order by count(*) desc, 1 limit 1",
    ),
    Pad(
        "partijen by postcode",
        f"partijen(first: 50, filter: {{ postcode: $x }}) {{ {_LIJST} }}",
        "String!",
        "select bezoekadres_postcode from partij where bezoekadres_postcode is not null order by id limit 1",
    ),
    Pad(
        "partijen by phone number",
        f"partijen(first: 50, filter: {{ telefoonnummer: $x }}) {{ {_LIJST} }}",
        "String!",
        _adres("telefoonnummer"),
    ),
    Pad(
        "contacts by phone number",
        f"klantcontacten(first: 50, filter: {{ telefoonnummer: $x }}) {{ {_LIJST} }}",
        "String!",
        _adres("telefoonnummer"),
    ),
    Pad(
        "contacts by e-mail address",
        f"klantcontacten(first: 50, filter: {{ email: $x }}) {{ {_LIJST} }}",
        "String!",
        _adres("email"),
    ),
    Pad(
        "contacts by name, two words",
        f"klantcontacten(first: 50, filter: {{ naam: $x }}) {{ {_LIJST} }}",
        "String!",
        _TWEE_WOORDEN,
    ),
    Pad(
        "actoren by name",
        f"actoren(first: 50, filter: {{ naam: $x }}) {{ {_LIJST} }}",
        "String!",
        "select split_part(naam, ' ', 2) from actor where soort_actor = 'medewerker'"
        " group by 1 order by count(*) desc limit 1",
    ),
    Pad(
        "contacts by the id of an object elsewhere",
        f"klantcontacten(first: 50, filter: {{ onderwerpobject: {{ objectId: $x }} }}) {{ {_LIJST} }}",
        "String!",
        "select identificator_object_id from onderwerpobject"
        " where identificator_object_id is not null order by id limit 1",
    ),
    Pad("partijen from A to Z", f"partijen(first: 50) {{ {_LIJST} }}"),
    Pad(
        "rekeningnummers by IBAN",
        f"rekeningnummers(first: 50, filter: {{ iban: $x }}) {{ {_LIJST} }}",
        "String!",
        "select iban from rekeningnummer order by id limit 1",
    ),
    Pad("what happened last", f"wijzigingen(first: 50) {{ {_LIJST} }}"),
)

"""The rules stand with the tables; what the importer says about them is held against those."""

import re

import asyncpg
from sqlalchemy import CheckConstraint, UniqueConstraint

from db.importeren import REMARKS
from db.importeren.sieve import Sieve
from db.tables import Base
from server.importeer.openklant.resources import RESOURCES
from server.importeer.redenen import OPMERKINGEN, regel

# Columns that Open Klant does not know.
_NIET_VAN_DE_BRON = {
    "ck_interne_taak_niet_na_zichzelf",
    "ck_klantcontact_herkomst_inhoud",
    "ck_klantcontact_herkomst_van_inhoud",
}
# Hold whenever the primary key does; targets of foreign keys.
_VANZELF = re.compile(r"uq_\w+_id_(plaatsgevonden_op|soort_partij|status_plaatsgevonden_op)")


def _eigen_regels() -> dict[str, str]:
    """Constraint and unique index → table."""
    found = {}
    for resource in RESOURCES:
        table = Base.metadata.tables[resource.tabel]
        names = [str(c.name) for c in table.constraints if isinstance(c, CheckConstraint | UniqueConstraint)]
        names += [str(index.name) for index in table.indexes if index.unique]
        found |= dict.fromkeys(names, table.name)
    return {name: table for name, table in found.items() if not _VANZELF.fullmatch(name)}


def test_every_rule_has_a_dutch_reason_about_a_column_of_its_table() -> None:
    for name, table in _eigen_regels().items():
        if name in _NIET_VAN_DE_BRON:
            continue
        gevonden = regel(name)
        assert gevonden is not None, name
        assert gevonden[0] in Base.metadata.tables[table].c, name


def test_every_rule_is_in_the_sieve() -> None:
    for resource in RESOURCES:
        sieve = Sieve(resource.target()).everything
        for name, table in _eigen_regels().items():
            if table == resource.tabel:
                assert (f"'{name}'" in sieve) is (name not in _NIET_VAN_DE_BRON), name


async def test_the_names_are_those_of_the_database(register: asyncpg.Connection) -> None:
    rows = await register.fetch(
        "select conname as naam from pg_constraint union select indexname from pg_indexes where schemaname = 'public'"
    )
    known = {row["naam"] for row in rows}
    names = {re.sub(r"^(uq_vertegenwoordiging)_.*", r"\1", name) for name in _eigen_regels()}
    assert {re.sub(r"^(uq_vertegenwoordiging)_.*", r"\1", name) for name in known} >= names


def test_every_remark_has_a_dutch_text() -> None:
    assert {remark.code for remark in REMARKS} | {"kanaal_toegevoegd"} == set(OPMERKINGEN)


def test_every_field_has_its_column() -> None:
    for resource in RESOURCES:
        target = resource.target()
        columns = {column.name for column in target.table.columns if column.computed is None}
        own = {"versie", "herkomst_inhoud", "vorige_taak_id"}
        assert set(target.columns) == columns - own, resource.naam

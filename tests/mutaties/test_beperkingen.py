"""What only the database can see is refused in the words of the domain: no name of a constraint is mistaken."""

import asyncpg

from resolvers.mutaties.beperkingen import BESTAAT, NUMMERS


async def test_every_unique_index_is_a_rule_with_words(register: asyncpg.Connection) -> None:
    rijen = await register.fetch(
        "select i.indexrelid::regclass::text as naam from pg_index i join pg_class t on t.oid = i.indrelid"
        " where i.indisunique and not i.indisprimary and t.relnamespace = current_schema()::regnamespace"
        " and t.relname not in ('alembic_version', 'referentiewaarde')"
    )
    # Keys that foreign keys need, which hold an id and so cannot be broken.
    sleutels = {
        "uq_interne_taak_id_status_plaatsgevonden_op",
        "uq_klantcontact_id_plaatsgevonden_op",
        "uq_partij_id_soort_partij",
    }
    assert {rij["naam"] for rij in rijen} - sleutels == set(BESTAAT) | NUMMERS

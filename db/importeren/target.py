"""The tables an import fills, and what they need beyond the columns that the source brings."""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import ForeignKeyConstraint, Table

from db.geschiedenis import registered, removed
from db.tables import Base

# Set on the connection of an import run, for as long as it lasts.
HERKOMST = (
    "current_setting('klantgraaf.bewerking'), current_setting('klantgraaf.naam'), current_setting('klantgraaf.rol'),"
    " null::varchar"
)
_KOPPELING = Base.metadata.tables["interne_taak_actor"]

# The moment of the contact is kept on its children too (docs/adr/0003).
_MOMENT = {"plaatsgevonden_op": "(select k.plaatsgevonden_op from klantcontact k where k.id = s.klantcontact_id)"}

_LINKS_DIFFER = (
    "(select array_agg(l.actor_id order by l.actor_id) from interne_taak_actor l where l.interne_taak_id = t.id)"
    " is distinct from (select array_agg(a order by a) from unnest(s.actor_ids) a)"
)
# Whether a task is still as the import left it says its version; the links have none of their own.
_UNLINK = (
    "with weg as (delete from interne_taak_actor l using import_interne_taak s, interne_taak t"
    " where s.volg = any($1) and t.id = s.id and t.versie = 1"
    " and l.interne_taak_id = s.id and l.actor_id <> all(s.actor_ids)"
    f" returning l.*) {removed(_KOPPELING, 'weg', HERKOMST)}"
)
_LINK = (
    "with nieuw as (insert into interne_taak_actor (interne_taak_id, actor_id, status, plaatsgevonden_op)"
    " select t.id, a, t.status, t.plaatsgevonden_op from import_interne_taak s"
    " join interne_taak t on t.id = s.id cross join lateral unnest(s.actor_ids) a"
    " where s.volg = any($1) and t.versie = 1 on conflict do nothing"
    f" returning *) {registered(_KOPPELING, 'nieuw', HERKOMST)}"
)
# Which of its addresses a partij prefers stands with the partij in the source and with the address here.
_REMEMBER = (
    "insert into import_voorkeur (partij_id, adres_id, rekeningnummer_id)"
    " select id, voorkeursadres_id, voorkeursrekeningnummer_id from import_partij"
    " where volg = any($1) and num_nonnulls(voorkeursadres_id, voorkeursrekeningnummer_id) > 0"
    " on conflict (partij_id) do update"
    " set adres_id = excluded.adres_id, rekeningnummer_id = excluded.rekeningnummer_id"
)


def _preferred(column: str) -> str:
    return f"exists (select from import_voorkeur v where v.partij_id = s.partij_id and v.{column} = s.id)"


@dataclass(frozen=True, slots=True)
class _Special:
    """What one table needs of its own; `s` is the staged row, `t` the one in the register.

    Args:
        derived: SQL per column that follows from other rows.
        carried: type per staged value that is not a column of the table.
        references: SQL, true when a carried value points at something that is not there.
        differs: SQL, true when more than the columns differs.
        follow_up: statements after the merge; $1 is the numbers of the rows that were taken.
    """

    derived: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    differs: str | None = None
    follow_up: tuple[str, ...] = ()


_SPECIALS = {
    "actor_klantcontact": _Special(derived=_MOMENT),
    "betrokkene": _Special(derived=_MOMENT),
    "digitaal_adres": _Special(derived={"is_voorkeursadres": _preferred("adres_id")}),
    "interne_taak": _Special(
        derived=_MOMENT,
        carried={"actor_ids": "uuid[]"},
        references={
            "actor_ids": "exists (select from unnest(s.actor_ids) a where not exists"
            " (select from actor p where p.id = a))"
        },
        differs=_LINKS_DIFFER,
        follow_up=(_UNLINK, _LINK),
    ),
    "partij": _Special(
        carried={"voorkeursadres_id": "uuid", "voorkeursrekeningnummer_id": "uuid"}, follow_up=(_REMEMBER,)
    ),
    "rekeningnummer": _Special(derived={"is_voorkeursrekeningnummer": _preferred("rekeningnummer_id")}),
}


class Target:
    """A table, with the columns that the source decides.

    Args:
        name: of the table.
        brought: what each record brings, in order, `id` first: columns, and values that are carried along.
    """

    def __init__(self, name: str, brought: Sequence[str]) -> None:
        special = _SPECIALS.get(name, _Special())
        self.table: Table = Base.metadata.tables[name]
        self.name = name
        self.staging = f"import_{name}"
        self.later = f"import_later_{name}"
        self.seen = f"import_gezien_{name}"
        self.brought = tuple(brought)
        self.derived = special.derived
        self.carried = special.carried
        self.carried_references = special.references
        self.differs = special.differs
        self.follow_up = special.follow_up
        self.columns = (*(name for name in brought if name not in self.carried), *self.derived)

    @cached_property
    def foreign_keys(self) -> tuple["ForeignKey", ...]:
        """The references among the columns that the source decides."""
        constraints = [c for c in self.table.constraints if isinstance(c, ForeignKeyConstraint)]
        found = (
            ForeignKey(
                constraint=str(constraint.name),
                column=constraint.column_keys[0],
                parent=constraint.referred_table.name,
                itself=constraint.referred_table is self.table,
            )
            for constraint in constraints
        )
        return tuple(sorted((key for key in found if key.column in self.columns), key=lambda key: key.column))

    @property
    def refers_to_itself(self) -> bool:
        """Whether a row can have another row of the same table as its parent."""
        return any(key.itself for key in self.foreign_keys)

    @property
    def column_of_reference(self) -> dict[str, str]:
        """Column by name of foreign key."""
        return {key.constraint: key.column for key in self.foreign_keys}


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """That a column points at the id of another table; what follows from that (moment, soort) is not the source's."""

    constraint: str
    column: str
    parent: str
    itself: bool

"""What a change of the contract does to who already uses it."""

import re
from dataclasses import dataclass

from graphql import GraphQLInputObjectType, GraphQLSchema, build_schema
from graphql.utilities import BreakingChange, DangerousChange, find_schema_changes

_SECTION = re.compile(r"^## ", re.MULTILINE)
_BREAKING = re.compile(r"^### Brekend[ \t]*$(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Wijzigingen:
    """Differences between two contracts, in the words of graphql-core.

    Args:
        brekend: operations that worked may fail, or mean something else.
        riskant: operations go on working, but a client may get what it did not expect, such as a new enum value.
    """

    brekend: tuple[str, ...]
    riskant: tuple[str, ...]

    def niet_vermeld(self, changelog: str) -> tuple[str, ...]:
        """What breaks, and is not under `### Brekend` in the newest section of the changelog."""
        vermeld = _brekend_in(changelog)
        return tuple(wijziging for wijziging in self.brekend if not _stands_in(vermeld, wijziging))


def wijzigingen(uitgebracht: str, nu: str) -> Wijzigingen:
    """From the contract of the last release to the present one, both as SDL."""
    old, new = build_schema(uitgebracht), build_schema(nu)
    found = find_schema_changes(old, new)
    return Wijzigingen(
        brekend=(
            *(change.description for change in found if isinstance(change, BreakingChange)),
            *_became_one_of(old, new),
        ),
        riskant=tuple(change.description for change in found if isinstance(change, DangerousChange)),
    )


def _became_one_of(old: GraphQLSchema, new: GraphQLSchema) -> list[str]:
    """Inputs of which only one field may be given from now on; graphql-core does not compare this."""
    return [
        f"Input object {name} has become @oneOf."
        for name, before in old.type_map.items()
        if isinstance(before, GraphQLInputObjectType)
        and isinstance(after := new.type_map.get(name), GraphQLInputObjectType)
        and after.is_one_of
        and not before.is_one_of
    ]


def _stands_in(vermeld: str, wijziging: str) -> bool:
    # Not as the end of a longer name: "InterneTaak was removed." does not tell that Taak is gone.
    return re.search(rf"(?<![\w.]){re.escape(wijziging)}", vermeld) is not None


def _brekend_in(changelog: str) -> str:
    # The newest version stands first; what comes before its heading is about the document.
    newest = _SECTION.split(changelog, maxsplit=2)[1:2]
    found = _BREAKING.search(newest[0]) if newest else None
    # A long line may be broken off anywhere.
    return " ".join(found[1].split()) if found else ""

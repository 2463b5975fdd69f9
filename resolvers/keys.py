from collections.abc import Callable
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, SelectBase, Text, any_, bindparam, cast
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.types import TypeEngine

from resolvers.scope import Scope

UUID_KEY: TypeEngine[Any] = PgUuid()
TEXT_KEY: TypeEngine[Any] = Text()


class Keys:
    """The parents a statement is about: many at once (an array), or one at a time (a value, or a lateral's column)."""

    def __init__(self, expression: ColumnElement[Any], *, many: bool) -> None:
        self.expression = expression
        self._many = many

    @classmethod
    def many(cls, key_type: TypeEngine[Any]) -> "Keys":
        """The array parameter `sleutels`."""
        return cls(bindparam("sleutels", type_=ARRAY(key_type)), many=True)

    @classmethod
    def one(cls, expression: ColumnElement[Any]) -> "Keys":
        """One key; its equality lets an index keep its order."""
        return cls(expression, many=False)

    def match(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """Condition that `column` holds (one of) the keys."""
        return column == any_(self.expression) if self._many else column == self.expression

    def match_text(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The same for a text column that holds uuid's."""
        if self._many:
            return column == any_(cast(self.expression, ARRAY(Text)))
        return column == cast(self.expression, Text)


# Rows (sleutel, doel) or (sleutel, doel, moment): which targets belong to which of the keys, each pair once.
Pairs = Callable[[Keys, Scope], SelectBase]

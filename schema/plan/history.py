"""What the parts of a history ask of the register: the slots that a request fills for them."""

from collections.abc import Mapping
from typing import Any

from resolvers.contactgeschiedenis import (
    Subject,
    figures_statements,
    partij_statement,
    partijen_statement,
    verwanten_statement,
)
from resolvers.lookup import one
from resolvers.operation import Operation
from resolvers.partij import PARTIJ
from resolvers.plan.dynamic import PageSlot, RecordsSlot, RowsSlot, Slot, Varying
from resolvers.zaak import ZAAK, zaak_condition
from schema.contactgeschiedenis import counted_contacts, history, timeline


def client(operation: Operation, _arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """The one partij of a history."""
    shape, scope = subject.shape, operation.scope
    return RowsSlot(
        PARTIJ, lambda columns: partij_statement(shape, scope, columns), Varying(("partij", shape)), subject.parameters
    )


def clients(operation: Operation, _arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """All partijen of a history."""
    shape, scope = subject.shape, operation.scope
    return RowsSlot(
        PARTIJ,
        lambda columns: partijen_statement(shape, scope, columns),
        Varying(("partijen", shape)),
        subject.parameters,
    )


def zaak(operation: Operation, _arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """The zaak that a history started from."""
    shape, scope = subject.shape, operation.scope
    condition = zaak_condition(shape.zaaksleutel, scope)
    return RowsSlot(
        ZAAK, lambda columns: one(ZAAK, condition, scope, columns), Varying(("zaak", shape)), subject.parameters
    )


def others(operation: Operation, _arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """Who belongs to the picture besides."""
    shape, scope = subject.shape, operation.scope
    return RowsSlot(
        PARTIJ,
        lambda columns: verwanten_statement(shape, scope, columns),
        Varying(("verwanten", shape)),
        subject.parameters,
    )


def contacts(operation: Operation, arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """A page of the contacts."""
    return PageSlot.of(*history(subject, operation.scope, **arguments), operation.scope)


def events(operation: Operation, arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """A page of the timeline."""
    return PageSlot.of(*timeline(subject, operation.scope, **arguments), operation.scope)


def counted(operation: Operation, arguments: Mapping[str, Any], subject: Subject) -> Slot:
    """The contacts that the figures are about."""
    contacts = counted_contacts(subject, **arguments)
    varying = Varying(("cijfers", contacts.key)) if arguments.get("filter") is None else None
    return RecordsSlot(figures_statements(), contacts, varying, subject.parameters)

"""Filling the register from another one, in the SQL that this needs: COPY into staging tables, sieve, merge."""

from db.importeren.connection import DatabaseNotReadyError, ImportRunningError, import_session
from db.importeren.outcome import BatchResult, Breach, BreachKind
from db.importeren.remarks import HERSCHREVEN, KANAAL_TOEGEVOEGD, REMARKS, Found, Remark
from db.importeren.sequences import SEQUENCES, SequenceResult
from db.importeren.session import ImportSession
from db.importeren.target import Target

__all__ = [
    "HERSCHREVEN",
    "KANAAL_TOEGEVOEGD",
    "REMARKS",
    "SEQUENCES",
    "BatchResult",
    "Breach",
    "BreachKind",
    "DatabaseNotReadyError",
    "Found",
    "ImportRunningError",
    "ImportSession",
    "Remark",
    "SequenceResult",
    "Target",
    "import_session",
]

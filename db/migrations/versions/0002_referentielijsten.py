"""The values that the reference lists start with.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from db.referentielijsten import LIJSTEN, waarden

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

referentiewaarde = sa.table(
    "referentiewaarde", sa.column("lijst", sa.String()), sa.column("code", sa.String()), sa.column("naam", sa.String())
)


def upgrade() -> None:
    for lijst in LIJSTEN:
        rows = [{"lijst": lijst, "code": code, "naam": naam} for code, naam in waarden(lijst)]
        op.execute(postgresql.insert(referentiewaarde).values(rows).on_conflict_do_nothing())


def downgrade() -> None:
    # What a municipality renamed is its own by now and stays.
    kolommen = sa.tuple_(referentiewaarde.c.lijst, referentiewaarde.c.code, referentiewaarde.c.naam)
    for lijst in LIJSTEN:
        rows = [(lijst, code, naam) for code, naam in waarden(lijst)]
        op.execute(referentiewaarde.delete().where(kolommen.in_(rows)))

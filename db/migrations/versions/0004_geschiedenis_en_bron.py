"""The whole history newest first; and which values of reference lists come from elsewhere.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_wijziging_tijdstip", "wijziging", [sa.text("tijdstip desc"), sa.text("id desc")])
    op.add_column("referentiewaarde", sa.Column("bron", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("referentiewaarde", "bron")
    op.drop_index("ix_wijziging_tijdstip", "wijziging")

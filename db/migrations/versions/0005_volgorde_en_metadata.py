"""Betrokkenen and tasks of the register in order of time; contacts by what their metadata hold.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_betrokkene_plaatsgevonden_op_id", "betrokkene", [sa.text("plaatsgevonden_op desc"), sa.text("id desc")]
    )
    op.create_index("ix_interne_taak_plaatsgevonden_op_id", "interne_taak", ["plaatsgevonden_op", "id"])
    op.create_index(
        "ix_klantcontact_metadata",
        "klantcontact",
        ["metadata"],
        postgresql_using="gin",
        postgresql_ops={"metadata": "jsonb_path_ops"},
    )


def downgrade() -> None:
    op.drop_index("ix_klantcontact_metadata", "klantcontact")
    op.drop_index("ix_interne_taak_plaatsgevonden_op_id", "interne_taak")
    op.drop_index("ix_betrokkene_plaatsgevonden_op_id", "betrokkene")

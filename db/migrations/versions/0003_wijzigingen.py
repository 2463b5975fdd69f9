"""What was written, by whom and when; and which registrations were done already.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wijziging",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("tijdstip", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("concept", sa.String(length=30), nullable=False),
        sa.Column("object_id", sa.UUID(), nullable=False),
        sa.Column("van_id", sa.UUID(), nullable=True),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=True),
        sa.Column("bewerking", sa.String(length=80), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("trace_id", sa.String(length=32), nullable=True),
        sa.Column("velden", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("voor", postgresql.JSONB(), nullable=True),
        sa.Column("na", postgresql.JSONB(), nullable=True),
        sa.CheckConstraint("soort in ('registratie', 'wijziging', 'verwijdering')", name=op.f("ck_wijziging_soort")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijziging")),
    )
    newest_first = [sa.text("tijdstip desc"), sa.text("id desc")]
    op.create_index("ix_wijziging_object_id", "wijziging", ["object_id", *newest_first])
    op.create_index(
        "ix_wijziging_van_id", "wijziging", ["van_id", *newest_first], postgresql_where=sa.text("van_id is not null")
    )
    op.create_table(
        "idempotentie",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=False),
        sa.Column("bewerking", sa.String(length=80), nullable=False),
        sa.Column("vingerafdruk", sa.String(length=64), nullable=False),
        sa.Column("object_id", sa.UUID(), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("sleutel <> ''", name=op.f("ck_idempotentie_sleutel")),
        sa.PrimaryKeyConstraint("naam", "sleutel", name=op.f("pk_idempotentie")),
    )
    op.create_index("ix_idempotentie_vastgelegd_op", "idempotentie", ["vastgelegd_op"])
    op.create_index("ix_idempotentie_object_id", "idempotentie", ["object_id"])


def downgrade() -> None:
    op.drop_table("idempotentie")
    op.drop_table("wijziging")

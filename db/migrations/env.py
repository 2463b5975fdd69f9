"""What Alembic runs: inside a connection handed over by `db.migrate`, or writing SQL text (`--sql`)."""

from alembic import context

from db.tables import Base

config = context.config

if context.is_offline_mode():
    context.configure(
        dialect_name="postgresql",
        # Drivers that format their statements want `%` doubled; a file of SQL does not.
        dialect_opts={"paramstyle": "named"},
        target_metadata=Base.metadata,
        literal_binds=True,
        output_buffer=config.output_buffer,
    )
else:
    # Server defaults are not compared: Alembic would ask the database whether two calls of a sequence are equal.
    context.configure(
        connection=config.attributes["connection"], target_metadata=Base.metadata, transaction_per_migration=True
    )

with context.begin_transaction():
    context.run_migrations()

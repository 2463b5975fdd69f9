class SeedFout(Exception):  # noqa: N818  # Dutch, as every error that a user reads
    """The register cannot be filled; the message is Dutch and says what to do."""

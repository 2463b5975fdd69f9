class ImporteerError(Exception):
    """An import cannot go on.

    Args:
        melding: Dutch text for the operator; never a token, never what stands in a row.
    """

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding

class NotPlannedError(Exception):
    """The plan does not understand this operation, or its arguments are wrong: the plain way answers it."""

class PlanFailedError(Exception):
    """The plan itself is at fault, not the database and not the caller; the plain way can still answer."""

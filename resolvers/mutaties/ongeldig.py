class OngeldigError(ValueError):
    """A value that is not what its field holds; the message is Dutch and says what to do."""

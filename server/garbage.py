"""Python's garbage collector in a server process: what is loaded stays, and a request leaves no cycles behind."""

import gc

# Objects made before it looks again; a request makes thousands that die at its end, and few that hold each other.
_MADE = 10_000


def pause() -> None:
    """Do not look for garbage while the process loads what it will keep."""
    gc.disable()


def settle() -> None:
    """What is there now stays: the graph, its types and every module; look for garbage among what comes after it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE)
    gc.enable()

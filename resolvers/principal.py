from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks. Made by `server` at the door, set on the database transaction by `db`.

    Args:
        naam: stable subject identifier of the caller, never a person's name.
        rol: role that decides what is visible.
    """

    naam: str
    rol: str


# Until authentication exists everybody who reaches the server is this one; `server` then listens on loopback only.
ONTWIKKELIDENTITEIT = Principal(naam="ontwikkelaar", rol="ontwikkelaar")

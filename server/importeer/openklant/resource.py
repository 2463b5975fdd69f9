from dataclasses import dataclass, field

from db.importeren import Target
from server.importeer.openklant.velden import Veld

# What is known about the keys of an object: None for a value that is read or left on purpose, else the keys inside it.
Bekend = dict[str, "Bekend | None"]


@dataclass(frozen=True)
class Resource:
    """One list of the API.

    Args:
        naam: its path.
        tabel: where its rows go.
        velden: what is read, `uuid` not included.
        afgeleid: keys that are known and not stored.
    """

    naam: str
    tabel: str
    velden: tuple[Veld, ...]
    afgeleid: tuple[str, ...] = ()
    bekend: Bekend = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bekend", _bekend(self))

    def target(self) -> Target:
        """The table as the database side needs it."""
        return Target(self.tabel, ["id", *(veld.kolom for veld in self.velden)])

    def veldnaam(self, kolom: str) -> str:
        """How the source calls a column."""
        return next((veld.naam for veld in self.velden if veld.kolom == kolom), kolom)


def _bekend(resource: Resource) -> Bekend:
    boom: Bekend = {}
    paden = [pad for veld in resource.velden for pad in veld.paden]
    for pad in (*paden, *(tuple(naam.split(".")) for naam in ("uuid", "url", "_expand", *resource.afgeleid))):
        tak = boom
        for stap in pad[:-1]:
            binnen = tak.get(stap)
            if binnen is None:
                binnen = tak[stap] = {}
            tak = binnen
        tak[pad[-1]] = None
    return boom

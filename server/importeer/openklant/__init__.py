"""Moving over from Open Klant 2.x: reading its REST API, live or saved, and taking over every row."""

from server.importeer.openklant.importeren import importeer
from server.importeer.openklant.live import Geduld, LiveBron
from server.importeer.openklant.map import MapBron

__all__ = ["Geduld", "LiveBron", "MapBron", "importeer"]

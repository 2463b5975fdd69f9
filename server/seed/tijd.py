"""Working days and clock times in Turfstad, fast: a calendar made once, moments as whole seconds UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DAG = 86_400
_ZATERDAG = 5
# Days after the period in which what began in it may still go on.
_UITLOOP = 110

_MINUTEN = [f"{minuut // 60:02d}:{minuut % 60:02d}" for minuut in range(24 * 60)]
_SECONDEN = [f":{seconde:02d}+00" for seconde in range(60)]


class Kalender:
    """The working days from `begin` up to `einde`.

    Args:
        begin: first day.
        einde: first day after the period.
    """

    def __init__(self, begin: date, einde: date) -> None:
        self._eerste = begin.toordinal() - date(1970, 1, 1).toordinal()
        dagen = [begin + timedelta(days=dag) for dag in range((einde - begin).days + _UITLOOP + 10)]
        self._teksten = [dag.isoformat() for dag in dagen]
        self._werkdagen = [dag for dag in dagen if dag.weekday() < _ZATERDAG]
        # Midnight of every working day in seconds UTC, by the offset that holds at noon.
        self._middernachten = [
            int(datetime.combine(dag, time(12), AMSTERDAM).astimezone(UTC).timestamp()) - 12 * 3600
            for dag in self._werkdagen
        ]
        self.aantal = sum(dag < einde for dag in self._werkdagen)

    def moment(self, werkdag: int, minuut: int, seconde: int) -> int:
        """Seconds UTC of a minute (0-1439) on a working day (0: the first)."""
        return self._middernachten[min(werkdag, len(self._middernachten) - 1)] + minuut * 60 + seconde

    def tekst(self, moment: int) -> str:
        """The moment as PostgreSQL reads it: `2026-03-29 01:05:00+00`."""
        dag, rest = divmod(moment, _DAG)
        return f"{self._teksten[dag - self._eerste]} {_MINUTEN[rest // 60]}{_SECONDEN[rest % 60]}"

    def datum(self, werkdag: int) -> date:
        """Date of a working day."""
        return self._werkdagen[min(werkdag, len(self._werkdagen) - 1)]

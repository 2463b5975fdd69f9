"""A larger register out of the saved pages: everything again and again, with other uuids, numbers and identificatoren.

Used for measuring: `python tests/importeren/vergroten.py FOLDER-WITH-PAGES NEW-FOLDER TIMES`.
"""

import json
import re
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

PER_PAGE = 100
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _bsns() -> Iterator[str]:
    for number in count(100_000_000):
        digits = [int(teken) for teken in str(number)]
        if (sum(w * d for w, d in zip(range(9, 1, -1), digits, strict=False)) - digits[8]) % 11 == 0:
            yield str(number)


def vergroot(folder: Path, new: Path, times: int) -> int:
    """Write the pages `times` times over; how many rows that are."""
    bsns = _bsns()
    total = 0
    for resource in sorted(pad for pad in folder.iterdir() if pad.is_dir()):
        pages = sorted(resource.glob("page-*.json"), key=lambda pad: int(pad.stem.partition("-")[2]))
        rows = [row for page in pages for row in json.loads(page.read_text())["results"]]
        text = [json.dumps(row, ensure_ascii=False) for row in rows]
        (new / resource.name).mkdir(parents=True)
        page: list[str] = []
        number = 1
        amount = len(rows) * times
        total += amount
        for copy in range(times):
            for row in text:
                page.append(_other(row, copy, resource.name, bsns))
                if len(page) == PER_PAGE:
                    _write(new / resource.name, number, amount, page)
                    page, number = [], number + 1
        if page or number == 1:
            _write(new / resource.name, number, amount, page)
    return total


def _other(text: str, copy: int, resource: str, bsns: Iterator[str]) -> str:
    moved = _UUID.sub(lambda found: f"{int(found[0][:8], 16) ^ copy:08x}{found[0][8:]}", text)
    row: dict[str, Any] = json.loads(moved)
    for name in ("nummer", "referentienummer"):
        if row.get(name):
            row[name] = str(int(row[name]) + copy * 1_000)
    if resource == "partij-identificatoren":
        codes = row["partijIdentificator"]
        if codes["codeSoortObjectId"] == "bsn":
            codes["objectId"] = next(bsns)
        elif codes["codeSoortObjectId"] == "kvk_nummer":
            codes["objectId"] = f"{int(codes['objectId'][-3:]) + copy * 1_000:08d}"
    return json.dumps(row, ensure_ascii=False)


def _write(folder: Path, number: int, amount: int, rows: list[str]) -> None:
    last = number * PER_PAGE >= amount
    following = "null" if last else f'"https://openklant.turfstad.example/{folder.name}?page={number + 1}"'
    body = f'{{"count": {amount}, "next": {following}, "previous": null, "results": [{",".join(rows)}]}}'
    (folder / f"page-{number}.json").write_text(body)


if __name__ == "__main__":
    print(vergroot(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))  # noqa: T201 - its only answer

"""`python -m bench`: measure, and write down what came of it."""

import asyncio
from dataclasses import replace

from bench import meting, smoke, verslag
from bench.contenders import postgraphile
from bench.keuzes import lees


def main() -> None:
    """Measure, or with `--smoke` only see that everything works."""
    keuzes = lees()
    if keuzes.postgraphile and not postgraphile.aanwezig():
        print("PostGraphile is niet geïnstalleerd (make bench doet dat) en doet dus niet mee.")
        keuzes = replace(keuzes, postgraphile=False)
    if keuzes.smoke:
        for naam, vragen in asyncio.run(smoke.draai(keuzes)).items():
            print(f"{naam}: " + ", ".join(f"{vraag}: {aantal:g}" for vraag, aantal in vragen.items()))
        return
    print(verslag.schrijf(asyncio.run(meting.meet(keuzes))))


if __name__ == "__main__":
    main()

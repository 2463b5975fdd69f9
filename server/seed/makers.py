"""Who writes the text of blocks: this process, or others while this one feeds the database."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

from server.seed.bladen import Blok

# Blocks asked for ahead; each is a few megabytes.
_VOORRAAD = 2

Maker = Callable[[Callable[..., Blok], Iterable[tuple[object, ...]]], AsyncIterator[Blok]]


@contextmanager
def makers(werkers: int) -> Iterator[Maker]:
    """Something that makes blocks, in the order asked for, in this process or in others."""
    if werkers == 0:
        yield _hier
        return
    with ProcessPoolExecutor(werkers, mp_context=get_context("spawn")) as pool:

        async def elders(maak: Callable[..., Blok], vragen: Iterable[tuple[object, ...]]) -> AsyncIterator[Blok]:
            wachtend = iter(vragen)
            onderweg: list[Future[Blok]] = [
                pool.submit(maak, *vraag) for vraag in islice(wachtend, werkers + _VOORRAAD)
            ]
            while onderweg:
                blok = await asyncio.wrap_future(onderweg.pop(0))
                onderweg.extend(pool.submit(maak, *vraag) for vraag in islice(wachtend, 1))
                yield blok

        try:
            yield elders
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


async def _hier(maak: Callable[..., Blok], vragen: Iterable[tuple[object, ...]]) -> AsyncIterator[Blok]:
    for vraag in vragen:
        yield maak(*vraag)

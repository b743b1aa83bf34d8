"""Whether the journal, and what it speaks of, still is what was written.

Three questions, each with a module: does every chain hold (`chains`), does every row say what its newest entry
says of it (`rows`), does every chain still run through the ends that were sealed (`seals`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from journal.verification.chains import Break, breaks
from journal.verification.rows import Altered, altered_rows
from journal.verification.seals import BrokenSeal, broken_seals


def findings(expected_head: str = "") -> Iterator[Break | Altered | BrokenSeal]:
    """All that does not hold. `expected_head` is the digest of a seal that was kept outside the database."""
    yield from breaks()
    yield from altered_rows()
    yield from broken_seals(expected_head)


@contextmanager
def one_snapshot() -> Iterator[None]:
    """All that is read inside stands at one moment, whatever others write meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield

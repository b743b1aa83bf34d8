"""Whether the rows that entries speak of still say what the newest entry that names them says."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from django.db import connection

from journal.models import record
from journal.rows import digest_of, sealed_models, with_digests
from journal.verbs import STOCK_TAKEN

MISSING = "Zeile fehlt"
CHANGED = "Zeile wurde nachträglich verändert"
UNNAMED = "Zeile steht in keinem Eintrag"
EARLIER = "Zeile ist mit weniger Spalten bezeugt"
_MANY = 500

# Ordered as the rows are: by model, then by key as a number. Facts that somebody has spoilt are no reason to stop here,
# the chain tells of them.
_WITNESSES = """
    SELECT DISTINCT ON (model, length(pk), pk) model, pk, digest, subject, position FROM (
        SELECT split_part(named.key, ':', 1) COLLATE "C" AS model, split_part(named.key, ':', 2) COLLATE "C" AS pk,
            named.value AS digest, entry.subject, entry.position,
            CASE WHEN jsonb_typeof(entry.facts -> 'order') = 'number' THEN (entry.facts ->> 'order')::numeric END AS nth
        FROM journal_entry entry, jsonb_each_text(
            CASE WHEN jsonb_typeof(entry.facts -> 'digests') = 'object' THEN entry.facts -> 'digests' ELSE '{}' END
        ) named
        WHERE entry.facts ? 'digests'
    ) named
    ORDER BY model, length(pk), pk, nth DESC NULLS LAST
"""


@dataclass(frozen=True, slots=True)
class Witness:
    """The newest entry that names a row, and what it says of it."""

    model: str
    pk: str
    digest: str
    subject: str
    position: int


@dataclass(frozen=True, slots=True)
class Altered:
    """A row that does not say what the journal says of it."""

    row: str
    reason: str
    witness: Witness | None = None

    def __str__(self):
        told = f" (nach {self.witness.subject}, Eintrag {self.witness.position})" if self.witness else ""
        return f"{self.row}: {self.reason}{told}"


def altered_rows() -> Iterator[Altered]:
    """Rows that were changed, removed or slipped in past the journal."""
    return (found for found in _compared() if found.reason != EARLIER)


def take_stock() -> int:
    """Name in the journal all rows that no entry names yet, or not with all their columns. Returns how many.

    Once after an upgrade or an import. Rows that were changed past the journal are not among them.
    """
    rows = [found.row for found in _compared() if found.reason in (UNNAMED, EARLIER)]
    waiting = iter(rows)
    while some := list(islice(waiting, _MANY)):
        record("journal", STOCK_TAKEN, rows=_read(some))
    return len(rows)


def _read(keys) -> list:
    """Rows with nothing but their key."""
    models = {model._meta.label_lower: model for model in sealed_models()}
    parts = (key.split(":", 1) for key in keys)
    return [models[label](pk=pk) for label, pk in parts]


def _compared() -> Iterator[Altered]:
    models = {model._meta.label_lower: model for model in sealed_models()}
    with connection.chunked_cursor() as cursor:
        cursor.execute(_WITNESSES)
        for label, named in groupby((Witness(*line) for line in cursor), lambda witness: witness.model):
            if label in models:
                yield from _compare(models.pop(label), named)
    for model in models.values():
        yield from _compare(model, iter(()))


def _compare(model, named: Iterator[Witness]) -> Iterator[Altered]:
    """Both sides come in the order of the key: what stands on one side only is missing or was slipped in."""
    rows = with_digests(model, len(model.SEALED)).iterator(chunk_size=2000)
    row, witness = next(rows, None), next(named, None)
    while row or witness:
        if witness is None or (row and _place(row[0]) < _place(witness.pk)):
            yield Altered(f"{model._meta.label_lower}:{row[0]}", UNNAMED)
            row = next(rows, None)
        elif row is None or _place(witness.pk) < _place(row[0]):
            yield Altered(f"{witness.model}:{witness.pk}", MISSING, witness)
            witness = next(named, None)
        else:
            reason = _reason(model, witness, row[1])
            if reason:
                yield Altered(f"{witness.model}:{witness.pk}", reason, witness)
            row, witness = next(rows, None), next(named, None)


def _place(pk) -> tuple[int, str]:
    """Numbers as texts: the longer one is the greater."""
    return len(str(pk)), str(pk)


def _reason(model, witness, digest) -> str:
    if witness.digest == digest:
        return ""
    columns = witness.digest.partition(":")[0]
    if not columns.isdecimal() or not 0 < int(columns) < len(model.SEALED):
        return CHANGED
    earlier = model._base_manager.filter(pk=witness.pk).values_list(digest_of(model, int(columns)), flat=True).get()
    return EARLIER if earlier == witness.digest else CHANGED

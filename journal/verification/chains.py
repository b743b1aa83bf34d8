"""Whether the journal still is what was written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from journal.models import Chain, Entry

_SURPLUS = "Eintrag gehört nicht zur Kette"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which the chain of a subject does not hold."""

    subject: str
    position: int
    reason: str

    def __str__(self):
        return f"{self.subject}, Eintrag {self.position}: {self.reason}"


def breaks() -> Iterator[Break]:
    """The first break of every broken chain, in the order of subjects."""
    chains = dict(Chain.objects.values_list("subject", "length"))
    heads = dict(Chain.objects.values_list("subject", "head"))
    entries = Entry.objects.with_facts_as_stored().select_related("note").order_by("subject", "position").iterator(2000)
    seen, previous, position, broken = None, "", 0, False
    for entry in entries:
        if entry.subject != seen:
            yield from _end(seen, position, previous, chains, heads, broken)
            seen, previous, position, broken = entry.subject, "", 0, False
        if broken:
            continue
        position += 1
        reason = _reason(entry, position, previous)
        if reason:
            broken = True
            yield Break(entry.subject, min(position, entry.position), reason)
        previous = entry.digest
    yield from _end(seen, position, previous, chains, heads, broken)
    for subject in sorted(chains):
        yield Break(subject, 1, "alle Einträge fehlen")


def _reason(entry, position, previous) -> str:
    if entry.position > position:
        return "Eintrag fehlt"
    if entry.position < position:
        return _SURPLUS
    if entry.previous != previous:
        return "Verweis auf den vorigen Eintrag stimmt nicht"
    if entry.digest != entry.expected_digest():
        return "Inhalt wurde nachträglich verändert"
    if not _is_note_as_written(entry):
        return "Anmerkung wurde nachträglich verändert"
    return ""


def _is_note_as_written(entry) -> bool:
    """An erased note is no break; one with other words, or at an entry that had none, is."""
    note = getattr(entry, "note", None)
    return note is None or entry.facts.get("note_sha256") == hashlib.sha256(note.text.encode()).hexdigest()


def _end(subject, position, previous, chains, heads, broken):
    if subject is None:
        return
    length, head = chains.pop(subject, 0), heads.get(subject)
    if broken:
        return
    if position < length:
        yield Break(subject, position + 1, "Eintrag fehlt am Ende")
    elif position > length:
        yield Break(subject, length + 1, _SURPLUS)
    elif head != previous:
        yield Break(subject, position, "Ende der Kette stimmt nicht")

"""How one proposal becomes several: each Ziffer goes on in one of them or in several."""

from dataclasses import dataclass

from django.db import transaction

from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.lineage.sponsors import unite_sponsors
from proposals.workflow import SPLIT
from text.divide import divide
from text.text import Text

INHERITED = (
    *("conference", "kind", "lead_land", "theme", "group", "origin", "origin_note", "addressee", "contact"),
    *("is_example", "is_open_to_guests", "submitted_at", "is_topic_late", "is_late", "late_admission", "pre_meeting"),
)


@dataclass(frozen=True, slots=True)
class Division:
    """What a person decided about a split: the titles of the parts, and for each Ziffer (its id) the parts, from 0."""

    titles: tuple[str, ...]
    parts: dict[str, frozenset[int]]


def split(whole, division: Division, *, reason, by) -> bool:
    """End a proposal; its parts are born as proposals of their own, in the state it had. False: done already."""
    with transaction.atomic():
        fresh = whole.locked()
        state = fresh.state
        is_new = fresh.step(SPLIT.code, by=by, division=division, reason=reason)
        if is_new:
            appointment = fresh.appointment_for(by, SPLIT.permission)
            for place, text in enumerate(_texts(fresh, division)):
                note = f"Teil {chr(ord('a') + place)} von {fresh.reference}"
                _born(fresh, state, text, note, by=by, appointment=appointment)
    whole.follow(fresh)
    return is_new


def _texts(whole, division) -> tuple[Text, ...]:
    texts = divide(whole.text.read(), division.parts, division.titles)
    if len(set(division.titles)) < len(division.titles) or not all(division.titles):
        raise Refused("Bitte geben Sie jedem Teil einen eigenen Titel.")
    return texts


def _born(whole, state, text: Text, note: str, *, by, appointment) -> None:
    """One part, born in the state of the whole.

    What was handed in has a submitted text: that of the whole, until the part has its own.
    """
    part = type(whole).objects.create(
        reference=whole.conference.next_reference(),
        title=text.title,
        predecessor=whole,
        state=state,
        audience=state,
        submitted_text_id=whole.submitted_text_id,
        **{name: getattr(whole, name) for name in INHERITED},
    )
    version = part.add_version(text, note=note, by=by, land_id=appointment.land_id)
    part.put(submitted_text=version)
    part.refresh_from_db()
    positions = unite_sponsors(part, whole, by=by)
    facts = {"rows": [part, version, *positions], "source": whole.pk, "version": version.number}
    words = {"reference": whole.reference}
    record(part, verbs.SPLIT_OFF, words=words, by=by, appointment=appointment, **facts)

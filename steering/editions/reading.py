"""The agenda as one reader finds it: what is new since an edition, and what is new to her."""

import hashlib
from dataclasses import dataclass

from conferences.calendar import span
from conferences.models import Meeting
from proposals.agenda import AgendaLine, parts
from steering.editions.access import Sight, circle_of, keys_of
from steering.editions.composing import printed
from steering.editions.models.agenda_visit import AgendaVisit
from steering.editions.models.edition import Edition, EditionLine
from steering.editions.rules import Printed, changes, is_reordered, shown_alone

NEW_TO_HER, CHANGED_FOR_HER = "neu seit Ihrem letzten Besuch", "geändert seit Ihrem letzten Besuch"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A TOP; `changes` since the edition that is compared with, `news` since the last visit."""

    line: AgendaLine
    changes: list[str]
    news: str


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A meeting with its TOPs and editions. `base`: the edition that is compared with, None where there is none.

    `is_filtered`: only what is new since the base is shown.
    """

    meeting: Meeting
    dates: str
    lines: list[ReadLine]
    count: int
    editions: list[Edition]
    base: Edition | None
    is_filtered: bool
    is_reordered: bool


def reading_page(conference, user, *, is_whole: bool, since: str | None) -> list[ReadPart]:
    """Seven queries, however many items and editions there are; one of them remembers the visit."""
    agendas = parts(conference, user, is_whole=is_whole)
    sight = Sight(circle_of(conference, user, is_whole=is_whole), keys_of(agendas), is_whole)
    editions = list(Edition.objects.filter(meeting__conference=conference).order_by("-number"))
    bases = _bases(editions, since)
    lines_of = _lines_of(bases.values())
    seen = {line.item: line for line in shown_alone(printed(line) for part in agendas for line in part.lines)}
    marks = {str(key): _mark(line) for key, line in seen.items()}
    before = AgendaVisit.note(conference, user, marks)
    news = {int(key): _news(before, key, mark) for key, mark in marks.items()}
    return [
        _part(agenda, editions, bases.get(agenda.meeting.pk), since, sight, lines_of, seen, news) for agenda in agendas
    ]


def _bases(editions, since) -> dict[int, Edition]:
    """By meeting the edition that is compared with: the one that is asked for, else the latest."""
    found = {edition.meeting_id: edition for edition in reversed(editions)}
    return found | {edition.meeting_id: edition for edition in editions if str(edition.pk) == since}


def _lines_of(editions) -> dict[int, list[Printed]]:
    found: dict[int, list[Printed]] = {edition.pk: [] for edition in editions}
    for line in EditionLine.objects.filter(edition__in=found):
        found[line.edition_id].append(line.printed)
    return found


def _part(agenda, editions, base, since, sight, lines_of, seen, news) -> ReadPart:
    before = sight.of(lines_of[base.pk]) if base else []
    old = {line.item: line for line in before}
    lines = [_line(line, base, old, seen, news) for line in agenda.lines]
    is_filtered = base is not None and str(base.pk) == since
    return ReadPart(
        meeting=agenda.meeting,
        dates=span(agenda.meeting.starts_on, agenda.meeting.ends_on),
        lines=[line for line in lines if line.changes or not is_filtered],
        count=len(lines),
        editions=[edition for edition in editions if edition.meeting_id == agenda.meeting.pk],
        base=base,
        is_filtered=is_filtered,
        is_reordered=is_reordered(before, [seen[line.item.pk] for line in agenda.lines]),
    )


def _line(line, base, old, seen, news) -> ReadLine:
    key = line.item.pk
    return ReadLine(line, changes(old.get(key), seen[key]) if base else [], news[key])


def _mark(line: Printed) -> str:
    """What she saw of a line, as twelve characters."""
    told = (line.number, line.title, line.sponsors, line.joint, line.is_on_consent_list, line.is_internal)
    return hashlib.sha256(repr((*told, line.parent, str(line.standing), line.note)).encode()).hexdigest()[:12]


def _news(before, key, mark) -> str:
    if before is None or before.get(key) == mark:
        return ""
    return CHANGED_FOR_HER if key in before else NEW_TO_HER

"""The page on which an edition is approved, and the page of one that is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from proposals.facts import Recommendation
from proposals.models import Proposal
from proposals.states import State
from steering.agenda.pages import Candidate, candidates_of
from steering.editions.composing import Draft, Head, compose
from steering.editions.models.edition import Edition, not_approvable
from steering.editions.rules import Circle, Printed, changes, depths, for_circle, is_reordered, letter

BACK = (Recommendation.RETURN, Recommendation.REFER)


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A line of an edition, how deep it lies, and what is new in it."""

    line: Printed
    level: int
    changes: list[str]


@dataclass(frozen=True, slots=True)
class Fallen:
    """What does not stand in this edition, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The next edition before it is approved: the document itself, what falls back, and what goes to a later one."""

    draft: Draft
    name: str
    latest: Edition | None
    rows: list[EditionRow]
    is_reordered: bool
    fallen: list[Fallen]
    later: list[Candidate]
    previews: list[tuple[Circle, int, str]]  # for whom, how many items, where the document is
    objection: str | None


def review_page(meeting, sent_on, note, user) -> ReviewPage:
    """Reads the agenda, the edition before and what waits, however much it is, in eight queries."""
    latest = Edition.objects.of(meeting).first()
    number = latest.number + 1 if latest else 1
    draft = compose(meeting, Head(number, sent_on, note), by=user)
    before = [line.printed for line in latest.lines.all()] if latest else []
    waiting = candidates_of(meeting.conference, user)
    return ReviewPage(
        draft=draft,
        name=f"Ausgabe {letter(number)}",
        latest=latest,
        rows=rows_of(draft.lines, before if latest else None),
        is_reordered=is_reordered(before, draft.lines),
        fallen=[*_gone(draft.lines, before), *_returned(meeting.conference, user), *_sent_back(waiting)],
        later=[each for each in waiting if each.proposal.recommendation not in BACK],
        previews=[_preview(draft, circle) for circle in Circle],
        objection=not_approvable(draft.lines, latest),
    )


def rows_of(lines: list[Printed], before: list[Printed] | None) -> list[EditionRow]:
    """The lines with what has changed since an edition before; without one nothing is new."""
    deep, old = depths(lines), {line.item: line for line in before or ()}
    return [
        EditionRow(line, deep[line.item], changes(old.get(line.item), line) if before is not None else [])
        for line in lines
    ]


def _gone(lines, before):
    """Items that are withdrawn or moved and were not so in the edition before."""
    known = {line.item for line in before if line.is_gone}
    for line in lines:
        if line.is_gone and line.item not in known:
            yield Fallen(f"TOP {line.number} {line.title}", ": ".join(filter(None, (line.standing.label, line.note))))


def _returned(conference, user):
    """Proposals of this year that are back with their Land."""
    rows = Proposal.objects.visible_to(user).filter(conference=conference, state=State.RETURNED)
    for proposal in rows.defer("search").order_by("reference"):
        yield Fallen(str(proposal), f"{State.RETURNED.label}: {proposal.return_reason}")


def _sent_back(waiting):
    for each in waiting:
        if each.proposal.recommendation in BACK:
            note = each.proposal.recommendation_note
            yield Fallen(str(each.proposal), f"{each.hint} {note}".strip())


def _preview(draft, circle) -> tuple[Circle, int, str]:
    query = {
        "sitzung": draft.meeting.pk,
        "fuer": circle.value,
        "versand": draft.head.sent_on.isoformat(),
        "hinweis": draft.head.note,
    }
    url = reverse("steering:preview_edition", args=[draft.meeting.conference_id])
    return circle, len(for_circle(draft.lines, circle)), f"{url}?{urlencode(query)}"


@dataclass(frozen=True, slots=True)
class EditionPage:
    """An edition as one reader sees it, and what was new in it."""

    edition: Edition
    previous: Edition | None
    others: list[Edition]
    rows: list[EditionRow]
    is_reordered: bool
    document_url: str | None
    may_open_conference: bool
    is_short: bool  # something in its document is not for her any more


def edition_page(edition, sight) -> EditionPage:
    """Five queries, however long the edition is."""
    others = list(Edition.objects.of(edition.meeting))
    previous = next((each for each in others if each.number == edition.number - 1), None)
    lines = [line.printed for line in edition.lines.all()]
    before = sight.of([line.printed for line in previous.lines.all()]) if previous else None
    is_whole, shown = sight.is_whole(lines), sight.of(lines)
    url = reverse("steering:edition_pdf", args=[edition.meeting.conference_id, edition.pk])
    return EditionPage(
        edition=edition,
        previous=previous,
        others=others,
        rows=rows_of(shown, before),
        is_reordered=is_reordered(before or [], shown),
        document_url=url if is_whole else None,
        may_open_conference=sight.may_open_conference,
        is_short=sight.circle is not None and not is_whole,
    )

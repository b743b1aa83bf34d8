"""Which proposals a list shows: one conference and the filters a person set; and what a search finds among them."""

from itertools import chain

from accounts.relations import WORKING_LEVEL, laender_of
from conferences.models import AgendaItem, Conference
from intmk import clock, fulltext
from proposals.models.proposal import Proposal
from text.asked import asked

_COLUMNS = {"stand": "state", "thema": "theme__slug", "land": "lead_land", "gruppe": "group__slug"}


def conferences() -> list[Conference]:
    """Those that take proposals, the newest first."""
    return list(Conference.objects.with_term().order_by("-number"))


def shown_of(known, number: str | None):
    """The asked conference, else the current one, else the newest; or None where there is none."""
    wanted = (conference for conference in known if str(conference.number) == number)
    current = (conference for conference in known if conference.starts_on <= clock.today() <= conference.ends_on)
    return next(chain(wanted, current, known), None)


def own_laender(user) -> frozenset[str]:
    """The Länder whose proposals are „mein Land“ for this person."""
    return frozenset(laender_of(user.appointments_today, WORKING_LEVEL))


def selected(proposals, user, conference, chosen: dict):
    """Narrow proposals to a conference and to the chosen filters (names of `FilterForm`), words among them."""
    question = asked(chosen.get("q", ""))
    if question.is_signs:
        return proposals.none()
    rows = _filtered(proposals, user, chosen).filter(conference=conference)
    return rows if question.is_empty else rows.filter(search=fulltext.search_query(question.expression))


def hits(user, conference, chosen: dict):
    """What a search finds of what the user may see, the best first. A number of another year is found, too."""
    visible = Proposal.objects.visible_to(user)
    rows = _filtered(visible, user, chosen).filter(conference=conference)
    question = asked(chosen["q"])
    if question.is_signs:
        return rows.none()
    numbered = _numbered(visible, rows, question, conference)
    number = "reference" if question.references else "agenda_item__number"
    return fulltext.hits(rows, question, moment="changed_at", numbered=numbered, number=number)


def _filtered(proposals, user, chosen):
    for name in _COLUMNS.keys() & chosen.keys():
        proposals = proposals.filter(**{_COLUMNS[name]: chosen[name]})
    if "mein" in chosen:
        proposals = proposals.of(own_laender(user))
    return proposals.with_open_amendments(user) if "antraege" in chosen else proposals


def _numbered(visible, rows, question, conference):
    """Those that bear a number that was typed: proposals of any year, or TOPs of this one."""
    if question.references:
        return visible.filter(reference__in=question.references)
    if question.tops:
        bearing = fulltext.begins_with("number", question.tops)
        items = AgendaItem.objects.filter(bearing, meeting__conference=conference)
        return rows.filter(agenda_item__in=items.order_by().values("pk"))
    return None

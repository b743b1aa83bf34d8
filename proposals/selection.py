"""Which proposals a list shows: one conference and the filters a person set."""

from itertools import chain

from conferences.models import Conference
from intmk import clock
from intmk.fulltext import search_query
from text.search import asked


def conference_shown(number: str | None):
    """The asked conference if it has a term, else the current one, else the newest with a term; or None."""
    conferences = list(Conference.objects.with_term().order_by("-number"))
    asked = (conference for conference in conferences if str(conference.number) == number)
    current = (conference for conference in conferences if conference.starts_on <= clock.today() <= conference.ends_on)
    return next(chain(asked, current, conferences), None)


def selected(proposals, conference, chosen: dict):
    """Narrow proposals to a conference and to the chosen filters (names of `FilterForm`)."""
    proposals = proposals.filter(conference=conference)
    conditions = {
        "stand": "state",
        "thema": "theme__slug",
        "land": "lead_land",
        "gruppe": "group__slug",
    }
    for name, column in conditions.items():
        if name in chosen:
            proposals = proposals.filter(**{column: chosen[name]})
    query = search_query(asked(chosen.get("q", "")))
    return proposals.filter(search=query) if query else proposals

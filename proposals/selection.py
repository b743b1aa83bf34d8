"""Which proposals a list shows: one conference and the filters a person set."""

from conferences.models import Conference
from proposals.search import search_query


def conference_shown(number: str | None):
    """The asked conference if it has a term, else the current one, else the newest with a term; None if there is none."""
    conferences = {conference.number: conference for conference in Conference.objects.with_term()}
    if number and number.isdecimal() and int(number) in conferences:
        return conferences[int(number)]
    current = Conference.objects.current().first()
    return current or (conferences[max(conferences)] if conferences else None)


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
    query = search_query(chosen.get("q", ""))
    return proposals.filter(search=query) if query else proposals

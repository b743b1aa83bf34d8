"""From one proposal to the next in the list a person comes from."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from intmk.paging import neighbours
from proposals.models.proposal import Proposal
from proposals.selection import hits, selected

_FILTERS = ("stand", "thema", "land", "gruppe", "mein", "antraege", "q")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Trail:
    """The proposals above (`newer`) and below (`older`) in the list; `aus` takes the filters along."""

    aus: str
    list_query: str
    newer: Proposal | None
    older: Proposal | None


def trace(conference, chosen: dict) -> str:
    """What the links of a list carry as `aus`: the conference and the filters that are set and known."""
    kept = {name: "on" if chosen[name] is True else chosen[name] for name in _FILTERS if name in chosen}
    return urlencode({"konferenz": conference.number} | kept)


def trail_of(proposal, user, aus: str | None) -> Trail | None:
    """One query where the person comes from a list of the same conference; none otherwise.

    An `aus` that no list has written leads nowhere and is no error.
    """
    if not aus or len(aus) > _LONGEST or not aus.isprintable():
        return None
    asked = QueryDict(aus)
    values = {name: asked[name] for name in _FILTERS if asked.get(name)}
    if asked.get("konferenz") != str(proposal.conference_id) or not all(v.isprintable() for v in values.values()):
        return None
    return Trail(urlencode({"aus": aus}), aus, *_beside(proposal, user, values))


def _beside(proposal, user, values) -> tuple:
    if "q" in values and (found := _among_hits(proposal, hits(user, proposal.conference, values))):
        return found
    rows = selected(Proposal.objects.visible_to(user), user, proposal.conference, values)
    return neighbours(rows.only("reference", "title", "changed_at"), "changed_at", proposal)


def _among_hits(proposal, found) -> tuple:
    """The hits of a search stand in the order of their rank; nothing where the proposal is none of them any more."""
    rows = list(found.only("reference", "title"))
    place = next((place for place, row in enumerate(rows) if row.pk == proposal.pk), None)
    if place is None:
        return ()
    return rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None

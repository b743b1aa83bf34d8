"""From one proposal to the next in the list a person comes from."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from intmk.paging import neighbours
from proposals.models.proposal import Proposal
from proposals.selection import selected

_FILTERS = ("stand", "thema", "land", "gruppe", "q")
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
    return urlencode({"konferenz": conference.number} | {name: chosen[name] for name in _FILTERS if name in chosen})


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
    rows = selected(Proposal.objects.visible_to(user), proposal.conference, values)
    newer, older = neighbours(rows.only("reference", "title", "changed_at"), "changed_at", proposal)
    return Trail(urlencode({"aus": aus}), aus, newer, older)

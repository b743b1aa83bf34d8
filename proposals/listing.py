"""The list and what stands above it: the filters a person set, and of a search the places that say what she asked."""

from dataclasses import dataclass
from urllib.parse import urlencode

from accounts.permissions import Permission
from conferences.models import Conference
from intmk.fulltext import NEWEST
from intmk.paging import SIZE, KeyPage, key_page, ranked_page
from proposals.forms import FilterForm
from proposals.models.proposal import Proposal
from proposals.selection import conferences, hits, own_laender, selected, shown_of
from proposals.trail import trace
from text.asked import Question, asked
from text.excerpt import Excerpt, excerpt


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose above a list. `is_usual`: its conference is the one that is shown without a choice."""

    form: FilterForm
    conference: Conference
    is_usual: bool
    negotiates: bool
    chosen: dict
    question: Question


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal in the list; of a hit also the place that says what was searched for."""

    proposal: Proposal
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    choice: Choice
    rows: list[Row]
    page: KeyPage
    aus: str
    query: str  # what is chosen, as an address
    has_more: bool  # a search has found more than are put in order and shown


def choice_of(request) -> Choice | None:
    """What the address chooses; None where there is no conference yet."""
    known = conferences()
    conference = shown_of(known, request.GET.get("konferenz"))
    if conference is None:
        return None
    negotiates = conference.authority(request.user, Permission.READ_NEGOTIATION) is not None
    form = FilterForm(
        request.GET,
        conference=conference,
        conferences=known,
        has_land=bool(own_laender(request.user)),
        negotiates=negotiates,
    )
    chosen = form.chosen()
    is_usual = conference == shown_of(known, None)
    return Choice(form, conference, is_usual, negotiates, chosen, asked(chosen.get("q", "")))


def listing_of(request, choice: Choice) -> Listing:
    """The page that the address asks for: the newest change first, or the best hit."""
    user, question = request.user, choice.question
    if question.is_empty:
        found = found_of(user, choice)
        page = key_page(_for_list(found, user, choice), "changed_at", request.GET, name="reference")
        rows = [Row(proposal) for proposal in page.rows]
    else:
        found = found_of(user, choice).select_related("text")
        page = ranked_page(_for_list(found, user, choice), request.GET)
        rows = [_hit(proposal, question) for proposal in page.rows]
    query = trace(choice.conference, choice.chosen)
    is_cut = page.by_rank and page.next_url is None and request.GET.get("seite") == str(-(-NEWEST // SIZE))
    return Listing(choice, rows, page, urlencode({"aus": query}), query, has_more=is_cut)


def found_of(user, choice: Choice):
    """What the choice finds of all that the user sees; of a search the best hits."""
    if choice.question.is_empty:
        return selected(Proposal.objects.visible_to(user), user, choice.conference, choice.chosen)
    return hits(user, choice.conference, choice.chosen)


def _for_list(rows, user, choice):
    rows = rows.for_list()
    return rows.with_news_for(user) if choice.negotiates else rows


def _hit(proposal, question) -> Row:
    return Row(proposal, excerpt(proposal.text.read(), question))

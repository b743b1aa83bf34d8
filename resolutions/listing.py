"""The public list: the newest resolutions first, or what a search finds, the best first."""

from dataclasses import dataclass

from intmk import fulltext
from intmk.paging import KeyPage, key_page, ranked_page
from resolutions.forms import FilterForm
from resolutions.models.resolution import Resolution
from text.asked import Question
from text.excerpt import Excerpt, excerpt

SIZE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A resolution in the list; of a hit also the place that says what was searched for."""

    resolution: Resolution
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    rows: list[Row]
    page: KeyPage


def listing_of(form: FilterForm, params) -> Listing:
    question = form.question
    if question.is_empty or question.is_signs:
        page = key_page(form.chosen().defer("blocks", "search", "tally"), "visible_from", params, size=SIZE)
        return Listing([Row(resolution) for resolution in page.rows], page)
    found = fulltext.hits(form.chosen(), question, moment="visible_from", numbered=_numbered(form.chosen(), question))
    page = ranked_page(found.with_correction().defer("search"), params, size=SIZE)
    return Listing([_hit(resolution, question) for resolution in page.rows], page)


def _numbered(chosen, question: Question):
    """Those that bear the number or the TOP that was typed."""
    if question.reference:
        return chosen.filter(reference=question.reference)
    return chosen.filter(top=question.top) if question.top else None


def _hit(resolution, question: Question) -> Row:
    return Row(resolution, excerpt(resolution.read(), question))

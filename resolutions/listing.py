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
    rows = form.chosen()
    numbered, number = _numbered(rows, question), "reference" if question.references else "top"
    found = fulltext.hits(rows, question, moment="visible_from", numbered=numbered, number=number)
    page = ranked_page(found.with_correction().defer("search"), params, size=SIZE)
    return Listing([_hit(resolution, question) for resolution in page.rows], page)


def _numbered(chosen, question: Question):
    """Those that bear a number or a TOP that was typed."""
    if question.references:
        return chosen.filter(reference__in=question.references)
    return chosen.filter(fulltext.begins_with("top", question.tops)) if question.tops else None


def _hit(resolution, question: Question) -> Row:
    return Row(resolution, excerpt(resolution.read(), question))

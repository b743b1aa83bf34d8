"""What was proposed before on the same matter, with what became of it: shown while somebody drafts.

Full text by word stems: a telling word of the title must occur, those of the first Ziffern decide the order. Only the
newest `NEWEST` hits are ranked, so that the cost does not grow with the archive.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Value
from django.urls import reverse

from proposals.models.proposal import Proposal
from proposals.states import StateOnPage, on_page
from text.blocks import Kind
from text.search import stems
from text.text import Text

NEWEST = 500
MOST = 5
MOST_WORDS = 16
FIRST_ZIFFERN = 2
SHORTEST = 5
BY_LENGTH = 1  # a long text has more words by chance
_EVERYDAY = frozenset(
    stems(
        "IntMK Integrationsministerkonferenz Integration bittet bitten fordert stellt fest begrüßt Bundesregierung "
        "Bund Länder Kommunen Beschluss Ministerinnen Minister Senatorinnen Senatoren Vorsitzland dafür einen einer "
        "eines dass werden wurden können sollen müssen sowie durch gegen zwischen damit unter ihrer ihren diese dieser "
        "dieses dabei stärken fördern sichern sicherstellen setzen weitere gemeinsam nicht nimmt Kenntnis Menschen "
        "möglich"
    )
)


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier text: its number, title, year and outcome, and where it stands."""

    reference: str
    title: str
    year: int
    outcome: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """`must`: one of these has to occur. `order`: the more of these, the closer."""

    must: SearchQuery
    order: SearchQuery


def question_of(text: Text) -> Question | None:
    """The telling words of a text; None if there is none."""
    first = [block.text for block in text.blocks if block.kind == Kind.ZIFFER][:FIRST_ZIFFERN]
    of_title, of_ziffern = _telling(text.title), _telling(" ".join(first))
    if not of_title + of_ziffern:
        return None
    return Question(_any(of_title or of_ziffern), _any([*of_title, *of_ziffern]))


def _telling(text: str) -> list[str]:
    return [word for word in stems(text) if len(word) >= SHORTEST and word not in _EVERYDAY]


def _any(words: list[str]) -> SearchQuery:
    return SearchQuery(" | ".join(list(dict.fromkeys(words))[:MOST_WORDS]), config="simple", search_type="raw")


def ranked(rows, question: Question, *, at, state, wording):
    """The closest of the newest rows with a telling word: reference, title, moment, state, wording, rank and key.

    `at`, `state` and `wording` say where a row tells its moment and what became of it.
    """
    newest = rows.filter(search=question.must).order_by("-pk").values("pk")[:NEWEST]
    rank = SearchRank(F("search"), question.order, normalization=BY_LENGTH)
    closest = rows.filter(pk__in=newest).annotate(rank=rank).order_by("-rank", "-pk")[:MOST]
    return closest.values_list("reference", "title", at, state, wording, "rank", "pk")


def ranked_proposals(user, question: Question, *, without: int | None = None):
    """The same for the proposals of all years that the user may see."""
    rows = Proposal.objects.visible_to(user).exclude(pk=without)
    return ranked(rows, question, at=F("changed_at"), state=F("state"), wording=Value(""))


def similar_proposals(user, text: Text, *, without: int | None = None) -> list[Similar]:
    """Proposals of all years that the user may see. One query."""
    question = question_of(text)
    if question is None:
        return []
    return [as_proposal(*row) for row in ranked_proposals(user, question, without=without)]


def as_proposal(reference, title, at, state, *_) -> Similar:
    page: StateOnPage = on_page(state)
    return Similar(reference, title, at.year, page.label, page.code, reverse("dossier:show", args=[reference]))

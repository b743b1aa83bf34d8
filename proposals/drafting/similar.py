"""What was proposed and resolved before on the same matter, with what became of it: for those who draft or check.

One list in one order wherever it is shown: published resolutions first, then proposals, each matter once.

Full text by word stems: a telling word of the title must occur, those of the first Ziffern decide the order. Only the
newest `NEWEST` hits are ranked, so that the cost does not grow with the archive.
"""

from dataclasses import dataclass, replace

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Value
from django.urls import reverse

from intmk.fulltext import NEWEST
from intmk.statement import is_among
from proposals.models.proposal import Proposal
from proposals.states import StateOnPage, on_page
from text.blocks import Kind
from text.excerpt import Excerpt, excerpt
from text.search import stems
from text.text import Text, remembered

MOST = 5
PUBLISHED = "published"
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
        "möglich sich spricht sprechen hält halten betont erwartet unterstreicht regt setzt begleiten ausgehend"
    )
)


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier text: its number, title, year and outcome, where it stands, and the place that is most alike."""

    reference: str
    title: str
    year: int
    outcome: str
    kind: str
    url: str
    excerpt: Excerpt | None = None
    is_linked: bool = False

    @property
    def is_resolution(self) -> bool:
        return self.kind == PUBLISHED


@dataclass(frozen=True, slots=True)
class Question:
    """`must`: one of these has to occur. `order`: the more of these, the closer."""

    must: SearchQuery
    order: SearchQuery
    stems: tuple[str, ...]
    begins: tuple[str, ...] = ()


def question_of(text: Text) -> Question | None:
    """The telling words of a text; None if there is none."""
    first = [block.text for block in text.blocks if block.kind == Kind.ZIFFER][:FIRST_ZIFFERN]
    of_title, of_ziffern = _telling(text.title), _telling(" ".join(first))
    if not of_title + of_ziffern:
        return None
    all_words = [*of_title, *of_ziffern]
    return Question(_any(of_title or of_ziffern), _any(all_words), tuple(dict.fromkeys(all_words)))


def _telling(text: str) -> list[str]:
    return [word for word in stems(text) if len(word) >= SHORTEST and word not in _EVERYDAY]


def _any(words: list[str]) -> SearchQuery:
    return SearchQuery(" | ".join(list(dict.fromkeys(words))[:MOST_WORDS]), config="simple", search_type="raw")


def similar_texts(user, text: Text, *, without: int) -> list[Similar]:
    """Resolutions that are public and proposals of all years that the user may see, but for `without`. One query."""
    question = question_of(text)
    if question is None:
        return []
    both = _resolutions(question, without).union(_proposals(user, question, without), all=True)
    found = {}
    for row in sorted(both, key=_order):
        similar = _similar(question, *row)
        found.setdefault(similar.reference, similar)
    return list(found.values())[:MOST]


def with_links(similar: list[Similar], references) -> list[Similar]:
    """The same, those marked that the proposal is linked to already."""
    return [replace(text, is_linked=text.reference in references) for text in similar]


def _proposals(user, question, without):
    rows = Proposal.objects.visible_to(user).exclude(pk=without)
    said = {"at": F("changed_at"), "outcome": F("state"), "wording": Value("")}
    return _ranked(rows, question, **said, blocks=F("text__blocks"), digest=F("text__digest"))


def _resolutions(question, without):
    """Of a floor above, reached by the name of the relation: the page of a proposal and its editor show one list."""
    public = Proposal._meta.get_field("resolution").related_model.objects.public().exclude(proposal=without)
    said = {"at": F("decided_at"), "outcome": Value(PUBLISHED), "wording": F("wording")}
    return _ranked(public, question, **said, blocks=F("blocks"), digest=F("digest"))


def _ranked(rows, question: Question, **said):
    """The closest of the newest rows with a telling word. Keys first: only of the closest is anything else read."""
    newest = rows.filter(search=question.must).order_by("-pk").values("pk")[:NEWEST]
    rank = SearchRank(F("search"), question.order, normalization=BY_LENGTH)
    ranked = rows.model.objects.filter(is_among(newest)).annotate(rank=rank).order_by("-rank", "-pk")
    closest = rows.filter(is_among(ranked.values("pk")[:MOST])).annotate(rank=rank).order_by("-rank", "-pk")
    columns = ("at", "outcome", "wording", "blocks", "digest")
    return closest.values_list("reference", "title", *(said[name] for name in columns), "rank", "pk")


def _order(row):
    *_, rank, pk = row
    return row[3] != PUBLISHED, -rank, -pk


def _similar(question, reference, title, at, state, wording, blocks, digest, *_) -> Similar:
    text = remembered(digest, lambda: Text.load(title, blocks))
    found = excerpt(text, question)
    if state == PUBLISHED:
        url = reverse("resolutions:detail", args=[reference])
        return Similar(reference, title, at.year, wording, state, url, found)
    page: StateOnPage = on_page(state)
    return Similar(reference, title, at.year, page.label, page.code, reverse("dossier:show", args=[reference]), found)

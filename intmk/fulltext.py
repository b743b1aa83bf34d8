"""Full-text search by words made elsewhere (`text.search`): PostgreSQL matches them as they are.

Of very many hits the newest `NEWEST` are put in order and shown: ranking all of a common word would cost more than the
whole page.
"""

import re

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db.models import Case, CharField, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf

from intmk.statement import is_among

NEWEST = 500
# Of parts of compounds in the text and in the title, of whole words in the text and in the title: each kind outweighs
# any number of the one before.
WEIGHTS = [0.001, 0.01, 0.1, 1.0]
BEGINNING = 1e-6  # a word that only begins like the one asked for counts less than the least of these


def search_vector(lexemes: dict[str, list[str]]):
    """The vector of a text from its words with their places and weights (`text.search.lexemes`)."""
    literal = " ".join(f"'{word}':{','.join(places)}" for word, places in lexemes.items())
    return Cast(Value(literal), SearchVectorField())


def search_query(expression: str) -> SearchQuery | None:
    """A query in PostgreSQL's own language; None if nothing is asked."""
    return SearchQuery(expression, config="simple", search_type="raw") if expression else None


def begins_with(column: str, tops) -> Q:
    """A condition: the column is one of these numbers of TOPs, or stands below one: 2.9a and 2.9.1, but not 2.91."""
    return Q(**{f"{column}__regex": rf"^({'|'.join(map(re.escape, tops))})([a-z.]|$)"})


def hits(rows, question, *, moment: str, numbered, number: str):
    """The rows that a question finds, the best first: those whose number was typed, then by their words.

    `rows` are all that may be found; `numbered` those of them that bear a number that was typed, or None, in the order
    of the column `number`. Ordered by rank; what ranks the same, by `moment`, newest first.
    """
    newest = (f"-{moment}", "-pk")
    chosen = rows.filter(search=search_query(question.expression)).order_by(*newest).values("pk")[:NEWEST]
    is_numbered, place = Value(1), Value("")
    if numbered is not None:
        chosen = numbered.order_by().values("pk")[:NEWEST].union(chosen, all=True)
        bears_it = When(pk__in=numbered.order_by().values("pk"), then=0)
        is_numbered = Case(bears_it, default=1, output_field=IntegerField())
        place = Case(When(pk__in=numbered.order_by().values("pk"), then=_counted(number)), default=Value(""))
    found = rows.model._default_manager.filter(is_among(chosen))
    ranked = found.annotate(other_number=is_numbered, place=place, rank=_closeness(question))
    return ranked.order_by("other_number", "place", "-rank", *newest)


def _counted(number: str):
    """The number of a TOP with three digits in each place, so that 2.9 stands before 2.10."""
    filled = Func(F(number), Value(r"(\d+)"), Value(r"00\1"), Value("g"), function="regexp_replace")
    cut = Func(filled, Value(r"\d*(\d{3})"), Value(r"\1"), Value("g"), function="regexp_replace")
    return Coalesce(cut, Value(""), output_field=CharField())


def _closeness(question):
    """By whole words and parts; only a row that has none of these is ranked a second time, by mere beginnings."""
    return Coalesce(NullIf(_rank(question.whole), Value(0.0)), _rank(question.begun) * Value(BEGINNING))


def _rank(expression: str):
    return SearchRank(F("search"), search_query(expression), weights=WEIGHTS)

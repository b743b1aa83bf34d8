"""Full-text search by word stems made elsewhere: PostgreSQL matches them as they are."""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Value


def search_vector(title: Iterable[str], body: Iterable[str]):
    """The vector of a text from its stems, the title weighing more."""
    return SearchVector(Value(" ".join(title)), weight="A", config="simple") + SearchVector(
        Value(" ".join(body)), weight="B", config="simple"
    )


def search_query(expression: str) -> SearchQuery | None:
    """A query in PostgreSQL's own language; None if nothing is asked."""
    return SearchQuery(expression, config="simple", search_type="raw") if expression else None

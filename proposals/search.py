"""Full-text search in German: word stems made here, matched by PostgreSQL.

PostgreSQL's own German stemmer tells Integrationskurs from Integrationskurse. So words are stemmed until nothing
changes, folded (ä→ae, ß→ss), and stored in a `simple` vector; the same happens to what people type.
"""

import re
from functools import lru_cache

import snowballstemmer
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Value

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_MOST_WORDS = 12
_stemmer = snowballstemmer.stemmer("german")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word, folded to ASCII letters: „Länder“, „Laender“ and „Ländern“ give the same."""
    word = word.casefold()
    while (shorter := _stemmer.stemWord(word)) != word:
        word = shorter
    return word.translate(_FOLD)


def stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text)]


def search_vector(title: str, blocks: list[dict]):
    """The vector of a text, the title weighing more than the Ziffern. `blocks` as stored."""
    body = " ".join(block["text"] for block in blocks)
    return SearchVector(Value(" ".join(stems(title))), weight="A", config="simple") + SearchVector(
        Value(" ".join(stems(body))), weight="B", config="simple"
    )


def search_query(typed: str):
    """All typed words must occur, the last one may be the beginning of a word. None if nothing can be searched."""
    words = stems(typed)[:_MOST_WORDS]
    if not words:
        return None
    return SearchQuery(
        " & ".join(f"{word}:*" if word is words[-1] else word for word in words),
        config="simple",
        search_type="raw",
    )

"""German full-text search as plain words: stems that forgive endings and spelling.

PostgreSQL's own German stemmer tells Integrationskurs from Integrationskurse. So words are stemmed until nothing
changes and folded (ä→ae, ß→ss); the same happens to what people type (`intmk.fulltext` asks the database).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import snowballstemmer

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_MOST_WORDS = 12
_LONGEST = 80  # letters; stemming takes the square of a word's length, and German words end before that
_stemmer = snowballstemmer.stemmer("german")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word, folded to ASCII letters: „Länder“, „Laender“ and „Ländern“ give the same."""
    word = word.casefold()
    while (shorter := _stemmer.stemWord(word)) != word:
        word = shorter
    return word.translate(_FOLD)


def stems(text: str) -> list[str]:
    """All stems in order. A word that is longer than any is known by its beginning, here and in what is asked."""
    return list(each_stem(text))


def each_stem(text: str) -> Iterator[str]:
    """The same one by one, for who needs only the first of them."""
    return (stem(match.group()[:_LONGEST]) for match in _WORD.finditer(text))


def asked(typed: str) -> str:
    """What people typed, as a query: all words must occur, the last may be the beginning of one; empty for none."""
    words = list(islice(each_stem(typed), _MOST_WORDS))
    return " & ".join([*words[:-1], *(f"{word}:*" for word in words[-1:])])

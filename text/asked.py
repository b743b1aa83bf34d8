"""What people type into a search, read by the rules of `text.search`: numbers, phrases, words.

All words must occur; each is also found as the beginning of a longer one, and as a part of a compound.
"""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from intmk.clean import clean_text

from .search import Word, words_of
from .stems import folded

MOST_WORDS = 12
_LONG_STEM = 4  # letters; shorter stems begin too much („kur“ begins „kurz“)
_PHRASE = re.compile(r"[\"„“”«»‟]([^\"„“”«»‟]*)(?:[\"“”„«»‟]|$)")
_REFERENCE = re.compile(r"(?<![\w.-])(\d{4})\s?[-‐‑–/]\s?(\d{1,6})(?![\w-])")
_NUMBER = r"[a-z]?\d{1,3}(?:\.\d{1,3}){0,2}"
_AND = r"(?:\s*(?:[,;/&+]|\b(?:und|oder|sowie)\b)\s*)"
_ONE = rf"{_NUMBER}(?:\s?[a-z])?(?![\w.]*\w)"
_TOP = re.compile(
    rf"\btops?\s*:?\s*({_ONE}(?:{_AND}{_ONE})*)",
    re.IGNORECASE,
)
_BARE_TOPS = re.compile(rf"\s*({_NUMBER}[a-z]?(?:(?:{_AND}|\s+){_NUMBER}[a-z]?)*)\s*", re.IGNORECASE)
_ONE_TOP = re.compile(rf"{_NUMBER}(?:\s?[a-z]\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for, `expression` in PostgreSQL's language of queries, empty for nothing.

    `references` and `tops`: the numbers of proposals and of TOPs that were typed. `stems`: the words themselves;
    `begins`: what longer words may begin with. Both tell what is marked, and the order of the hits.
    """

    typed: str = ""
    expression: str = ""
    references: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was typed: everything is meant."""
        return not self.typed

    @property
    def is_signs(self) -> bool:
        """Something was typed, and no word or number is among it: nothing can be found."""
        return bool(self.typed) and not self.expression

    @property
    def whole(self) -> str:
        """The more of these words, the better."""
        return " | ".join(self.stems)

    @property
    def begun(self) -> str:
        """Of what is equally good, the more of these beginnings, the better."""
        return " | ".join(f"{begin}:*" for begin in self.begins) or self.whole


def asked(typed: str) -> Question:
    typed = clean_text(typed)
    terms = _terms(typed)
    return Question(
        typed=typed,
        expression=" & ".join(term.expression for term in terms),
        references=_references(typed),
        tops=_tops(typed),
        stems=tuple(dict.fromkeys(stem for term in terms for stem in term.stems)),
        begins=tuple(dict.fromkeys(begin for term in terms for begin in term.begins)),
    )


@dataclass(frozen=True, slots=True)
class _Term:
    expression: str
    stems: tuple[str, ...]
    begins: tuple[str, ...] = ()


def _terms(typed: str) -> list[_Term]:
    """Phrases in quotation marks, and words; a hyphen joins two words („Sprach-Kurs“ is also „Sprachkurs“)."""
    terms, place, left = [], 0, MOST_WORDS
    for phrase in [*_PHRASE.finditer(typed), None]:
        loose = words_of(typed[place : phrase.start() if phrase else len(typed)])[:left]
        left -= len(loose)
        terms += _loose_terms(loose, is_last=phrase is None)
        if phrase:
            quoted = words_of(phrase[1])[:left]
            left -= len(quoted)
            terms += [_phrase(quoted)] if quoted else []
            place = phrase.end()
    return terms


def _phrase(words: list[Word]) -> _Term:
    stems = tuple(word.stem for word in words)
    return _Term(f"({' <-> '.join(stems)})" if len(stems) > 1 else stems[0], stems)


def _loose_terms(words: list[Word], *, is_last: bool) -> list[_Term]:
    groups = [[words[place] for place in places] for places in _joined(words)]
    return [_term(group, is_last=is_last and group is groups[-1]) for group in groups]


def _joined(words: list[Word]):
    """The places of the words, those together that hyphens join."""
    starts = [place for place, word in enumerate(words) if not (place and word.is_joined)]
    numbered = ((sum(start <= place for start in starts), place) for place in range(len(words)))
    return [[place for _, place in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]


def _term(group: list[Word], *, is_last: bool) -> _Term:
    each = [_one(word, is_typed=is_last and word is group[-1]) for word in group]
    apart = _Term(
        " & ".join(term.expression for term in each),
        tuple(stem for term in each for stem in term.stems),
        tuple(begin for term in each for begin in term.begins),
    )
    if len(group) != 2 or not all(word.letters.isalpha() for word in group):
        return apart
    whole = _one(replace(group[0], letters="".join(word.letters for word in group)), is_typed=is_last)
    either = f"({apart.expression} | {whole.expression})"
    return _Term(either, apart.stems + whole.stems, apart.begins + whole.begins)


def _one(word: Word, *, is_typed: bool) -> _Term:
    """The word itself, and those it begins: if it is long, or may still be being typed."""
    stem, letters = word.stem, folded(word.letters)
    if len(stem) >= _LONG_STEM and stem.isalpha():
        begins = dict.fromkeys((stem, *([letters] if not letters.startswith(stem) else [])))
    else:
        begins = dict.fromkeys([letters] if is_typed and len(letters) > 1 else [])
    either = [f"{begin}:*" for begin in begins] if stem in begins else [stem, *(f"{begin}:*" for begin in begins)]
    return _Term(either[0] if len(either) == 1 else f"({' | '.join(either)})", (stem,), tuple(begins))


def _references(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{year}-{int(number):03d}" for year, number in _REFERENCE.findall(typed)))


def _tops(typed: str) -> tuple[str, ...]:
    """„2.9a“ for „TOP 2.9a“, „top 2.9 A“ and „2.9a“ alone; „S1“ for „s1“; two for „TOP 2.9 und 3.1“."""
    bare = _BARE_TOPS.fullmatch(typed)
    lists = [bare[1]] if bare else _TOP.findall(typed)
    numbers = (found.replace(" ", "").lower() for each in lists for found in _ONE_TOP.findall(each))
    return tuple(dict.fromkeys(number[:1].upper() + number[1:] for number in numbers))

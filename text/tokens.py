"""Units of a sentence that a redline may touch: whole words, single punctuation marks, whole characters.

A unit carries the white space in front of it, so that the units of a text always join to the text itself.
What a reader sees as one character (a letter with its accents, a flag, a family of emoji) is never split.
"""

import re
import unicodedata
from typing import NamedTuple

_JOINED = r"-\u2010\u2011'’.,:*/·"  # „Bund-Länder-AG“, „2.000“, „Bürger:innen“, „14:30“ are one word
_UNIT = re.compile(rf"(?P<space>\s*)(?P<word>\w+(?:[{_JOINED}]\w+)*|[\U0001f1e6-\U0001f1ff]{{2}}|\S)|(?P<rest>\s+)\Z")
_PLAIN = re.compile(r"[\x00-\u02ff\u2010-\u206f\u20a0-\u20bf\u2190-\u21ff]*")
_JOINER = "\u200d"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


class Unit(NamedTuple):
    """White space and the word (or mark) behind it."""

    space: str
    word: str


def units(text: str) -> list[Unit]:
    """The units of a text in order; `"".join(space + word)` over them is the text."""
    found = [Unit(match["space"] or match["rest"] or "", match["word"] or "") for match in _UNIT.finditer(text)]
    return found if _PLAIN.fullmatch(text) else _whole_characters(found)


def is_word(word: str) -> bool:
    """Whether a unit is more than punctuation."""
    return any(map(str.isalnum, word))


def _whole_characters(parts: list[Unit]) -> list[Unit]:
    """A row of joined emoji may be as long as the text: it is put together once, not once for each of them."""
    whole: list[tuple[str, list[str]]] = []  # white space, and the parts of the word behind it
    for part in parts:
        if whole and not part.space and _belongs_to(whole[-1][1], part.word):
            whole[-1][1].append(part.word)
        else:
            whole.append((part.space, [part.word]))
    return [Unit(space, "".join(words)) for space, words in whole]


def _belongs_to(before: list[str], word: str) -> bool:
    """Marks, skin tones and joiners hang on what stands before them, and a word goes on behind its marks."""
    if not before[-1] or not word:
        return False
    first, last = before[0][0], before[-1][-1]
    if word[0] == _JOINER or last == _JOINER or word[0] in _SKIN_TONES:
        return True
    if unicodedata.category(word[0])[0] == "M":
        return True
    return unicodedata.category(last)[0] == "M" and first.isalnum() and word[0].isalnum()

"""What of a typed text is kept: the visible characters, in one spelling."""

import re
import textwrap
import unicodedata

# Control and formatting characters nobody sees: they hide words, turn the reading direction or make two
# equal texts differ. Soft hyphens and object placeholders come with text pasted from Word.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f]"
)
_EMOJI = r"\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(rf"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
# No letter carries so many accents (Unicode's „stream-safe“ texts, UAX 15): a longer row is an attack on
# `normalize`, which needs the square of its length to put it in order.
_ACCENTS = 30
_ROW = re.compile(rf"[^\w\s\x00-\u02ff]{{{_ACCENTS + 1},}}")


def composed(text: str) -> str:
    """The text in NFC; of the accents on one letter only the first 30 stay."""
    # Composing can set one more accent free of its letter.
    return _ROW.sub(_shortened, unicodedata.normalize("NFC", _ROW.sub(_shortened, text)))


def _shortened(row: re.Match) -> str:
    kept, accents = [], 0
    for character in row.group():
        accents = accents + 1 if unicodedata.combining(character) else 0
        if accents <= _ACCENTS:
            kept.append(character)
    return "".join(kept)


def clean_text(text: str) -> str:
    """One line of visible text: NFC, single spaces, no control, direction or zero-width characters.

    A zero-width joiner stays where it holds an emoji together. Cleaning twice changes nothing.
    """
    visible = _INVISIBLE.sub("", text)
    if "\u200d" in visible:
        visible = _STRAY_JOINER.sub("", visible)
    return " ".join(composed(visible).split())


def clean_lines(text: str) -> str:
    """Several lines, each as `clean_text`; line breaks stay, but not those around the words."""
    return "\n".join(clean_text(line) for line in text.splitlines()).strip()


def shortened(text: str) -> str:
    """The beginning of a text, for a message that quotes it."""
    return textwrap.shorten(text, 80, placeholder=" …")

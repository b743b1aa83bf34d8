"""Which characters may go to paper, and the names of the months on it."""

import re

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)

# What XML 1.0 cannot hold at all (control characters, lone surrogates, U+FFFE and U+FFFF), and the controls
# and non-characters that no font draws.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What would break a paragraph in two.
_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """The text as one line of characters that XML and fonts can take; line breaks and tabs become a space."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))

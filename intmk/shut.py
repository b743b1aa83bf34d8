"""A form that nobody can send now: its page says so at once, and gives back the words that were typed before.

A view asks `shut` before it makes its form; a verb without a page of its own answers a refusal with `given_back`.
"""

import re
from collections.abc import Callable

from django.shortcuts import render

from intmk.rescue import MARK, rescued

_NO_WORDS = {"csrfmiddlewaretoken", MARK, "seen", "mark", "opened_by", "do", "block", "base"}

# Here one word alone was written; in any other field it was chosen, or is a mark of ours.
_WRITTEN = re.compile(
    r"(?:text|title|preamble|ziffern|rationale|pasted|note|reason|answer|name|wording|reference|addressee|contact"
    r"|origin_note|where|motto|task|place|top|referred_to)$|(?:text|own)-|(?:title|wortlaut|danach|anmerkung)_"
)


def shut(request, reason: str | None, *, back: str, kept: Callable[[], str] = str, **context):
    """The page where a form is opened for nothing; None where it is open, or where something is being sent.

    `reason`: why nothing can be entered, None where it can. `kept` gives words of hers that lie here.
    """
    if reason is None or request.method == "POST":
        return None
    return _page(request, reason, "\n\n".join(filter(None, (words_of(rescued(request)), kept()))), back, context)


def given_back(request, reason: str, *, back: str, **context):
    """The page that answers what was sent and refused, with the words of it."""
    return _page(request, reason, words_of(request.POST), back, context)


def words_of(typed) -> str:
    """What a person has written into a form, whatever its fields are called."""
    if typed is None:
        return ""
    fields = ((name, value.strip()) for name in typed if name not in _NO_WORDS for value in typed.getlist(name))
    return "\n\n".join(value for name, value in fields if value and (is_written(name) or len(value.split()) > 1))


def is_written(name: str) -> bool:
    """Whether a field of this name holds what somebody writes, be it one word."""
    return _WRITTEN.match(name) is not None


def _page(request, reason, words, back, context):
    shown = context | {"reason": reason, "words": words, "back": back}
    return render(request, "shut.html", shown)

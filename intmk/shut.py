"""A form that nobody can send now: its page says so at once, and gives back the words that were typed before.

A view asks `shut` before it makes its form; a verb without a page of its own answers a refusal with `given_back`.
"""

import re
from collections.abc import Callable

from django.http import QueryDict
from django.shortcuts import render

from intmk.rescue import MARK, rescued

_NO_WORDS = {"csrfmiddlewaretoken", MARK, "seen", "mark", "stand", "opened_by", "do", "block", "base"}
_IS_WRITTEN = re.compile(r"\s|^[A-ZÄÖÜ].*[a-zäöüß]")  # several words or one noun; codes and keys are neither
# What the names of fields are made of in which people write: there one small word is no code.
_PROSE = {
    *("text", "title", "wording", "wortlaut", "davor", "danach", "preamble", "ziffern", "rationale"),
    *("reason", "note", "answer", "name", "addressee", "contact", "with", "matter", "source", "task"),
}


def shut(request, reason: str | None, *, back: str, kept: Callable[[], str] = str, **context):
    """The page where a form is opened for nothing; None where it is open, or where something is being sent.

    `reason`: why nothing can be entered, None where it can. `kept` gives words of hers that lie here.
    """
    if reason is None or request.method == "POST":
        return None
    return _page(request, reason, "\n\n".join(filter(None, (words_of(rescued(request)), kept()))), back, context)


def given_back(request, reason: str, *, back: str, typed=None, **context):
    """The page that answers what was sent and refused, with the words of it.

    `typed`: what was sent before the session ended, where the page is only opened now.
    """
    return _page(request, reason, words_of(request.POST if typed is None else typed), back, context)


def words_of(typed) -> str:
    """What a person has written into a form, whatever its fields are called."""
    if typed is None:
        return ""
    given = typed.lists() if isinstance(typed, QueryDict) else ((name, [value]) for name, value in typed.items())
    values = ((name, value.strip()) for name, values in given if name not in _NO_WORDS for value in values)
    return "\n\n".join(value for name, value in values if value and (_IS_WRITTEN.search(value) or is_prose(name)))


def is_prose(name: str) -> bool:
    """Whether people write into the fields of that name: „text-k3f7q2zz“, „wortlaut_title“, „rivale-reason“."""
    return not _PROSE.isdisjoint(re.split("[-_]", name))


def _page(request, reason, words, back, context):
    shown = context | {"reason": reason, "words": words, "back": back}
    return render(request, "shut.html", shown)

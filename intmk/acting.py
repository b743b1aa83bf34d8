"""How a view says a verb: it opens the door, reads the form, says the verb, redirects.

What the verb refuses is one sentence for the person, and no view catches it by itself. A button says `say`, and the
next page tells what came of it; a form says `form.accepts` (`intmk.kern`), and the sentence stands on the form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages

from intmk.refusal import Refused

Sentence = str | Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a verb: what it gave back, or the sentence with which it refused. True where it did not refuse."""

    result: Any = None
    refusal: str | None = None

    def __bool__(self) -> bool:
        return self.refusal is None


def attempt(verb: Callable[[], Any]) -> Attempt:
    """Say a verb. Only what it refuses is caught: a missing right stays a missing right."""
    try:
        return Attempt(verb())
    except Refused as refused:
        return Attempt(refusal=str(refused))


def say(request, verb: Callable[[], Any], *, done: Sentence = "", known: str = "") -> Attempt:
    """Say the verb of a button; the next page tells what came of it (`announce`), or why it was refused."""
    said = attempt(verb)
    if said:
        announce(request, said.result, done=done, known=known)
    else:
        messages.error(request, said.refusal)
    return said


def announce(request, result, *, done: Sentence = "", known: str = "") -> None:
    """Tell what came of a verb that gave back `result`.

    `done` is the sentence, or makes it from the result. `known` is told instead where the result is nothing (False
    or None): it was so already, as after a double click.
    """
    if known and not result:
        messages.info(request, known)
    elif sentence := done(result) if callable(done) else done:
        messages.success(request, sentence)

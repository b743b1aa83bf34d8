"""What a page or a list of tasks offers a person for one proposal. Every floor makes some."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A button with its sentence, or the reason why it cannot be used yet.

    `is_awaited`: the process waits for it. `is_asked_apart`: a Land is asked for all of these in a list of their own.
    """

    label: str
    explanation: str
    url: str
    objection: str | None = None
    is_awaited: bool = True
    is_asked_apart: bool = False

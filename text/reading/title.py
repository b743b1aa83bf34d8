"""Where the title stands among the lines before the resolution, and which of them are only the head of a letter."""

from collections.abc import Callable, Sequence

from .labels import AGENDA_ITEM, FACTS, KIND, LETTERHEAD, PART_MARK, TITLE_LABEL
from .raw import RawLine, Role

_LONGEST = 150  # of a first line that may be a title without looking like one
_NO_END = ".,;:!?–-"


def title_of(head: Sequence[RawLine], *, is_guessed: bool) -> tuple[int, int, str]:
    """Where the title stands (from, to) and how it reads; the surest sign wins.

    `is_guessed`: where nothing says it, a short first line is taken for it.
    """
    for find in (_styled, _labelled, _agenda_item, _heading, _bold):
        if found := find(head):
            return found
    return (_first_line(head) if is_guessed else None) or (0, 0, "")


def is_letterhead(text: str) -> bool:
    """Whether a line only says which paper this is: the conference, the applicant, the kind."""
    item = AGENDA_ITEM.match(text)
    is_bare_item = item is not None and not item.group(1)
    return bool(is_bare_item or LETTERHEAD.match(text) or KIND.match(text) or FACTS.match(text))


def is_guess(line: RawLine) -> bool:
    """Whether nothing said that this line is the title."""
    said = TITLE_LABEL.match(line.text) or AGENDA_ITEM.match(line.text)
    return line.role is Role.PLAIN and not line.is_bold and not said


def _styled(head):
    styled = [n for n, line in enumerate(head) if line.role is Role.TITLE and not KIND.match(line.text)]
    if not styled:
        return None
    together = [n for offset, n in enumerate(styled) if n == styled[0] + offset]
    text = " ".join(head[n].text for n in together)
    match = AGENDA_ITEM.match(text)
    return together[0], together[-1] + 1, (match.group(1) or text) if match else text


def _labelled(head):
    for place, line in enumerate(head):
        if match := TITLE_LABEL.match(line.text):
            return place, place + 1, match.group(1)
    return None


def _agenda_item(head):
    for place, line in enumerate(head):
        if match := AGENDA_ITEM.match(line.text):
            following = head[place + 1].text if place + 1 < len(head) else ""
            return place, place + (1 if match.group(1) else 2), match.group(1) or following
    return None


def _heading(head):
    return _first(head, lambda line: line.role is Role.HEADING)


def _bold(head):
    return _first(head, lambda line: line.is_bold)


def _first(head: Sequence[RawLine], is_sign: Callable[[RawLine], bool]):
    for place, line in enumerate(head):
        if is_sign(line) and _can_be_title(line.text):
            return place, place + 1, line.text
    return None


def _can_be_title(text: str) -> bool:
    return not (text.endswith(":") or is_letterhead(text) or PART_MARK.match(text))


def _first_line(head):
    """A short first line that is no sentence."""
    place = next((n for n, line in enumerate(head) if not is_letterhead(line.text)), None)
    if place is None or not _is_no_sentence(head[place]):
        return None
    is_wrapped = place + 1 < len(head) and head[place + 1].joins.value == "always" and not head[place + 1].counted
    goes_on = is_wrapped and head[place + 1].text[:1].islower()
    return None if goes_on else (place, place + 1, head[place].text)


def _is_no_sentence(line: RawLine) -> bool:
    text = line.text
    return len(text) <= _LONGEST and text[-1] not in _NO_END and " " in text and _can_be_title(text)

"""Where a second resolution may begin within the reasons of the first one: a title alone does not say so."""

import re

from ..marks import readings
from .labels import AGENDA_ITEM
from .raw import RawLine
from .sections import Sections

_BODY = r"(?:Die )?(?:\d+\. )?(?:IntMK|Integrationsminister\S*konferenz|Integrationsminister\S*)"
_ENACTS = re.compile(rf"{_BODY}\b[^.]{{0,120}}\b(?:beschlie(?:ß|ss)(?:t|en)|fass(?:t|en))\b[^.]{{0,120}}:$", re.I)
_OPERATIVE = re.compile(
    rf"{_BODY}\b[^.]{{0,80}}?\b(?:bitte[nt]|forder[nt]|begrü(?:ß|ss)(?:t|en)|stell(?:t|en)|nimmt|nehmen|spricht|sprechen"
    r"|beauftragt|beauftragen|beschlie(?:ß|ss)(?:t|en)|erwarte[nt]|appellier(?:t|en)|bekräftig(?:t|en)|beton(?:t|en)"
    r"|unterstütz(?:t|en)|hält|halten|sieht|sehen|empfiehlt|empfehlen|regt|regen)\b",
    re.I,
)
_TITLE = 150  # characters


def another_within(found: Sections) -> str:
    """The line of the reasons with which another resolution may begin; empty where they are reasons alone."""
    lines = found.rationale
    for place in range(1, len(lines)):
        if _ENACTS.match(lines[place].text):
            return lines[place].text
        if _is_first(lines[place]) and _is_resolution(found, place):
            above = lines[place - 1].text
            return above if _may_be_title(above) else lines[place].text
    behind = [line.text for line in lines[1 : found.again]]
    return next(filter(_may_be_title, behind), behind[0] if behind else "")


def _is_first(line: RawLine) -> bool:
    if line.counted:
        return line.counted.depth == 0 and line.counted.value == 1
    return any(reading.style in ("1.", "1)") and reading.number == 1 for reading in readings(line.text))


def _is_resolution(found: Sections, place: int) -> bool:
    """A list from 1 on that resolves something, or has reasons of its own."""
    above, first = found.rationale[place - 1 : place + 1]
    leads_in = above.text.endswith(":") and not AGENDA_ITEM.match(above.text)
    return not leads_in and (found.again > place or _OPERATIVE.match(_unnumbered(first)) is not None)


def _unnumbered(line: RawLine) -> str:
    return next((reading.text for reading in readings(line.text)), line.text) if not line.counted else line.text


def _may_be_title(text: str) -> bool:
    return len(text) <= _TITLE and text[-1] not in ".,;!?"

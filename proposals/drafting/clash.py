"""Where two texts met: both sides, Ziffer by Ziffer, and how a person decides between them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from proposals.versions.saving import Stale
from text import three_way
from text.blocks import Kind, TextError
from text.parse import plain
from text.redline import Segment, redline
from text.text import Text
from text.three_way import Conflict


@dataclass(frozen=True, slots=True)
class Side:
    """A Ziffer that both changed: the text before, the two texts, what separates them, what was decided so far.

    A text is empty where the Ziffer was struck out.
    """

    id: str
    name: str
    base: str
    mine: str
    theirs: str
    difference: tuple[Segment, ...]
    choice: str
    own: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Where the person's text met a version that was saved meanwhile. `titles` (hers, theirs) only if both changed."""

    current: object
    sides: list[Side]
    titles: tuple[str, str] | None


def clash_of(stale: Stale, chosen: Callable[[str], tuple[str, str]] = lambda block_id: ("", "")) -> Clash:
    """`chosen` gives for a block id what was chosen and written for it so far."""
    names = stale.current.read().names
    titles = (stale.title, stale.current.title) if stale.joined.title is None else None
    return Clash(stale.current, [_side(each, names, *chosen(each.id)) for each in stale.joined.conflicts], titles)


def _side(conflict: Conflict, names, choice: str, own: str) -> Side:
    base, mine, theirs = (block.text if block else "" for block in (conflict.base, conflict.mine, conflict.theirs))
    known = conflict.base or conflict.mine or conflict.theirs
    gone = "Gestrichene Zwischenüberschrift" if known.kind is Kind.HEADING else "Gestrichene Ziffer"
    name = names.get(conflict.id, gone)
    return Side(conflict.id, name, base, mine, theirs, redline(theirs, mine), choice, own or mine or theirs)


def settled(stale: Stale, choices: Mapping[str, str]) -> Text:
    """The text after the person decided each difference: her text, theirs, or her own words.

    `choices` gives for each block id `mine`, `theirs` or a new text, and the same under `title`.
    """
    decided = {}
    for conflict in stale.joined.conflicts:
        choice = choices.get(conflict.id)
        if choice == "":
            raise TextError("Ein eigener Wortlaut ist leer. Bitte schreiben Sie ihn, oder wählen Sie einen der Texte.")
        block = conflict.mine or conflict.theirs
        decided[conflict.id] = choice if choice in (None, "mine", "theirs") else replace(block, text=choice)
    joined_title = stale.joined.title
    if joined_title is None:
        joined_title = {"mine": stale.title, "theirs": stale.current.title}.get(choices.get("title"))
        if joined_title is None:
            raise TextError("Bitte entscheiden Sie, welcher Titel gilt.")
    return Text(joined_title, three_way.resolve(stale.joined, decided))


def typed_again(form, stale: Stale) -> dict:
    """The plain form again: all joined, with the person's own words where both changed, on the newest version."""
    mine = three_way.resolve_unchecked(stale.joined, {conflict.id: "mine" for conflict in stale.joined.conflicts})
    return form.data.dict() | plain(mine)._asdict() | {"title": stale.title, "base": stale.current.number}

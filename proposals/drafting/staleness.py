"""What a person sees whose text met another one: both sides, Ziffer by Ziffer, and her own words in the form."""

from dataclasses import dataclass

from text import three_way as merge
from text.blocks import names
from text.parse import plain


@dataclass(frozen=True, slots=True)
class Side:
    """One Ziffer that both changed: its name, the text before, the typed text and the one saved by others."""

    name: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Collision:
    current: object
    sides: list[Side]
    title: tuple[str, str] | None


def collision(stale) -> Collision:
    known = names(stale.current.read())
    sides = [
        Side(
            known.get(conflict.id, "Gestrichene Ziffer"),
            *(block.text if block else "(gestrichen)" for block in (conflict.base, conflict.mine, conflict.theirs)),
        )
        for conflict in stale.merged.conflicts
    ]
    title = None if stale.title == stale.current.title else (stale.title, stale.current.title)
    return Collision(stale.current, sides, title)


def typed(form, stale) -> dict:
    """The form's data again: all merged, with the person's own words where both changed, on the newest version."""
    mine = merge.resolve(stale.merged, {conflict.id: "mine" for conflict in stale.merged.conflicts})
    return form.data.dict() | plain(mine)._asdict() | {"title": stale.title, "base": stale.current.number}

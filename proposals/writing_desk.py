"""What happens at the editor between opening a text and saving a version of it."""

from dataclasses import dataclass, replace

from django.db import transaction

from proposals.models import WorkingCopy
from proposals.models.writing import Draft, Stale
from proposals.text import editing, merge
from proposals.text.blocks import Block, Kind, TextError, labels, names, settle
from proposals.text.diff import compare_titles
from proposals.text.merge import Conflict
from proposals.text.redline import redline

PARTS = (
    (Kind.PREAMBLE, "Präambel", "Absatz"),
    (Kind.ZIFFER, "Beschlusstext", "Ziffer"),
    (Kind.RATIONALE, "Begründung", "Absatz"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The text on somebody's desk: her unsaved copy, or the current version."""

    base: object
    title: str
    blocks: tuple[Block, ...]
    note: str
    is_editorial: bool
    kept_at: object = None

    def parts(self) -> list[dict]:
        """The parts of the text with their blocks and derived numbers, for the page."""
        numbers = labels(self.blocks)
        return [
            {
                "kind": kind.value,
                "title": title,
                "noun": noun,
                "blocks": [
                    {"id": b.id, "kind": kind.value, "level": b.level, "text": b.text, "label": numbers[b.id]}
                    for b in self.blocks
                    if b.kind == kind
                ],
            }
            for kind, title, noun in PARTS
        ]


def desk_of(proposal, user) -> Desk:
    copy = WorkingCopy.objects.filter(proposal=proposal, user=user).select_related("base").first()
    if copy is None:
        return Desk(proposal.text, proposal.text.title, proposal.text.read(), "", False)
    return Desk(copy.base, copy.title, settle(copy.read()), copy.note, copy.is_editorial, copy.saved_at)


def keep(proposal, user, typed) -> WorkingCopy:
    """Keep what was typed as the person's own copy."""
    base = proposal.base_for(user, typed.base) or proposal.text
    return put(proposal, user, Desk(base, typed.title, typed.blocks, typed.note, typed.is_editorial))


def put(proposal, user, desk: Desk) -> WorkingCopy:
    """Lay a text on the person's desk."""
    return WorkingCopy.keep(
        proposal,
        user,
        base=desk.base,
        title=desk.title,
        blocks=desk.blocks,
        note=desk.note,
        is_editorial=desk.is_editorial,
    )


def operate(typed):
    """The typed text after the pressed button, and the block to go on with. Raises TextError with a German sentence."""
    if typed.do == "add" and typed.target in {kind.value for kind in Kind}:
        blocks, focus = editing.add(typed.blocks, Kind(typed.target))
    elif typed.do == "paste":
        blocks, focus = editing.paste(typed.blocks, typed.target, typed.pasted)
    elif typed.do == "split":
        blocks, focus = editing.split(typed.blocks, typed.target, typed.cursor)
    elif typed.do in editing.OPERATIONS:
        blocks, focus = editing.OPERATIONS[typed.do](typed.blocks, typed.target)
    else:
        blocks, focus = typed.blocks, ""
    return replace(typed, blocks=blocks), focus


def save(proposal, user, desk: Desk):
    """Make a version of what lies on the desk; the copy goes. Returns the version, or None where nothing changed."""
    with transaction.atomic():
        version = proposal.revise(_draft(desk), base=desk.base.number, by=user)
        WorkingCopy.objects.filter(proposal=proposal, user=user).delete()
    return version


def meet(proposal, user, desk: Desk) -> None:
    """Raises Stale where the text on the desk and the current version changed the same place."""
    proposal.merged_with(_draft(desk), desk.base.number, user)


def _draft(desk: Desk) -> Draft:
    if not desk.title:
        raise TextError("Der Titel fehlt. Bitte geben Sie dem Vorschlag einen Titel.")
    blocks = editing.finished(desk.blocks)
    if not blocks:
        raise TextError("Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer.")
    return Draft(desk.title, blocks, desk.note, desk.is_editorial)


@dataclass(frozen=True, slots=True)
class Side:
    """A Ziffer that both changed: the two texts, and what separates them."""

    id: str
    name: str
    mine: str
    theirs: str
    difference: tuple


@dataclass(frozen=True, slots=True)
class Clash:
    """Where the person's text met a version that was saved meanwhile."""

    current: object
    sides: list[Side]
    title: tuple | None
    titles: tuple[str, str]


def clash_of(stale: Stale, desk) -> Clash:
    known = names(stale.current.read())
    has_two_titles = merge.merge_title(desk.base.title, desk.title, stale.current.title) is None
    return Clash(
        stale.current,
        [_side(conflict, known) for conflict in stale.merged.conflicts],
        tuple(compare_titles(stale.current.title, desk.title)) if has_two_titles else None,
        (desk.title, stale.current.title),
    )


def _side(conflict: Conflict, known) -> Side:
    mine, theirs = (block.text if block else "" for block in (conflict.mine, conflict.theirs))
    return Side(conflict.id, known.get(conflict.id, "Gestrichene Ziffer"), mine, theirs, redline(theirs, mine))


def settled(stale: Stale, desk, choices) -> Desk:
    """The desk after the person decided each difference: her text, theirs, or her own words; on the newest version.

    `choices` gives for each block id `mine`, `theirs` or a new text, and the same under `title`.
    """
    decided = {}
    for conflict in stale.merged.conflicts:
        choice = choices.get(conflict.id)
        block = conflict.mine or conflict.theirs
        decided[conflict.id] = choice if choice in ("mine", "theirs") else replace(block, text=choice or "")
    title = merge.merge_title(desk.base.title, desk.title, stale.current.title)
    if title is None:
        chosen = choices.get("title", "mine")
        title = {"mine": desk.title, "theirs": stale.current.title}.get(chosen, chosen)
    return replace(desk, base=stale.current, title=title, blocks=merge.resolve(stale.merged, decided))

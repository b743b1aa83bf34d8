"""What happens at the editor between opening a text and saving a version of it."""

from dataclasses import dataclass, replace

from django.db import transaction

from proposals.drafting.models import Purpose, WorkingCopy
from proposals.versions.saving import Draft, base_for, joined_with, revise
from text import editing
from text.blocks import Block, Kind, TextError, digest
from text.lines import LINE
from text.text import Text

PARTS = (
    (Kind.PREAMBLE, "Präambel", "Absatz"),
    (Kind.ZIFFER, "Beschlusstext", "Ziffer"),
    (Kind.RATIONALE, "Begründung", "Absatz"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody writes: the text itself, a new amendment of her Land, or one that `replaces` an earlier one."""

    proposal: object
    user: object
    purpose: Purpose = Purpose.TEXT
    replaces: object | None = None

    def copies(self):
        """Her unsaved copy, if there is one."""
        own = WorkingCopy.objects.filter(proposal=self.proposal, user=self.user, purpose=self.purpose)
        return own.filter(replaces=self.replaces).select_related("base")


@dataclass(frozen=True, slots=True)
class Desk:
    """The text on somebody's desk: her unsaved copy, or what she begins with."""

    base: object
    text: Text
    note: str = ""
    is_editorial: bool = False
    reason: str = ""
    kept_at: object = None
    mark: str = ""  # the state of the kept copy that a page knows of, to be sent back with the form

    @property
    def words(self) -> str:
        """Tells this text, with what is said about it, from any other."""
        return digest("\n".join((self.text.title, self.note, self.reason)), self.text.blocks)

    def parts(self) -> list[dict]:
        """The parts of the text with their blocks and derived numbers, for the page."""
        numbers = self.text.numbers
        return [
            {
                "kind": kind.value,
                "title": title,
                "noun": noun,
                "blocks": [_field(b, numbers[b.id]) for b in self.text.blocks if b.kind == kind],
            }
            for kind, title, noun in PARTS
        ]

    def draft(self) -> Draft:
        """What would be saved. TextError where the title or every Ziffer is missing, or the text is too long."""
        if not self.text.title:
            raise TextError("Der Titel fehlt. Bitte geben Sie dem Vorschlag einen Titel.")
        blocks = editing.finished(self.text.blocks)
        if not blocks:
            raise TextError("Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer.")
        return Draft(Text(self.text.title, blocks), self.note, self.is_editorial)


def _field(block: Block, label: str) -> dict:
    """`rows` is the height for browsers that do not fit a field to its text."""
    rows = 1 + sum(1 + len(line) // LINE for line in block.text.split("\n"))
    return {
        "id": block.id,
        "kind": block.kind.value,
        "level": block.level,
        "text": block.text,
        "label": label,
        "rows": rows,
    }


class Elsewhere(Exception):
    """The person wrote on in another window meanwhile. Nothing was kept; `there` is what lies on her desk."""

    def __init__(self, there: Desk):
        super().__init__("In einem anderen Fenster haben Sie inzwischen an diesem Entwurf weitergeschrieben.")
        self.there = there


def desk_of(sheet: Sheet) -> Desk:
    return _desk(sheet, sheet.copies().first())


def _desk(sheet, copy: WorkingCopy | None) -> Desk:
    if copy is None:
        return _untouched(sheet)
    desk = Desk(copy.base, copy.read().settled(), copy.note, copy.is_editorial, copy.reason, copy.saved_at)
    return replace(desk, mark=desk.words)


def _untouched(sheet) -> Desk:
    """The current version; with what is left of the earlier amendment where one is to be replaced."""
    current, earlier = sheet.proposal.text, sheet.replaces
    if earlier is None:
        return Desk(current, current.read())
    return Desk(current, earlier.text_on(current), reason=earlier.reason)


def laid_out(sheet: Sheet, typed) -> Desk:
    """What was typed, as it would lie on the person's desk."""
    base = base_for(sheet.proposal, sheet.user, typed.base) or sheet.proposal.text
    desk = Desk(base, typed.text.settled())
    if sheet.purpose == Purpose.AMENDMENT:
        return replace(desk, reason=typed.reason)
    return replace(desk, note=typed.note, is_editorial=typed.is_editorial)


def keep(sheet: Sheet, typed) -> Desk:
    """Keep what was typed as the person's own copy. Raises Elsewhere where she wrote on in another window meanwhile.

    A form that does not say which copy it showed is kept.
    """
    laid = laid_out(sheet, typed)
    with transaction.atomic():
        there = _desk(sheet, sheet.copies().select_for_update(of=["self"]).first())
        if typed.mark is not None and there.mark not in ("", typed.mark, laid.words):
            raise Elsewhere(there)
        return _desk(sheet, put(sheet, laid))


def put(sheet: Sheet, desk: Desk) -> WorkingCopy:
    """Lay a text on the person's desk."""
    return WorkingCopy.keep(
        sheet,
        base=desk.base,
        text=desk.text,
        note=desk.note,
        is_editorial=desk.is_editorial,
        reason=desk.reason,
    )


def operate(typed):
    """The typed text after the pressed button, and the block to go on with. Raises TextError with a German sentence."""
    blocks, focus = typed.text.blocks, ""
    if typed.do == "add" and typed.target in {kind.value for kind in Kind}:
        blocks, focus = editing.add(blocks, Kind(typed.target))
    elif typed.do == "paste":
        blocks, focus = editing.paste(blocks, typed.target, typed.pasted)
    elif typed.do == "split":
        blocks, focus = editing.split(blocks, typed.target, typed.cursor)
    elif typed.do in editing.OPERATIONS:
        blocks, focus = editing.OPERATIONS[typed.do](blocks, typed.target)
    return replace(typed, text=replace(typed.text, blocks=blocks)), focus


def save(sheet: Sheet, desk: Desk):
    """Make a version of what lies on the desk; the copy goes. Returns the version, or None where nothing changed."""
    with transaction.atomic():
        version = revise(sheet.proposal, desk.draft(), base=desk.base.number, by=sheet.user)
        sheet.copies().delete()
    return version


def meet(sheet: Sheet, desk: Desk) -> None:
    """Raises Stale where the text on the desk and the current version changed the same place."""
    joined_with(sheet.proposal, desk.draft().text, desk.base.number, sheet.user)

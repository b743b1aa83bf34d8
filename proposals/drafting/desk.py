"""What happens at the editor between opening a text and saving a version of it."""

from dataclasses import dataclass, replace

from django.db import transaction

from proposals.amendments.models.amendment import Wish
from proposals.drafting.models import Purpose
from proposals.models import Amendment, WorkingCopy
from proposals.versions.saving import Draft, Stale
from text import editing
from text import three_way as merge
from text.amend import apply_unchecked
from text.blocks import Block, Kind, TextError, digest, labels, names, settle
from text.diff import compare_titles
from text.lines import LINE
from text.redline import redline
from text.three_way import Conflict

PARTS = (
    (Kind.PREAMBLE, "Präambel", "Absatz"),
    (Kind.ZIFFER, "Beschlusstext", "Ziffer"),
    (Kind.RATIONALE, "Begründung", "Absatz"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody writes: the text itself, a new amendment of her Land, or one that replaces an earlier one."""

    proposal: object
    user: object
    purpose: Purpose = Purpose.TEXT
    replaces: Amendment | None = None

    def copies(self):
        """Her unsaved copy, if there is one."""
        own = WorkingCopy.objects.filter(proposal=self.proposal, user=self.user, purpose=self.purpose)
        return own.filter(replaces=self.replaces).select_related("base")


@dataclass(frozen=True, slots=True)
class Desk:
    """The text on somebody's desk: her unsaved copy, or what she begins with."""

    base: object
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    is_editorial: bool = False
    reason: str = ""
    kept_at: object = None
    mark: str = ""  # the state of the kept copy that a page knows of, to be sent back with the form

    @property
    def words(self) -> str:
        """Tells this text, with what is said about it, from any other."""
        return digest("\n".join((self.title, self.note, self.reason)), self.blocks)

    def parts(self) -> list[dict]:
        """The parts of the text with their blocks and derived numbers, for the page."""
        numbers = labels(self.blocks)
        return [
            {
                "kind": kind.value,
                "title": title,
                "noun": noun,
                "blocks": [_field(b, numbers[b.id]) for b in self.blocks if b.kind == kind],
            }
            for kind, title, noun in PARTS
        ]


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
    desk = Desk(copy.base, copy.title, settle(copy.read()), copy.note, copy.is_editorial, copy.reason, copy.saved_at)
    return replace(desk, mark=desk.words)


def _untouched(sheet) -> Desk:
    """The current version; with what is left of the earlier amendment where one is to be replaced."""
    text, earlier = sheet.proposal.text, sheet.replaces
    if earlier is None:
        return Desk(text, text.title, text.read())
    operations, _ = earlier.on(text, earlier.base.read(), text.read())
    title, blocks = apply_unchecked(text.title, text.read(), operations)
    return Desk(text, title, settle(blocks), reason=earlier.reason)


def laid_out(sheet: Sheet, typed) -> Desk:
    """What was typed, as it would lie on the person's desk."""
    base = sheet.proposal.base_for(sheet.user, typed.base) or sheet.proposal.text
    desk = Desk(base, typed.title, settle(typed.blocks))
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
        sheet.proposal,
        sheet.user,
        purpose=sheet.purpose,
        replaces=sheet.replaces,
        base=desk.base,
        title=desk.title,
        blocks=desk.blocks,
        note=desk.note,
        is_editorial=desk.is_editorial,
        reason=desk.reason,
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


def save(sheet: Sheet, desk: Desk):
    """Make a version of what lies on the desk; the copy goes. Returns the version, or None where nothing changed."""
    with transaction.atomic():
        version = sheet.proposal.revise(_draft(desk), base=desk.base.number, by=sheet.user)
        sheet.copies().delete()
    return version


def file(sheet: Sheet, desk: Desk) -> Amendment:
    """Make the difference between the base and the desk an amendment; the copy goes. Raises TextError or Refused."""
    draft = _draft(desk)
    wish = Wish(draft.title, draft.blocks, desk.reason)
    number = sheet.replaces.number if sheet.replaces else None
    with transaction.atomic():
        amendment = Amendment.file(sheet.proposal, wish, base=desk.base.number, by=sheet.user, replaces=number)
        sheet.copies().delete()
    return amendment


def meet(sheet: Sheet, desk: Desk) -> None:
    """Raises Stale where the text on the desk and the current version changed the same place."""
    sheet.proposal.merged_with(_draft(desk), desk.base.number, sheet.user)


def _draft(desk: Desk) -> Draft:
    if not desk.title:
        raise TextError("Der Titel fehlt. Bitte geben Sie dem Vorschlag einen Titel.")
    blocks = editing.finished(desk.blocks)
    if not blocks:
        raise TextError("Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer.")
    return Draft(desk.title, blocks, desk.note, desk.is_editorial)


@dataclass(frozen=True, slots=True)
class Side:
    """A Ziffer that both changed: the two texts, what separates them, and what was decided so far."""

    id: str
    name: str
    mine: str
    theirs: str
    difference: tuple
    choice: str
    own: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Where the person's text met a version that was saved meanwhile."""

    current: object
    sides: list[Side]
    title: tuple | None
    titles: tuple[str, str]


def clash_of(stale: Stale, desk, typed) -> Clash:
    """`typed` gives for a block id what was chosen and written for it so far."""
    known = names(stale.current.read())
    has_two_titles = merge.merge_title(desk.base.title, desk.title, stale.current.title) is None
    return Clash(
        stale.current,
        [_side(conflict, known, *typed(conflict.id)) for conflict in stale.merged.conflicts],
        tuple(compare_titles(stale.current.title, desk.title)) if has_two_titles else None,
        (desk.title, stale.current.title),
    )


def _side(conflict: Conflict, known, choice: str, own: str) -> Side:
    mine, theirs = (block.text if block else "" for block in (conflict.mine, conflict.theirs))
    name = known.get(conflict.id, "Gestrichene Ziffer")
    return Side(conflict.id, name, mine, theirs, redline(theirs, mine), choice, own or mine or theirs)


def settled(stale: Stale, desk, choices) -> Desk:
    """The desk after the person decided each difference: her text, theirs, or her own words; on the newest version.

    `choices` gives for each block id `mine`, `theirs` or a new text, and the same under `title`.
    """
    decided = {}
    for conflict in stale.merged.conflicts:
        choice = choices.get(conflict.id)
        if choice == "":
            raise TextError("Ein eigener Wortlaut ist leer. Bitte schreiben Sie ihn, oder wählen Sie einen der Texte.")
        block = conflict.mine or conflict.theirs
        decided[conflict.id] = choice if choice in (None, "mine", "theirs") else replace(block, text=choice)
    title = merge.merge_title(desk.base.title, desk.title, stale.current.title)
    if title is None:
        title = {"mine": desk.title, "theirs": stale.current.title}.get(choices.get("title"))
        if title is None:
            raise TextError("Bitte entscheiden Sie, welcher Titel gilt.")
    return replace(desk, base=stale.current, title=title, blocks=merge.resolve(stale.merged, decided))

"""What happens at the editor between opening a text and saving a version of it."""

from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import transaction

from proposals.drafting.models import Purpose, WorkingCopy
from proposals.drafting.operating import operated
from proposals.drafting.tables import attach, may_attach
from proposals.versions.saving import Draft, base_for, joined_with
from text import editing
from text.blocks import TextError, digest
from text.following import follow
from text.pasting import NoText, read_for
from text.text import Text


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
        return own.filter(replaces=self.replaces).select_related("base").defer("base__blocks")

    def words(self) -> str:
        """All that she has written in her unsaved copy."""
        copy = self.copies().first()
        if copy is None:
            return ""
        text = copy.read()
        return "\n\n".join(filter(None, (text.title, *(block.text for block in text.blocks), copy.note, copy.reason)))


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

    @property
    def written(self) -> Text:
        """What there is of the text so far; references follow where an empty Ziffer is left out."""
        there = self.text.settled()
        return replace(there, blocks=follow(there.blocks, editing.written(there.blocks)))

    def kept(self, copy: WorkingCopy) -> "Desk":
        """The same, as it lies in the person's own copy."""
        return replace(self, kept_at=copy.saved_at, mark=self.words)

    def draft(self) -> Draft:
        """What would be saved. TextError where the title or every Ziffer is missing, or the text is too long."""
        if not self.text.title:
            raise TextError("Der Titel fehlt. Bitte geben Sie dem Vorschlag einen Titel.")
        text = self.written.checked()
        if not text.blocks:
            raise TextError("Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer.")
        return Draft(text, self.note, self.is_editorial)


class Elsewhere(Exception):
    """The person wrote on in another window meanwhile. Nothing was kept; `there` is what lies on her desk."""

    def __init__(self, there: Desk):
        super().__init__("In einem anderen Fenster haben Sie inzwischen an diesem Entwurf weitergeschrieben.")
        self.there = there


class Partial(Elsewhere):
    """A page sent only what it has changed, of a desk that is not the one it knows. Nothing was kept.

    `typed` is what it sent, with what lies on the desk in the place of all the rest.
    """

    def __init__(self, there: Desk, typed):
        super().__init__(there)
        self.typed = typed


def desk_of(sheet: Sheet) -> Desk:
    return _desk(sheet, sheet.copies().first())


def _desk(sheet, copy: WorkingCopy | None) -> Desk:
    if copy is None:
        return _untouched(sheet)
    current = sheet.proposal.text
    base = current if copy.base_id == current.pk else copy.base
    return Desk(base, copy.read().settled(), copy.note, copy.is_editorial, copy.reason).kept(copy)


def _untouched(sheet) -> Desk:
    """The current version; with what is left of the earlier amendment where one is to be replaced."""
    current, earlier = sheet.proposal.text, sheet.replaces
    if earlier is None:
        return Desk(current, current.read())
    return Desk(current, earlier.text_on(current), reason=earlier.reason)


def laid_out(sheet: Sheet, typed) -> Desk:
    """What was typed, as it would lie on the person's desk."""
    current = sheet.proposal.text
    base = current if typed.base == current.number else base_for(sheet.proposal, sheet.user, typed.base) or current
    desk = Desk(base, typed.text.settled())
    if sheet.purpose == Purpose.AMENDMENT:
        return replace(desk, reason=typed.reason)
    return replace(desk, note=typed.note, is_editorial=typed.is_editorial)


@dataclass(frozen=True, slots=True)
class Done:
    """What a pressed button has done: the text as typed, the desk now, the block to go on with.

    `told`: what has come of it, `besides`: what has changed with it elsewhere. `refused`: why the button could not do
    it. What was typed is kept all the same.
    """

    typed: Text
    desk: Desk
    focus: str = ""
    refused: str = ""
    told: str = ""
    besides: str = ""
    attached: int = 0  # tables of what was pasted


def keep(sheet: Sheet, typed) -> Done:
    """Keep what was typed as the person's own copy, changed as the pressed button says where it changes the text.

    Raises Elsewhere where she wrote on in another window meanwhile; a form that does not say which copy it showed is
    kept. Raises Partial for a part of another desk, TextError for what is too long to keep.
    """
    with transaction.atomic():
        copy, typed, laid = _at_hand(sheet, typed)
        done, tables = Done(typed.text, laid), _tables(sheet, laid.text, typed)
        try:
            found = operated(laid.text, typed)
            laid = replace(laid, text=found.text)
            done = Done(typed.text, laid, found.focus, told=found.told, besides=found.besides)
        except TextError as error:
            done = replace(done, refused="" if tables and isinstance(error, NoText) else str(error))
        tables = () if done.refused else tables
        attach(sheet.proposal, tables, by=sheet.user)
        desk = done.desk.kept(WorkingCopy.keep(sheet, done.desk, copy))
        return replace(done, desk=desk, attached=len(tables))


@contextmanager
def handing_in(sheet: Sheet, typed):
    """What was typed, on the desk, for something to be made of it: then the copy goes, all in one transaction.

    Where that fails, what was typed is kept as with any other button. Raises what `keep` raises, and what the making
    of it does.
    """
    try:
        with transaction.atomic():
            copy, _, desk = _at_hand(sheet, typed)
            yield desk
            if copy:
                copy.delete()
    except Elsewhere:
        raise
    except Exception:
        keep(sheet, typed)
        raise


def _at_hand(sheet: Sheet, typed) -> tuple[WorkingCopy | None, object, Desk]:
    """Her copy, held, what was typed, whole, and the desk with it."""
    copy = sheet.copies().select_for_update(of=["self"]).first()
    if copy or typed.seen is not None:
        typed = _following(sheet, typed, _desk(sheet, copy))
    return copy, typed, laid_out(sheet, typed)


def _following(sheet, typed, there: Desk):
    """What was typed, whole: a page that knows what lies `there` sends only the blocks that it has changed."""
    if typed.seen is not None:
        touched = {block.id: block for block in typed.text.blocks}
        blocks = tuple(touched.get(block.id, block) for block in there.text.blocks)
        seen, typed = typed.seen, replace(typed, text=replace(typed.text, blocks=blocks), seen=None)
        if seen != (there.mark or there.words):
            raise Partial(there, typed)
    if typed.mark is not None and there.mark not in ("", typed.mark) and there.mark != laid_out(sheet, typed).words:
        raise Elsewhere(there)
    return typed


def may_attach_at(sheet: Sheet) -> bool:
    """Whether tables of a pasted text may become attachments: an amendment has none."""
    return sheet.purpose == Purpose.TEXT and may_attach(sheet.proposal, sheet.user)


def _tables(sheet: Sheet, text: Text, typed):
    """What of a pasted text is to be attached."""
    if typed.do != "paste" or not typed.attaches or not may_attach_at(sheet):
        return ()
    return read_for(editing.at(text.blocks, typed.target), typed.pasted, typed.take).tables


def meet(sheet: Sheet, desk: Desk) -> None:
    """Raises Stale where the text on the desk and the current version changed the same place."""
    joined_with(sheet.proposal, desk.draft().text, desk.base.number, sheet.user)

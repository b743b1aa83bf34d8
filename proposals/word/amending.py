"""An amendment that comes as a Word file: the text as the Land wants it, laid against the version it was written on."""

from collections.abc import Mapping

from proposals.drafting.desk import Desk
from proposals.drafting.pasting import as_typed
from text.blocks import Block, Kind
from text.parse import keep_ids
from text.text import Text

OURS, TEXTS = "antrag", "text"  # whose reasons a file brings: those of the amendment, or those of the proposal
WHOSE = [
    (OURS, "die Begründung des Änderungsantrags"),
    (TEXTS, "die Begründung des Vorschlags; was daran anders ist, gehört zum Antrag"),
]
KEPT = {
    Kind.PREAMBLE: "Die Datei hat keine Präambel; die des Textes bleibt stehen.",
    Kind.RATIONALE: "Die Datei hat keine Begründung; die des Textes bleibt stehen.",
}
KEPT_TITLE = "Die Datei hat keinen Titel; der des Textes bleibt stehen."


def completed(base: Text, read: Text) -> tuple[Text, list[str]]:
    """The text of a file with the parts of the base that it leaves out, and what to tell of that.

    Who sends in what she wants changed seldom sends all parts; to strike one she does it in the editor.
    """
    told = [] if read.title or not base.title else [KEPT_TITLE]
    blocks: list[Block] = []
    for kind in Kind:
        ours, theirs = ([block for block in text.blocks if block.kind is kind] for text in (base, read))
        is_kept = kind in KEPT and ours and not theirs
        told += [KEPT[kind]] if is_kept else []
        blocks += ours if is_kept else theirs
    return Text(read.title or base.title, tuple(blocks)), told


def whose(base: Text, read: Text) -> str:
    """Whose the reasons of the file are, as far as one can tell: the text's own, if the file repeats any of them."""
    known = {block.id for block in base.blocks if block.kind is Kind.RATIONALE}
    kept = {block.id for block in keep_ids(base.blocks, read.blocks) if block.kind is Kind.RATIONALE}
    return TEXTS if known & kept else OURS


def typed(base: Text, read: Text) -> dict:
    """What the form begins with."""
    return as_typed(read.title, read.blocks) | {"whose": whose(base, read)}


def desk_with(version, title: str, blocks: tuple[Block, ...], said: Mapping[str, str]) -> Desk:
    """What lies on the desk then. `said`: whose the reasons are, and the reason that was typed before, if any."""
    base = version.read()
    reason = said.get("reason", "")
    if said["whose"] == OURS:
        reasons = [block.text for block in blocks if block.kind is Kind.RATIONALE]
        reason = "\n".join(reasons) or reason
        blocks = (
            *(block for block in blocks if block.kind is not Kind.RATIONALE),
            *(block for block in base.blocks if block.kind is Kind.RATIONALE),
        )
    return Desk(version, Text(title, keep_ids(base.blocks, blocks)).settled(), reason=reason)

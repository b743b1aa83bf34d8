"""A proposal on paper: versions and their differences as the plain data that the writers of DOCX and PDF read.

Only the text itself leaves the house this way: no comments, no positions, no remarks on a version.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import takewhile

from django.utils import formats

from conferences.calendar import span
from documents.paper import AmendmentPaper, Line, Passage, RedlinePaper, ResolutionPaper, Segment, TextPaper, Tracked
from intmk import clock
from intmk.refusal import Refused
from text import amend
from text.amend import TITLE, Operation
from text.blocks import PARTS, Block, Kind, TextError
from text.carry import carry_over
from text.collide import collisions
from text.diff import Change, Difference
from text.lines import lines_of
from text.text import Comparison, Text
from text.words import Placed

STAYING = (Difference.SAME, Difference.CHANGED)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made a change, as Word shows it: the name of a Land, and the moment (aware)."""

    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Motion:
    """An amendment as it goes on paper: how it is called („Ä3“), the text it amends, what it changes and who signs."""

    name: str
    base: Text
    operations: tuple[Operation, ...]
    signature: Signature


Signed = Callable[[str], Signature]  # who changed the block with this id, or the title


def text_paper(proposal, version) -> TextPaper:
    """One version, for a Word file."""
    return TextPaper(
        title=version.title,
        version_note=str(version),
        dated_at=version.saved_at,
        **_head(proposal),
        **_parts(version.read()),
    )


def version_paper(proposal, version) -> ResolutionPaper:
    """One version, for a PDF that says what it is: a proposal, in this state, not decided."""
    item, conference = proposal.agenda_item, proposal.conference
    place, dates = (item.meeting.label, span(item.meeting.starts_on, item.meeting.ends_on)) if item else ("", "")
    saved_at = formats.date_format(clock.wall(version.saved_at), "j. F Y, H:i")
    return ResolutionPaper(
        chair=conference.chair_land.name,
        place=place,
        dates=dates,
        top=item.number if item else "",
        title=version.title,
        sponsors=proposal.sponsors,
        publication=f"Nicht öffentlich. Stand: {proposal.state_on_page.label}",
        result="",
        dated_at=version.saved_at,
        version_note=f"{version.number} vom {saved_at} Uhr",
        kind="Beschlussvorschlag",
        **_head(proposal),
        **_parts(version.read()),
    )


def comparison_paper(proposal, old, new, between=()) -> RedlinePaper:
    """What `new` changes in `old`. Each paragraph is signed by the Land that changed it last.

    `between` are the versions from behind `old` up to `new`, in their order, as far as the reader sees them.
    """
    latest = Signature(new.land.name, new.saved_at)
    signatures = _signatures(old, between)
    changed = tracked(old.read(), new.read(), lambda block_id: signatures.get(block_id, latest))
    return RedlinePaper(
        version_note=f"Vergleich von Fassung {old.number} und Fassung {new.number}",
        dated_at=new.saved_at,
        paragraphs=changed,
        **_head(proposal),
    )


def amended_paper(proposal, version, motions: Sequence[Motion]) -> RedlinePaper:
    """A version with amendments marked in it, each signed by its Land. Refused where they do not go together."""
    new, signatures = _amended(version, motions)
    first = motions[0].signature
    changed = tracked(version.read(), new, lambda block_id: signatures.get(block_id, first))
    names = ", ".join(motion.name for motion in motions)
    return RedlinePaper(
        version_note=f"Fassung {version.number} mit {names}",
        dated_at=max(motion.signature.at for motion in motions),
        paragraphs=changed,
        **_head(proposal),
    )


def amendment_paper(amendment, redline: Comparison) -> AmendmentPaper:
    """One amendment on its own: who wants what, against which version, and why."""
    proposal, filed = amendment.proposal, formats.date_format(clock.wall(amendment.filed_at), "j. F Y")
    late = ", nach der Frist" if amendment.is_late else ""
    facts = {
        "Länder": ", ".join(amendment.laender),
        "Vorschlag": f"{proposal.reference} {proposal.title}",
        "Fassung": f"zu Fassung {amendment.base.number}",
        "Eingebracht": f"{filed}{', Tischvorlage' if amendment.tabled_at_session else ''}{late}",
        "Ersetzt": amendment.replaces.label if amendment.replaces else "",
        "Stand": amendment.fate.label,
    }
    title = [Passage("Titel", tuple(redline.title))] if redline.has_new_title else []
    return AmendmentPaper(
        kind=f"Änderungsantrag {amendment.label}",
        title=amendment.base.title,
        facts=tuple(facts.items()),
        passages=(*title, *(_passage(placed) for placed in redline.placed)),
        sentences=redline.sentences,
        reason=tuple(filter(None, map(str.strip, amendment.reason.splitlines()))),
        version_note=f"{amendment.label} zu Fassung {amendment.base.number}",
        publication="Nicht öffentlich",
        dated_at=amendment.filed_at,
        **_head(proposal),
    )


def _passage(placed: Placed) -> Passage:
    name = f"{placed.name} – {placed.note}" if placed.note else placed.name
    return Passage(name, tuple((segment.op, segment.text) for segment in placed.change.segments))


def file_name(proposal, what: str, ending: str) -> str:
    """`IntMK-20-2025-014-Fassung-3.docx`: numbers only, because names of files travel further than their content."""
    return f"IntMK-{proposal.conference_id}-{proposal.reference}-{what}.{ending}"


def tracked(old: Text, new: Text, signed: Signed) -> tuple[Tracked, ...]:
    """Two texts as paragraphs with tracked changes.

    What moves or changes its level, goes at its old place and comes at its new one.
    """
    found = old.compare(new)
    title = Tracked(role="title", segments=_segments(found.title, signed(TITLE)))
    return title, *(paragraph for part in PARTS for paragraph in _paragraphs(_of(part, found.changes), signed))


def _of(part: Kind, changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.block.kind.part is part]


def _paragraphs(changes: list[Change], signed: Signed) -> Iterator[Tracked]:
    """One part of the text, in an order that is right for both: what goes, then what comes, then what stays."""
    olds = iter(sorted((change for change in changes if change.old), key=lambda change: change.old_place))
    news = sorted((change for change in changes if change.new), key=lambda change: change.new_place)
    goes, comes = partial(_whole, "delete", signed=signed), partial(_whole, "insert", signed=signed)
    coming: list[Tracked] = []
    for change in news:
        if not _stays(change):
            coming.append(comes(change.new))
            continue
        yield from (goes(gone.old) for gone in takewhile(lambda other, here=change: other is not here, olds))
        yield from coming
        coming = []
        yield _kept(change, signed)
    yield from (goes(gone.old) for gone in olds)
    yield from coming


def _stays(change: Change) -> bool:
    return change.kind in STAYING and change.old.level == change.new.level


def _kept(change: Change, signed: Signed) -> Tracked:
    block = change.new
    segments = _segments(change.segments, signed(block.id))
    return Tracked(role=block.kind.value, level=block.level, segments=segments)


def _whole(op: str, block: Block, *, signed: Signed) -> Tracked:
    signature = signed(block.id)
    return Tracked(
        role=block.kind.value,
        level=block.level,
        op=op,
        author=signature.author,
        changed_at=signature.at,
        segments=(Segment(op, block.text, signature.author, signature.at),),
    )


def _segments(segments, signature: Signature) -> tuple[Segment, ...]:
    return tuple(
        Segment(op, text) if op == "equal" else Segment(op, text, signature.author, signature.at)
        for op, text in segments
    )


def _signatures(old, versions) -> dict[str, Signature]:
    """Who changed each block last, from one version to the next."""
    signatures = {}
    for version in versions:
        signature = Signature(version.land.name, version.saved_at)
        found = old.read().compare(version.read())
        titled = [TITLE] if found.has_new_title else []
        signatures |= dict.fromkeys([*(change.block.id for change in found.changed), *titled], signature)
        old = version
    return signatures


def _amended(version, motions) -> tuple[Text, Mapping[str, Signature]]:
    """The text with all amendments, and who changed which block."""
    base = version.read()
    fitting = {motion.name: _fitting(motion, base) for motion in motions}
    clash = next(iter(collisions(fitting, base.blocks)), None)
    if clash:
        raise Refused(f"{clash.sentence} Bitte wählen Sie nur einen von beiden für das Dokument.")
    text, signatures = base, {}
    for motion in motions:
        operations = fitting[motion.name]
        signatures = dict.fromkeys(amend.touched(operations), motion.signature) | signatures
        carried, flagged = carry_over(base, text, operations)
        if flagged:
            raise _misfit(motion)
        text = _applied(motion, text, carried)
    return text, signatures


def _fitting(motion: Motion, text: Text) -> tuple[Operation, ...]:
    """The amendment on the current text. Refused where the text has changed at its places."""
    operations, flagged = carry_over(motion.base, text, motion.operations)
    if flagged:
        raise _misfit(motion)
    return operations


def _applied(motion, text: Text, operations) -> Text:
    try:
        return text.apply(operations)
    except TextError as error:
        raise _misfit(motion) from error


def _misfit(motion) -> Refused:
    return Refused(
        f"{motion.name} passt nicht zu diesem Text: Die Stelle hat sich geändert. Lassen Sie den Antrag weg oder "
        "bitten Sie das Land, ihn auf der aktuellen Fassung neu zu stellen."
    )


def _head(proposal) -> dict:
    return {
        "conference": proposal.conference.title,
        "reference": proposal.reference,
        "is_example": proposal.is_example,
    }


def _parts(text: Text) -> dict:
    lines = lines_of(text)
    return {
        "preamble": tuple(line.text for line in lines.preamble),
        "ziffern": tuple(Line(line.label, line.level, line.text, bool(line.depth)) for line in lines.ziffern),
        "rationale": tuple(line.text for line in lines.rationale),
    }

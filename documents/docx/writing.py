"""A text as a Word file: clean, or as a comparison with real tracked changes."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from documents.characters import printable
from documents.docx.package import docx_bytes, run, w
from documents.paper import BERLIN, Change, RedlinePaper, Segment, TextPaper, Tracked

STYLES = {"title": "Title", "part": "Heading1"}
RATIONALE_HEADING = "Begründung:"


@dataclass(frozen=True)
class Shape:
    """What a paragraph looks like: its role decides the style, its level the number."""

    role: str
    level: int = 1


@dataclass(frozen=True)
class Signed:
    """A change of a paragraph as a whole: what happens to it, who did it and when."""

    op: Change = "equal"
    author: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Entry:
    """A paragraph of the comparison, headings included."""

    shape: Shape
    change: Signed
    segments: tuple[Segment, ...]


def text_docx(paper: TextPaper) -> bytes:
    """The text as a Word file: title, preamble, Ziffern numbered by Word (1., a), aa)), headings, Begründung."""
    paragraphs = [
        _plain(Shape("title"), paper.title),
        _plain(Shape("part"), f"{paper.kind}:"),
        *(_plain(Shape("preamble"), text) for text in paper.preamble),
        *(_plain(Shape("heading" if line.is_heading else "ziffer", line.level), line.text) for line in paper.ziffern),
    ]
    if paper.rationale:
        paragraphs.append(_plain(Shape("part"), RATIONALE_HEADING))
        paragraphs.extend(_plain(Shape("rationale"), text) for text in paper.rationale)
    return docx_bytes(paragraphs, paper=paper, title=paper.title)


def redline_docx(paper: RedlinePaper) -> bytes:
    """The comparison as a Word file with tracked changes, each signed by its author and date.

    Accepting all of them gives the new text, rejecting all of them the old one, with no empty paragraph left.
    Tracking stays switched on, so that what a reader adds can be told from the comparison.
    """
    entries = _entries(paper)
    ids = count(1)
    paragraphs = [
        w("p", _properties(entries, position, ids), *_runs(entry.segments, ids))
        for position, entry in enumerate(entries)
    ]
    title = "".join(segment.text for segment in paper.paragraphs[0].segments if segment.op != "delete")
    return docx_bytes(paragraphs, paper=paper, title=title, tracks_revisions=True)


def _plain(shape, text):
    return w("p", w("pPr", *_shaped(shape)), run(text))


def _shaped(shape):
    if shape.role == "ziffer":
        number = w("numPr", w("ilvl", val=shape.level - 1), w("numId", val=1))
        return [w("pStyle", val=f"Ziffer{shape.level}"), number]
    if shape.role == "heading":
        return [w("pStyle", val=f"Zwischenueberschrift{shape.level}")]
    return [w("pStyle", val=STYLES[shape.role])] if shape.role in STYLES else []


def _entries(paper):
    """The paragraphs with their headings; „Begründung:“ comes and goes with the rationale it heads."""
    title, *rest = paper.paragraphs
    rationale = [paragraph for paragraph in rest if paragraph.role == "rationale"]
    entries = [_entry(title), _heading(f"{paper.kind}:", Signed())]
    entries += [_entry(paragraph) for paragraph in rest if paragraph.role != "rationale"]
    if rationale:
        changes = [_signed(paragraph) for paragraph in rationale]
        comes_or_goes = len({change.op for change in changes}) == 1
        entries.append(_heading(RATIONALE_HEADING, changes[0] if comes_or_goes else Signed()))
        entries += [_entry(paragraph) for paragraph in rationale]
    return entries


def _entry(paragraph: Tracked):
    return Entry(Shape(paragraph.role, paragraph.level), _signed(paragraph), paragraph.segments)


def _heading(text, change):
    return Entry(Shape("part"), change, (Segment(change.op, text, change.author, change.changed_at),))


def _signed(change):
    return Signed(change.op, change.author, change.changed_at)


def _runs(segments, ids):
    for segment in segments:
        match segment.op:
            case "insert":
                yield w("ins", run(segment.text), **_signature(segment, ids))
            case "delete":
                yield w("del", run(segment.text, tag="delText"), **_signature(segment, ids))
            case _:
                yield run(segment.text)


def _signature(change, ids):
    # Word writes and reads this date as the clock on the wall, in spite of the Z.
    moment = change.changed_at.astimezone(BERLIN).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"id": next(ids), "author": printable(change.author), "date": moment}


def _properties(entries, position, ids):
    """Look of a paragraph, and the tracked change of its mark.

    Where the mark goes with another paragraph, it stands behind different paragraphs before and after: then
    the look is a tracked change, too.
    """
    change, mark = entries[position].change, _mark(entries, position)
    new, old = (_visible_shape(entries, position, gone) for gone in ("delete", "insert"))
    goes_alone = mark.op == change.op
    if goes_alone and mark.op == "delete":
        new = _shape_behind(entries, position) or old
    properties = w("pPr", *_shaped(new))
    if mark.op != "equal":
        tracked = {"insert": "ins", "delete": "del"}[mark.op]
        properties.append(w("rPr", w(tracked, **_signature(mark, ids))))
    if new != old and (mark.op == "delete" or not goes_alone):
        properties.append(w("pPrChange", w("pPr", *_shaped(old)), **_signature(change, ids)))
    return properties


def _shape_behind(entries, position):
    """The look of the paragraph that stays right behind one that goes, where it is another one; else None.

    LibreOffice gives the paragraph behind a moved one the look of what went; so what goes already looks like it.
    """
    behind = entries[position + 1] if position + 1 < len(entries) else None
    is_other = behind is not None and behind.change.op == "equal" and behind.shape != entries[position].shape
    return behind.shape if is_other else None


def _mark(entries, position):
    """Which change removes the end of this paragraph: usually its own; in a chain that of the one that follows."""
    if not _in_chain(entries, position):
        return entries[position].change
    return entries[position + 1].change if _is_linked(entries, position + 1) else Signed()


def _visible_shape(entries, position, gone):
    """The look of the last paragraph up to this one which does not go."""
    if not _in_chain(entries, position):
        return entries[position].shape
    return next(entry.shape for entry in reversed(entries[: position + 1]) if entry.change.op != gone)


def _in_chain(entries, position):
    return _is_linked(entries, position) or _is_linked(entries, position + 1)


def _is_linked(entries, position):
    """Whether this paragraph comes or goes with the mark before it, so that its own mark stays.

    The last mark of a document can never be removed: behind the last paragraph that stays, all are linked. So are those
    that come behind inserted words: LibreOffice takes both for one insertion and rejects the mark between them, too.
    """
    if not 0 < position < len(entries):
        return False
    if all(entry.change.op != "equal" for entry in entries[position:]):
        return True
    change = entries[position].change.op
    start = next(n for n in range(position, -1, -1) if n == 0 or entries[n].change.op != change)
    return change == "insert" and entries[start].change.op == "equal" and _ends_with(entries[start], "insert")


def _ends_with(entry, op):
    return bool(entry.segments) and entry.segments[-1].op == op

"""Texts nobody thought of, for the property tests of the text modules."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from text.blocks import Block, Kind, clean_text, settle
from text.text import Text

quick = settings(max_examples=100)

WORDS = (
    "Die", "die", "Länder", "Bund", "bittet", "soll", "wird", "nicht", "und", "Sprachkurse", "2.000", "Euro,",
    "1.", "a)", "aa)", "(1)", "-", "–", "§", "5", "Absatz", "„Ja“", "Straße", "é", "q\u0323\u0307", "नि",
    "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}", "\U0001f1e9\U0001f1ea", "Bürger:innen", "Bund-Länder-AG",
    "Januar", "2025", "Quartal", "z.", "B.", "fordert.", "beschließt:", "<b>fett</b>", "i)", "I.",
)  # fmt: skip

prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
paragraphs = (prose | st.text(min_size=1, max_size=40)).map(clean_text).filter(bool)


def _numbered(parts: list[tuple[Kind, int, str]]) -> tuple[Block, ...]:
    return settle(Block(f"block{place:03}", kind, text, level) for place, (kind, level, text) in enumerate(parts))


texts = st.lists(
    st.tuples(st.sampled_from([*Kind, Kind.ZIFFER, Kind.ZIFFER]), st.integers(1, 3), paragraphs), max_size=10
).map(_numbered)
titled = st.builds(Text, paragraphs, texts)


@st.composite
def edits(draw, text: tuple[Block, ...], side: int) -> tuple[Block, ...]:
    """A later state of the text: blocks changed, deleted, inserted, indented and moved."""
    edited: list[Block] = []
    for block in text:
        match draw(st.sampled_from(["keep", "keep", "keep", "change", "level", "delete", "insert", "head"])):
            case "keep":
                edited.append(block)
            case "change":
                edited.append(replace(block, text=draw(paragraphs)))
            case "level":
                edited.append(replace(block, level=draw(st.integers(1, 3))))
            case "insert":
                inserted = Block(f"side{side}{len(edited):03}", block.kind, draw(paragraphs), draw(st.integers(1, 3)))
                edited += [block, inserted]
            case "head":  # a heading comes, among the Ziffern or where the part begins
                words, level = draw(paragraphs), draw(st.integers(1, 2))
                edited += [block, Block(f"head{side}{len(edited):03}", Kind.HEADING, words, level)]
    if len(edited) > 1 and draw(st.booleans()):
        edited.insert(draw(st.integers(0, len(edited) - 2)), edited.pop(draw(st.integers(0, len(edited) - 1))))
    return settle(edited)


@st.composite
def versions(draw, count: int = 2) -> tuple[tuple[Block, ...], ...]:
    """A text and `count - 1` states that were edited from it, independently of each other."""
    base = draw(texts)
    return (base, *(draw(edits(base, side)) for side in range(1, count)))


@st.composite
def titled_versions(draw, count: int = 2) -> tuple[Text, ...]:
    """The same with titles, of which each state has kept or changed its own."""
    title = draw(paragraphs)
    base, *edited = draw(versions(count))
    return (Text(title, base), *(Text(draw(st.just(title) | paragraphs), blocks) for blocks in edited))

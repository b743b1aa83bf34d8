"""What comes from the editor: one field for each block. Read by hand, because its fields are those of the text."""

from dataclasses import dataclass

from intmk.clean import clean_lines, clean_text
from proposals.numbers import number_in
from text.blocks import MAX_LEVEL, NOTE_LENGTH, TITLE_LENGTH, Block, Kind, is_id
from text.reading.taking import Take, way
from text.text import Text

KEEP, READ = "keep", "read"


@dataclass(frozen=True, slots=True)
class Typed:
    """What came from the editor: the text as typed, and what to do with it."""

    base: int
    text: Text
    note: str = ""
    is_editorial: bool = False
    reason: str = ""
    do: str = KEEP
    target: str = ""
    cursor: int | None = None
    pasted: str = ""
    take: Take = Take.READ
    mark: str | None = None  # of the unsaved copy that the page showed; None where the page does not say
    attaches: bool = False  # the tables of what was pasted become attachments
    which: str = ""  # Ziffern by number, for what is done to several, and behind which they go
    behind: str = ""
    find: str = ""
    instead: str = ""
    seen: str | None = None  # the words of the desk, where the page sends only the blocks it has changed since


def read(data) -> Typed:
    """Read a submitted editor. Anything unreadable is left out; nothing is checked that a person could correct."""
    do, _, target = data.get("do", KEEP).partition(":")
    return Typed(
        base=number_in(data.get("base")) or 0,
        text=Text(clean_text(data.get("title", ""))[:TITLE_LENGTH], tuple(_blocks(data))),
        note=clean_text(data.get("note", ""))[:NOTE_LENGTH],
        is_editorial=bool(data.get("is_editorial")),
        reason=clean_lines(data.get("reason", "")),
        do=do,
        target=target,
        cursor=number_in(data.get("cursor")),
        pasted=data.get("pasted", ""),
        take=way(data.get("take")) or Take.READ,
        mark=data.get("mark"),
        attaches=data.get("attaches") == "1",
        seen=data.get("seen"),
        which=data.get("which", "")[:300],
        behind=data.get("behind", "")[:60],
        find=data.get("find", ""),
        instead=data.get("instead", ""),
    )


def choices(data) -> dict[str, str]:
    """What was decided where two texts met: by block id (or `title`) `mine`, `theirs` or the person's own words."""
    chosen = {name.removeprefix("choice-"): value for name, value in data.items() if name.startswith("choice-")}
    return {
        name: clean_text(data.get(f"own-{name}", "")) if value == "own" else value for name, value in chosen.items()
    }


def typed_so_far(data, block_id: str) -> tuple[str, str]:
    """What was chosen and what was written for a place where two texts met, to be shown again."""
    return data.get(f"choice-{block_id}", ""), clean_text(data.get(f"own-{block_id}", ""))


def _blocks(data):
    seen = set()
    for block_id in data.getlist("block"):
        kind, level = data.get(f"kind-{block_id}"), number_in(data.get(f"level-{block_id}"))
        if is_id(block_id) and block_id not in seen and kind in {k.value for k in Kind}:
            seen.add(block_id)
            text = data.get(f"text-{block_id}", "").replace("\x00", "").replace("\r\n", "\n")
            yield Block(block_id, Kind(kind), text, min(max(level or 1, 1), MAX_LEVEL))

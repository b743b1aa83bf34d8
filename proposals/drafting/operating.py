"""What the pressed button of the editor does to a text, and what is to be told of it. Pure."""

from dataclasses import dataclass, replace

from proposals.drafting.fields import arrived
from text import editing, several
from text.blocks import Kind, names
from text.following import follow
from text.pointers import briefly, followed
from text.subpoints import rehung, struck
from text.text import Text

STRIKING = ("delete", "only")
SEVERAL = {name: editing.OPERATIONS[name] for name in ("delete", "indent", "outdent")}


@dataclass(frozen=True, slots=True)
class Operated:
    """The text afterwards, the block to go on with, what has come of it, and what has changed with it elsewhere."""

    text: Text
    focus: str = ""
    told: str = ""
    besides: str = ""


def operated(text: Text, typed) -> Operated:
    """Raises TextError, with a German sentence, where the button cannot do it."""
    done = _done(text, typed)
    changed = done.text.settled()
    new = replace(changed, blocks=follow(text.blocks, changed.blocks))
    hung = rehung(text.blocks, new.blocks, _moved(text, typed)) if typed.do not in STRIKING else []
    besides = " ".join(filter(None, (*hung, briefly(followed(changed.blocks, new.blocks)))))
    return replace(done, text=new, told=done.told or _told(text, typed, new), besides=besides)


def _told(old: Text, typed, new: Text) -> str:
    if typed.do in STRIKING:
        return struck(old.blocks, typed.target, new.blocks)
    return arrived(old, new)


def _moved(text: Text, typed) -> set[str]:
    """What the person herself has put elsewhere."""
    return set(several.named(text.blocks, typed.which)) if typed.do == "several" else {typed.target}


def _done(text: Text, typed) -> Operated:
    blocks = text.blocks
    if typed.do == "jump":
        focus = several.named(blocks, typed.which)[0]
        return Operated(text, focus, f"{names(blocks)[focus]}.")
    if typed.do == "replace":
        blocks, focus, count = several.substitute(blocks, typed.find, typed.instead)
        places = "1 Stelle" if count == 1 else f"{count} Stellen"
        return Operated(replace(text, blocks=blocks), focus, f"An {places} ersetzt.")
    if typed.do == "several":
        return _several(text, typed)
    blocks, focus = _one(blocks, typed)
    return Operated(replace(text, blocks=blocks), focus)


def _several(text: Text, typed) -> Operated:
    """What is done to some Ziffern at once, named by their numbers."""
    count = len(several.named(text.blocks, typed.which))
    what = "1 Ziffer" if count == 1 else f"{count} Ziffern"
    if typed.target in SEVERAL:
        blocks, focus = several.each(SEVERAL[typed.target], text.blocks, typed.which)
        word = {"delete": "gestrichen", "indent": "eingerückt", "outdent": "ausgerückt"}[typed.target]
    else:
        blocks, focus = several.move(text.blocks, typed.which, typed.behind)
        word = "verschoben"
    return Operated(replace(text, blocks=blocks), focus, f"{what} {word}.")


def _one(blocks, typed):
    if typed.do == "add" and typed.target in {kind.value for kind in Kind}:
        return editing.add(blocks, Kind(typed.target))
    if typed.do == "paste":
        return editing.paste(blocks, typed.target, typed.pasted, typed.take)
    if typed.do == "split":
        return editing.split(blocks, typed.target, typed.cursor)
    if typed.do in editing.OPERATIONS:
        return editing.OPERATIONS[typed.do](blocks, typed.target)
    return blocks, ""

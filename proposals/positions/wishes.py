"""„Unterstützt, wenn“: what a Land wants changed, beside the text as it stood then and stands now. Pure."""

from dataclasses import dataclass

from text.redline import Segment, redline

FIXED = (
    "Der Text liegt fest. Den Wortlaut kann das Land als Änderungsantrag stellen; übernehmen lässt er sich hier erst "
    "wieder nach einer Rückgabe durch die Geschäftsstelle."
)


@dataclass(frozen=True, slots=True)
class WantedWording:
    """`then` is the Ziffer when the Land spoke, `now` as it stands; None where the text does not have it any more."""

    ziffer: str
    then: str
    now: str | None
    wording: str
    segments: tuple[Segment, ...]

    @property
    def is_gone(self) -> bool:
        return self.now is None

    @property
    def is_stale(self) -> bool:
        return self.now != self.then


def wish_of(position, text) -> WantedWording:
    """The wish of a position „unterstützt, wenn“ against a version of the text."""
    then, now = position.version.read(), text.read()
    known = now.names.get(position.block_id) or f"früher {then.names.get(position.block_id, 'eine Ziffer')}"
    old, new = _words(then, position.block_id), _words(now, position.block_id)
    base = old if new is None else new
    return WantedWording(known, old or "", new, position.wording, redline(base or "", position.wording))


def _words(text, block_id) -> str | None:
    block = text.get(block_id)
    return block.text if block else None

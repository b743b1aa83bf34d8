"""Editions of an agenda: how they are called, who reads which document, what is new in one against another. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from conferences.kinds import ItemKind
from intmk.labelled import Labelled


class Circle(Labelled):
    """For whom a document is made."""

    LAENDER = "laender", "Länder", "Für die Länder und ihre Geschäftsstellen, mit internen Punkten"
    GUESTS = "guests", "Gäste des Bundes", "Nur Berichte und was für den Bund geöffnet ist, ohne interne Punkte"


class Standing(Labelled):
    """What has become of an item on this agenda."""

    OPEN = "open", "auf der Tagesordnung"
    WITHDRAWN = "withdrawn", "zurückgezogen"
    MOVED = "moved", "verlegt"


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as an edition says it. `joint` is the number of the TOP it is treated with, `note` why it is gone."""

    item: int
    parent: int | None
    number: str
    title: str
    kind: ItemKind
    sponsors: str = ""
    rapporteur: str = ""
    reference: str = ""
    joint: str = ""
    is_on_consent_list: bool = False
    is_internal: bool = False
    is_for_guests: bool = False
    standing: Standing = Standing.OPEN
    note: str = ""

    @property
    def is_gone(self) -> bool:
        return self.standing != Standing.OPEN

    @property
    def values(self) -> dict:
        return asdict(self)


def letter(number: int) -> str:
    """A, B, … Z, AA, AB: the name of the first edition, the second, …"""
    name = ""
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def for_circle(lines: Iterable[Printed], circle: Circle) -> list[Printed]:
    """What stands in the document of a circle: for guests without what is not theirs, and without a word of it."""
    return list(lines) if circle == Circle.LAENDER else shown_alone([line for line in lines if line.is_for_guests])


def shown_alone(lines: Iterable[Printed]) -> list[Printed]:
    """Some lines of an agenda as those read them who see no others: they name none of the others."""
    found = list(lines)
    keys, numbers = {line.item for line in found}, {line.number for line in found}
    return [
        replace(
            line,
            parent=line.parent if line.parent in keys else None,
            joint=line.joint if line.joint in numbers else "",
        )
        for line in found
    ]


def depths(lines: Iterable[Printed]) -> dict[int, int]:
    """How deep each line lies, by its item: 1 for the highest. They stand in their order."""
    found: dict[int, int] = {}
    for line in lines:
        found[line.item] = found.get(line.parent, 0) + 1
    return found


def changes(old: Printed | None, new: Printed) -> list[str]:
    """What has changed of a line, in words; „neu“ where there was none."""
    if old is None:
        return ["neu"]
    said = [
        ("Titel geändert", old.title != new.title),
        ("Antragsteller geändert", old.sponsors != new.sponsors),
        ("jetzt intern" if new.is_internal else "nicht mehr intern", old.is_internal != new.is_internal),
        ("Beratung mit anderem Punkt geändert", old.joint != new.joint),
        (
            "jetzt ohne Aussprache" if new.is_on_consent_list else "jetzt mit Aussprache",
            old.is_on_consent_list != new.is_on_consent_list,
        ),
        ("neu eingeordnet", old.parent != new.parent),
        ("Art geändert", old.kind != new.kind),
        (new.standing.label, old.standing != new.standing),
    ]
    return [words for words, is_so in said if is_so]


def is_reordered(old: Iterable[Printed], new: Iterable[Printed]) -> bool:
    """Whether items that stand in both are called in another order."""
    before, after = [line.item for line in old], [line.item for line in new]
    return [key for key in before if key in after] != [key for key in after if key in before]

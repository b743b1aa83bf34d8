"""Whether a text can be adopted without debate, as the positions of the sixteen tell it, and why. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.laender import NAMES
from proposals.positions.stances import STANDS_BEHIND, Stance

_AGAINST = {  # what is said where nobody stands so, and before the Länder that do
    Stance.OBJECTS: ("keine Ablehnung", "Ablehnung"),
    Stance.EXAMINING: ("kein Prüfvorbehalt", "Prüfvorbehalt"),
    Stance.SUPPORTS_IF: ("", "unterstützt nur mit Änderungen"),
}


@dataclass(frozen=True, slots=True)
class Consensus:
    """`reason` is said either way: „13 bringen mit oder unterstützen, keine Ablehnung, kein Prüfvorbehalt, …“."""

    is_reached: bool
    reason: str


def consensus(stances: Mapping[str, str], lead: str, amendments: Iterable[str], needed: int) -> Consensus:
    """From the position of each Land by its code (the silent ones are missing) and the labels of open amendments.

    Assumed (no rule of the conference says it): as many Länder stand behind the text as its adoption needs Yes votes,
    and none has a reservation. The lead Land stands behind it; an abstention speaks neither for nor against it.
    """
    behind = {lead} | {land for land, stance in stances.items() if stance in STANDS_BEHIND}
    enough = len(behind) >= needed
    count = f"{len(behind)} bringen mit oder unterstützen" if enough else _too_few(len(behind), needed)
    against = {stance: [NAMES[land] for land in NAMES if stances.get(land) == stance] for stance in _AGAINST}
    told = [_named(names, *_AGAINST[stance]) for stance, names in against.items()]
    filed = list(amendments)
    told.append(_named(filed, "keine offenen Änderungsanträge", "offene Änderungsanträge"))
    is_reached = enough and not filed and not any(against.values())
    return Consensus(is_reached, ", ".join(filter(None, [count, *told])))


def _named(names, none, some) -> str:
    return f"{some}: {', '.join(names)}" if names else none


def _too_few(count, needed) -> str:
    return f"nur {count} von {needed} nötigen {'steht' if count == 1 else 'stehen'} dahinter"

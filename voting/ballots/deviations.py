"""„Alle Ja außer BY N, HE E“: a whole roll call in one line, as a clerk types it. Pure.

A code or a name, then the choice as a letter or a word; what stands between them does not matter, so that „BYNHEE“
says the same with six keys.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from accounts.laender import FEDERATION, NAMES
from voting.ballots.majority import Choice

LETTERS = {"J": Choice.YES, "N": Choice.NO, "E": Choice.ABSTAIN, "B": Choice.NOT_VOTING, "A": Choice.ABSENT}
_WORDS = {
    "JA": Choice.YES,
    "NEIN": Choice.NO,
    "ENTHALTUNG": Choice.ABSTAIN,
    "ENTHALTEN": Choice.ABSTAIN,
    "ABWESEND": Choice.ABSENT,
} | LETTERS
_MEMBERS = {name.upper(): code for code, name in {**NAMES, FEDERATION: "Bund"}.items()} | {
    code: code for code in (*NAMES, FEDERATION)
}
_GAP = re.compile(r"[\s,;:.=–-]*")


def _longest_first(words: Iterable[str]) -> re.Pattern:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


_MEMBER, _CHOICE = _longest_first(_MEMBERS), _longest_first(_WORDS)
_SAID = re.compile(r"[^\s,;:.=]+")


class Unreadable(ValueError):
    """One German sentence about the first thing that cannot be read. `is_unfinished`: it may go on from there."""

    def __init__(self, sentence: str, *, is_unfinished: bool = False):
        super().__init__(sentence)
        self.is_unfinished = is_unfinished


def deviations(typed: str, members: tuple[str, ...]) -> dict[str, Choice]:
    """The choices by member that somebody has typed. Raises Unreadable."""
    # Letter by letter, so that a place in the one is the same place in the other: „ß“ would become two.
    said = "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in typed)
    found: dict[str, Choice] = {}
    place = _GAP.match(said).end()
    while place < len(said):
        code, place = _member(said, place, members)
        if code in found:
            raise Unreadable(f"{code} ist zweimal genannt. Lassen Sie eine der beiden Angaben weg.")
        found[code], place = _choice(said, _GAP.match(said, place).end(), code)
        place = _GAP.match(said, place).end()
    return found


def read_before(typed: str, members: tuple[str, ...]) -> dict[str, Choice]:
    """What was read of it when it was typed; nothing where it could not be read."""
    try:
        return deviations(typed, members)
    except Unreadable:
        return {}


def spread(chosen: Mapping[str, str], found: Mapping, before: Mapping, away: Collection[str]) -> dict[str, str]:
    """The choices with what the line says now, where it has said `before` what stands in them.

    Everybody else votes Yes, or is away, as soon as the line says something or has said it, and while nobody has
    chosen anything: an empty line sent is „alle Ja“. Otherwise who has no choice keeps none and is asked for.
    """
    back = {member for member, choice in before.items() if member not in found and chosen[member] == choice}
    kept = {member: choice for member, choice in chosen.items() if choice and member not in back}
    is_begun = any(choice != Choice.ABSENT or member not in away for member, choice in kept.items())
    usual = {member: Choice.ABSENT if member in away else Choice.YES for member in chosen}
    return (usual if found or before or not is_begun else {}) | kept | found


def _member(said, place, members):
    match = _MEMBER.match(said, place)
    if match is None:
        rest = _SAID.match(said, place).group()
        is_unfinished = place + len(rest) == len(said) and any(each.startswith(rest) for each in _MEMBERS)
        raise Unreadable(
            f"„{rest}“ beginnt mit keinem Kürzel eines Landes. Schreiben Sie Kürzel und Stimme, zum Beispiel BY N.",
            is_unfinished=is_unfinished,
        )
    code = _MEMBERS[match.group()]
    if code not in members:
        raise Unreadable(f"{code} ist in dieser Abstimmung nicht stimmberechtigt.")
    return code, match.end()


def _choice(said, place, code):
    if place == len(said):
        raise Unreadable(
            f"Zu {code} fehlt die Stimme: J, N, E, B oder A, zum Beispiel {code} N.",
            is_unfinished=True,
        )
    match = _CHOICE.match(said, place)
    if match is None:
        rest = _SAID.match(said, place).group()
        raise Unreadable(f"Zu {code} steht „{rest}“. Möglich sind J (Ja), N (Nein), E (Enthaltung), B und A.")
    return _WORDS[match.group()], match.end()

"""What the chair says at each step of a session, ready to be read aloud. Pure.

Nothing here is a rule: what is needed and what follows is computed elsewhere and comes as words and numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conferences.rules import MajorityRule, SubjectClass
from intmk.counted import counted
from voting.ballots.majority import Outcome, Result, RuleSnapshot, requirement

_INNER = str.maketrans("„“”", "‚‘‘")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the step it belongs to."""

    step: str
    says: str


@dataclass(frozen=True, slots=True)
class Named:
    """A TOP as it is spoken of; `lead` is the Land that leads, where a proposal stands behind it."""

    number: str
    title: str
    lead: str = ""
    kind: str = ""

    @property
    def quoted(self) -> str:
        """The title in quotation marks; those inside become the inner ones."""
        return f"„{self.title.translate(_INNER)}“"


def opening(meeting: str, conference: str) -> Line:
    return Line("Eröffnung", f"Ich eröffne die {meeting} der {conference} und begrüße Sie.")


def resuming(meeting: str) -> Line:
    return Line("Fortsetzung", f"Wir setzen die {meeting} fort. Ich begrüße Sie zum nächsten Tag.")


def quorum(present: int, of: int, needed: int) -> Line:
    there = f"Anwesend sind {present} von {of} Ländern."
    if not needed:
        return Line("Beschlussfähigkeit", f"{there} Eine Mindestzahl verlangt die Geschäftsordnung nicht.")
    return Line("Beschlussfähigkeit", f"{there} Ich stelle fest: Die Konferenz ist beschlussfähig.")


def no_quorum(present: int, of: int, needed: int) -> Line:
    there = "ist 1 Land" if present == 1 else f"sind {present} Länder"
    return Line(
        "Nicht beschlussfähig",
        f"Anwesend {there} von {of}; nötig sind {needed}. Die Konferenz ist nicht beschlussfähig. Ich unterbreche die "
        "Sitzung, bis genügend Länder anwesend sind.",
    )


def calling(tops: Sequence[Named]) -> Line:
    """One TOP, or several that are treated jointly."""
    if len(tops) > 1:
        every = listed([f"TOP {top.number} {top.quoted}" for top in tops])
        return Line("Gemeinsamer Aufruf", f"Ich rufe gemeinsam auf: {every}. Abgestimmt wird über jeden für sich.")
    (top,) = tops
    if not top.lead:
        kind = f" ({top.kind})" if top.kind else ""
        return Line("Aufruf", f"Ich rufe auf: TOP {top.number}, {top.quoted}{kind}. Wer möchte dazu sprechen?")
    return Line(
        "Aufruf",
        f"Ich rufe auf: TOP {top.number}, {top.quoted}. Federführend ist {top.lead}. Wer möchte dazu sprechen?",
    )


def calling_list(name: str, tops: Sequence[Named]) -> Line:
    """The list without debate as a whole."""
    numbers = listed([top.number for top in tops])
    return Line(
        name,
        f"Ich rufe die {name} auf, das sind TOP {numbers}. Wünscht ein Land zu einem dieser Punkte die Aussprache? "
        "Über alle übrigen stimmen wir gemeinsam ab; jeder Punkt hat sein eigenes Ergebnis.",
    )


def amendments_first(number: str, amendments: Sequence[str]) -> Line:
    """Before the whole, what Länder want changed; „Ä3 (Hamburg)“."""
    verb = "liegt vor" if len(amendments) == 1 else "liegen vor"
    return Line("Änderungsanträge", f"Zu TOP {number} {verb}: {listed(amendments)}. Darüber wird zuerst entschieden.")


def asking(top: Named, version: int, needed: str) -> Line:
    return Line(
        "Abstimmung",
        f"Wir stimmen ab über TOP {top.number}, {top.quoted}, in der Fassung {version}. {needed}. Bitte stimmen Sie "
        "jetzt ab.",
    )


def ending(answered: int, of: int) -> Line:
    """The last call of an open ballot."""
    if answered < of:
        return Line("Abstimmung", f"Abgestimmt haben {answered} von {of} Ländern. Fehlt noch eine Stimme?")
    return Line("Abstimmung", f"Alle {of} Länder haben abgestimmt. Ich schließe die Abstimmung.")


def announcing(number: str, outcome: Outcome) -> Line:
    told = listed(outcome.told)
    sentence = {
        Result.ADOPTED: f"TOP {number} ist angenommen, {outcome.wording}: {told}.",
        Result.REJECTED: f"TOP {number} ist abgelehnt: {told}.",
        Result.NO_MAJORITY: f"TOP {number} hat die erforderliche Mehrheit verfehlt: {told}.",
        Result.NO_QUORUM: f"Die Konferenz war bei dieser Abstimmung nicht beschlussfähig: {told}. TOP {number} bleibt "
        "auf der Tagesordnung.",
    }[outcome.result]
    return Line("Ergebnis", f"Ich stelle fest: {sentence}")


def settled(number: str, how: str) -> Line:
    """Without a vote on the text: „vertagt“, „überwiesen“."""
    return Line("Ergebnis", f"Ich stelle fest: TOP {number} ist {how}.")


def closing(left: Sequence[str]) -> Line:
    """The end; `left` are the numbers of what is still open."""
    if left:
        return Line(
            "Schluss",
            f"Offen geblieben {'ist' if len(left) == 1 else 'sind'} TOP {listed(left)}. Wir klären, wie damit weiter "
            "verfahren wird, bevor ich die Sitzung schließe.",
        )
    return Line("Schluss", "Damit ist die Tagesordnung erledigt. Ich danke Ihnen und schließe die Sitzung.")


def because(rules, subject: SubjectClass, snapshot: RuleSnapshot) -> str:
    """„13 von 16 Ja-Stimmen sind erforderlich, weil …“, without a full stop."""
    if subject in rules.unanimity_subjects:
        why = f"der Gegenstand „{SubjectClass(subject).label}“ nach der Geschäftsordnung die Zustimmung aller verlangt"
    else:
        why = f"in der Sache gilt: {MajorityRule(rules.majority_rule).label}"
    return f"{requirement(snapshot)}, weil {why}"


def voters(answered: int, of: int) -> str:
    """„9 von 16 Ländern haben abgestimmt“."""
    verb = "hat" if answered == 1 else "haben"
    return f"{answered} von {counted(of, 'Land', 'Ländern')} {verb} abgestimmt"


def listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} und {words[-1]}"

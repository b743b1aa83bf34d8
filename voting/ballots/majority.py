"""How the Länder decided: one Land, one vote, and a rule that says when a text is adopted. Pure.

Plain values in, plain values out. Abstentions count as the rules of the conference say: not at all, like No, or so
that they do not stand against unanimity; where a rule asks for a number of Yes votes they simply do not help. How
silence in a written procedure is read (consent, abstention, not counted) is settled before: `evaluate` is given one
choice for every member. Source: domain §2.3 and §2.4.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from conferences.rules import AbsentHandling, AbstentionCounts
from conferences.rules import MajorityRule as Rule
from intmk.counted import counted
from intmk.labelled import Labelled


class Choice(Labelled):
    YES = "yes", "Ja"
    NO = "no", "Nein"
    ABSTAIN = "abstain", "Enthaltung"
    NOT_VOTING = "not_voting", "Anwesend ohne Stimmabgabe"
    ABSENT = "absent", "Abwesend"


class Result(Labelled):
    ADOPTED = "adopted", "angenommen"
    REJECTED = "rejected", "abgelehnt"
    NO_MAJORITY = "no_majority", "erforderliche Mehrheit verfehlt"
    NO_QUORUM = "no_quorum", "nicht beschlussfähig"


_TOLD = {
    Choice.YES: ("Ja", "Ja"),
    Choice.NO: ("Nein", "Nein"),
    Choice.ABSTAIN: ("Enthaltung", "Enthaltungen"),
    Choice.NOT_VOTING: ("ohne Stimmabgabe", "ohne Stimmabgabe"),
    Choice.ABSENT: ("abwesend", "abwesend"),
}


class BallotError(ValueError):
    """The choices do not fit the members: the German message names the Länder."""


@dataclass(frozen=True)
class RuleSnapshot:
    """The rule as it stood when the ballot was opened, with the codes of the Länder entitled to vote.

    `threshold` is the number of Yes votes for AT_LEAST, otherwise None; `quorum` is the number
    of Länder that must be present (0: no quorum). `abstention` and `absence` say what those count for that vote
    neither Yes nor No; snapshots from before know neither, and count them for nothing.
    Raises ValueError for a rule that cannot be met.
    """

    rule: Rule
    threshold: int | None
    quorum: int
    members: tuple[str, ...]
    abstention: AbstentionCounts = AbstentionCounts.NOT_CAST
    absence: AbsentHandling = AbsentHandling.NOT_COUNTED

    def __post_init__(self):
        object.__setattr__(self, "rule", Rule(self.rule))
        object.__setattr__(self, "abstention", AbstentionCounts(self.abstention))
        object.__setattr__(self, "absence", AbsentHandling(self.absence))
        object.__setattr__(self, "members", tuple(self.members))
        if not self.members or len(set(self.members)) != self.n:
            raise ValueError("Jedes stimmberechtigte Land muss genau einmal genannt sein.")
        if not 0 <= self.quorum <= self.n:
            raise ValueError(f"Die Beschlussfähigkeit muss zwischen 0 und {self.n} Ländern liegen.")
        if self.rule != Rule.AT_LEAST and self.threshold is not None:
            raise ValueError("Eine Mindestzahl gehört nur zur Regel „Mindestzahl von Ja-Stimmen“.")
        if self.rule == Rule.AT_LEAST and not 1 <= (self.threshold or 0) <= self.n:
            raise ValueError(f"Die Mindestzahl von Ja-Stimmen muss zwischen 1 und {self.n} liegen.")

    @property
    def n(self) -> int:
        return len(self.members)

    def to_dict(self) -> dict:
        values = {name: getattr(self, name).value for name in ("rule", "abstention", "absence")}
        return asdict(self) | values | {"members": list(self.members)}

    @classmethod
    def from_dict(cls, data: Mapping) -> "RuleSnapshot":
        return cls(**data)

    @property
    def tolerates_abstention(self) -> bool:
        """Whether unanimity means that nobody is against, not that everybody is in favour."""
        return self.rule == Rule.ALL_YES and self.abstention == AbstentionCounts.TOLERATED


@dataclass(frozen=True)
class Outcome:
    """What follows from the choices; all numbers count Länder.

    `present` includes Länder that were there without voting; `needed` is the number of Yes votes asked for,
    or None under a rule without a fixed number.
    """

    result: Result
    yes: int
    no: int
    abstain: int
    not_voting: int
    absent: int
    present: int
    needed: int | None
    wording: str
    explanation: str

    @property
    def is_adopted(self) -> bool:
        return self.result == Result.ADOPTED

    @property
    def counts(self) -> str:
        """All members: „13 : 0 : 0 (Ja : Nein : Enthaltung), 2 nicht anwesend, 1 nicht abgestimmt“."""
        silent = ((self.absent, "nicht anwesend"), (self.not_voting, "nicht abgestimmt"))
        return ", ".join(
            [in_numbers(self.yes, self.no, self.abstain), *(f"{count} {word}" for count, word in silent if count)]
        )

    @property
    def told(self) -> list[str]:
        """All members by what they did: „12 Ja“, „2 Enthaltungen“, „2 abwesend“."""
        counts = (self.yes, self.no, self.abstain, self.not_voting, self.absent)
        return [counted(count, *_TOLD[choice]) for choice, count in zip(Choice, counts, strict=True) if count]

    @property
    def summary(self) -> str:
        """„angenommen, 12 Ja, 4 Nein“."""
        return ", ".join([self.result.label, *self.told])

    def to_dict(self) -> dict:
        return asdict(self) | {"result": self.result.value}

    @classmethod
    def from_dict(cls, data: Mapping) -> "Outcome":
        return cls(**data | {"result": Result(data["result"])})


def told(choices: Iterable[str]) -> list[str]:
    """Choices by what was done: „12 Ja“, „2 Enthaltungen“, „2 abwesend“."""
    count = Counter(choices)
    return [counted(count[choice], *words) for choice, words in _TOLD.items() if count[choice]]


def in_numbers(yes: int, no: int, abstain: int) -> str:
    """The numbers with their order: other bodies print them in another one."""
    return f"{yes} : {no} : {abstain} (Ja : Nein : Enthaltung)"


def evaluate(snapshot: RuleSnapshot, choices: Mapping[str, str]) -> Outcome:
    """Decide a ballot. Every member needs a choice, absent Länder too; otherwise BallotError."""
    _check(snapshot, choices)
    count = Counter(Choice(choice) for choice in choices.values())
    present = snapshot.n - count[Choice.ABSENT]
    result = _result(snapshot, count, present)
    return Outcome(
        result=result,
        yes=count[Choice.YES],
        no=count[Choice.NO],
        abstain=count[Choice.ABSTAIN],
        not_voting=count[Choice.NOT_VOTING],
        absent=count[Choice.ABSENT],
        present=present,
        needed=needed(snapshot, present),
        wording=_wording(result, count),
        explanation=_explanation(snapshot, result, count, present),
    )


def needed(snapshot: RuleSnapshot, present: int | None = None) -> int | None:
    """The Yes votes asked for; None where the rule has no fixed number or `present` is not known."""
    if snapshot.rule == Rule.AT_LEAST:
        return snapshot.threshold
    if snapshot.rule == Rule.ALL_YES and not snapshot.tolerates_abstention:
        return snapshot.n
    if snapshot.rule == Rule.ABSOLUTE:
        return snapshot.n // 2 + 1
    if snapshot.rule == Rule.SIMPLE_OF_PRESENT and present is not None:
        return present // 2 + 1
    return None


def requirement(snapshot: RuleSnapshot, present: int | None = None) -> str:
    """What the rule asks for, in German, without a full stop."""
    votes = needed(snapshot, present)
    if snapshot.rule == Rule.SIMPLE_OF_CAST:
        return "Mehr Ja- als Nein-Stimmen sind erforderlich"
    if snapshot.tolerates_abstention:
        return "Kein Land darf mit Nein stimmen oder fehlen; Enthaltungen stehen der Einstimmigkeit nicht entgegen"
    if snapshot.rule == Rule.NO_OBJECTION:
        return "Mindestens 1 Ja-Stimme und keine Nein-Stimme sind erforderlich"
    if snapshot.rule == Rule.ALL_YES:
        return f"Die Ja-Stimmen aller {snapshot.n} Länder sind erforderlich"
    if votes is None:
        return "Die Ja-Stimmen von mehr als der Hälfte der anwesenden Länder sind erforderlich"
    verb = "ist" if votes == 1 else "sind"
    if snapshot.rule == Rule.SIMPLE_OF_PRESENT:
        there = counted(present, "anwesenden Land", "anwesenden Ländern")
        return f"{counted(votes, 'Ja-Stimme', 'Ja-Stimmen')} bei {there} {verb} erforderlich"
    return f"{votes} von {snapshot.n} Ja-Stimmen {verb} erforderlich"


def _check(snapshot: RuleSnapshot, choices: Mapping[str, Choice]) -> None:
    missing = [code for code in snapshot.members if code not in choices]
    strangers = sorted(set(choices) - set(snapshot.members))
    sentences = []
    if missing:
        sentences.append(f"Für {_listed(missing)} fehlt die Angabe, wie das Land abgestimmt hat.")
    if strangers:
        verb = "ist" if len(strangers) == 1 else "sind"
        sentences.append(f"{_listed(strangers)} {verb} in dieser Abstimmung nicht stimmberechtigt.")
    if sentences:
        raise BallotError(" ".join(sentences))


def _result(snapshot: RuleSnapshot, count: Counter, present: int) -> Result:
    if present < snapshot.quorum:
        return Result.NO_QUORUM
    yes, abstain = count[Choice.YES], _abstaining(snapshot, count)
    no = count[Choice.NO] + (abstain if snapshot.abstention == AbstentionCounts.AS_NO else 0)
    if _is_met(snapshot, yes, no, abstain, present):
        return Result.ADOPTED
    # A tie rejects; more Yes than No below the threshold, or nobody for either side, is no rejection.
    return Result.REJECTED if no >= yes and no > 0 else Result.NO_MAJORITY


def _abstaining(snapshot: RuleSnapshot, count: Counter) -> int:
    """The Länder that count as abstaining; absent ones among them where the rules say so."""
    absent = count[Choice.ABSENT] if snapshot.absence == AbsentHandling.ABSTENTION else 0
    return count[Choice.ABSTAIN] + absent


def _is_met(snapshot: RuleSnapshot, yes: int, no: int, abstain: int, present: int) -> bool:
    if snapshot.tolerates_abstention:
        return no == 0 and yes >= 1 and yes + abstain == snapshot.n
    if snapshot.rule == Rule.SIMPLE_OF_CAST:
        return yes > no
    if snapshot.rule == Rule.NO_OBJECTION:
        return no == 0 and yes >= 1
    return yes >= needed(snapshot, present)


def _wording(result: Result, count: Counter) -> str:
    if result != Result.ADOPTED:
        return result.label
    if count[Choice.NO]:
        return "mehrheitlich"
    return f"einstimmig{_abstentions(count)}"


def _explanation(snapshot: RuleSnapshot, result: Result, count: Counter, present: int) -> str:
    if result == Result.NO_QUORUM:
        must = "muss 1 Land" if snapshot.quorum == 1 else f"müssen {snapshot.quorum} Länder"
        there = {0: "war kein Land", 1: "war 1 Land"}.get(present, f"waren {present} Länder")
        return f"Für die Beschlussfähigkeit {must} anwesend sein; anwesend {there}."
    facts = [f"abgegeben {_cast(count[Choice.YES], count[Choice.NO])}{_abstentions(count)}"]
    if silent := count[Choice.NOT_VOTING]:
        verb = "gab" if silent == 1 else "gaben"
        facts.append(f"{counted(silent, 'anwesendes Land', 'anwesende Länder')} {verb} keine Stimme ab")
    if absent := count[Choice.ABSENT]:
        facts.append(f"{counted(absent, 'Land war', 'Länder waren')} abwesend")
    if snapshot.abstention == AbstentionCounts.AS_NO and _abstaining(snapshot, count):
        facts.append("Enthaltungen zählen wie Nein")
    tie = " Bei Stimmengleichheit ist der Text abgelehnt." if count[Choice.YES] == count[Choice.NO] > 0 else ""
    return f"{requirement(snapshot, present)}; {', '.join(facts)}.{tie}"


def _cast(yes: int, no: int) -> str:
    if not yes and not no:
        return "wurde weder eine Ja- noch eine Nein-Stimme"
    parts = [counted(yes, "Ja-Stimme", "Ja-Stimmen")]
    if no:
        parts.append(counted(no, "Nein-Stimme", "Nein-Stimmen"))
    verb = "wurde" if yes == 1 and not no else "wurden"
    return f"{verb} {' und '.join(parts)}"


def _abstentions(count: Counter) -> str:
    abstain = count[Choice.ABSTAIN]
    return f" bei {counted(abstain, 'Enthaltung', 'Enthaltungen')}" if abstain else ""


def _listed(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} und {codes[-1]}"

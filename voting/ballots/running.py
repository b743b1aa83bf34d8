"""How a vote stands while it is called: „13 von 16 nötig, weil …; 12 Ja, 2 Enthaltungen, 2 abwesend“. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from conferences.rules import MajorityRule, SubjectClass
from voting.ballots.majority import Choice, RuleSnapshot, needed, told
from voting.ballots.rules import Purpose, member_name


@dataclass(frozen=True, slots=True)
class Running:
    """`needed` with its reason, what the members have answered so far, and who has not (by name)."""

    needed: str
    why: str
    told: list[str]
    missing: list[str]

    @property
    def line(self) -> str:
        """„13 von 16 nötig, weil …; 12 Ja, 2 Enthaltungen, 2 abwesend“."""
        return "; ".join(filter(None, (", ".join(filter(None, (self.needed, self.why))), ", ".join(self.told))))


def running(snapshot: RuleSnapshot, choices: Mapping[str, str], why: str) -> Running:
    absent = sum(choice == Choice.ABSENT for choice in choices.values())
    missing = [member_name(member) for member in snapshot.members if member not in choices]
    return Running(asked_for(snapshot, snapshot.n - absent), why, told(choices.values()), missing)


def asked_for(snapshot: RuleSnapshot, present: int) -> str:
    """What the rule asks for, in few words; `present` as far as one knows."""
    if snapshot.rule == MajorityRule.SIMPLE_OF_CAST:
        return "mehr Ja als Nein nötig"
    if snapshot.tolerates_abstention:
        return "von allen Ja oder Enthaltung nötig"
    if snapshot.rule == MajorityRule.NO_OBJECTION:
        return "mindestens 1 Ja und kein Nein nötig"
    of = f"{present} anwesenden" if snapshot.rule == MajorityRule.SIMPLE_OF_PRESENT else snapshot.n
    return f"{needed(snapshot, present)} von {of} nötig"


def reason_of(rules, purpose: Purpose, subject: SubjectClass = SubjectClass.ORDINARY) -> str:
    """Why this rule and no other: from the rules of procedure of the conference, with what it is about."""
    if purpose == Purpose.PROCEDURE:
        return f"weil es um das Verfahren geht (Geschäftsordnung: {MajorityRule(rules.procedural_majority_rule).label})"
    if purpose == Purpose.ADMISSION:
        return "weil ein verfristeter Punkt zugelassen werden soll"
    if subject in rules.unanimity_subjects:
        return f"weil der Gegenstand „{SubjectClass(subject).label}“ die Zustimmung aller Länder verlangt"
    return f"weil die Geschäftsordnung in der Sache so entscheidet ({MajorityRule(rules.majority_rule).label})"

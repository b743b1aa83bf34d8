"""What is asked in a ballot, and which rule answers it. Pure."""

from accounts.laender import FEDERATION, NAMES
from conferences.rules import LateAdmission, MajorityRule, SubjectClass, VotingMembers
from intmk.labelled import Labelled
from voting.ballots.majority import Choice, RuleSnapshot


class Purpose(Labelled):
    """What a ballot is for; the rule follows from it."""

    SUBSTANCE = "substance", "in der Sache"
    PROCEDURE = "procedure", "zum Verfahren"
    ADMISSION = "admission", "Zulassung eines verfristeten Punkts"


class Scope(Labelled):
    """What a ballot is about."""

    WHOLE = "whole", "der ganze Text"
    ZIFFER = "ziffer", "eine Ziffer"
    AMENDMENT = "amendment", "ein Änderungsantrag"
    ITEM = "item", "ein Tagesordnungspunkt"


class Channel(Labelled):
    """By which way a vote came."""

    DESK = "desk", "von der Geschäftsstelle erfasst"
    DEVICE = "device", "vom Land selbst abgegeben"


# What a delegate can answer by its own device; who is absent does not answer.
BY_DEVICE = (Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.NOT_VOTING)
_ADMITTED_BY = {LateAdmission.MAJORITY: MajorityRule.SIMPLE_OF_CAST, LateAdmission.ALL: MajorityRule.ALL_YES}

# Which parameter of the rules of procedure a ballot follows, and whose mark therefore stands beside it.
PARAMETER = {
    Purpose.SUBSTANCE: "majority_rule",
    Purpose.PROCEDURE: "procedural_majority_rule",
    Purpose.ADMISSION: "late_item_admission",
}


def rule_for(rules, purpose: Purpose, subject: SubjectClass = SubjectClass.ORDINARY) -> RuleSnapshot:
    """The rule for a ballot under the rules of procedure of a conference, with the members entitled to vote.

    A text on a subject that the rules name asks for all Länder (domain §2.2). Where the chair decides on late items,
    a ballot on one is a matter of procedure. Source: domain §2.3.
    """
    rule = _majority(rules, purpose, subject)
    return RuleSnapshot(
        rule=rule,
        threshold=rules.majority_threshold if rule == MajorityRule.AT_LEAST else None,
        quorum=rules.quorum,
        members=members(rules),
        abstention=rules.abstention_counts,
        absence=rules.absent_handling,
    )


def members(rules) -> tuple[str, ...]:
    """The codes of those entitled to vote: the sixteen in the order of the rotation, and the Bund where it votes."""
    return (*NAMES, FEDERATION) if rules.voting_members == VotingMembers.LAENDER_AND_FEDERATION else tuple(NAMES)


def member_name(code: str) -> str:
    return NAMES.get(code, "Bund")


def _majority(rules, purpose, subject) -> MajorityRule:
    if purpose == Purpose.PROCEDURE:
        return MajorityRule(rules.procedural_majority_rule)
    if purpose == Purpose.ADMISSION:
        admitted_by = LateAdmission(rules.late_item_admission)
        return _ADMITTED_BY.get(admitted_by, MajorityRule(rules.procedural_majority_rule))
    return MajorityRule.ALL_YES if subject in rules.unanimity_subjects else MajorityRule(rules.majority_rule)

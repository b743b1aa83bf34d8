"""Which rule answers which question."""

import pytest

from accounts.laender import NAMES
from conferences.models import ProcedureRules
from conferences.rules import SubjectClass
from voting.ballots.majority import evaluate
from voting.ballots.rules import Purpose, member_name, rule_for

ALL = (*NAMES, "BUND")


def asked(purpose=Purpose.SUBSTANCE, subject=SubjectClass.ORDINARY, **rules):
    found = rule_for(ProcedureRules(**rules), purpose, subject)
    return found.rule, found.threshold


def test_substance_follows_the_rule_of_the_conference():
    assert asked() == ("at_least", 13)
    assert asked(majority_rule="absolute") == ("absolute", None)


@pytest.mark.parametrize("subject", SubjectClass)
def test_a_subject_the_rules_name_asks_for_all_laender(subject):
    named = {"unanimity_subjects": ["budget", "joint_body"]}
    expected = ("all_yes", None) if subject in ("budget", "joint_body") else ("at_least", 13)
    assert asked(subject=subject, **named) == expected
    assert asked(Purpose.PROCEDURE, subject, **named) == ("simple_of_cast", None)


@pytest.mark.parametrize(
    ("admission", "rule"), [("majority", "simple_of_cast"), ("all", "all_yes"), ("chair", "absolute")]
)
def test_late_items_are_admitted_as_the_rules_say(admission, rule):
    assert asked(Purpose.ADMISSION, late_item_admission=admission, procedural_majority_rule="absolute") == (rule, None)


def test_the_bund_votes_where_the_rules_let_it():
    rules = ProcedureRules(voting_members="laender_and_federation", majority_rule="absolute")
    snapshot = rule_for(rules, Purpose.SUBSTANCE)
    assert (snapshot.members, snapshot.n, member_name("BUND"), member_name("BY")) == (ALL, 17, "Bund", "Bayern")
    nine = {member: "yes" if place < 9 else "no" for place, member in enumerate(ALL)}
    eight = nine | {ALL[8]: "no"}
    assert [evaluate(snapshot, votes).is_adopted for votes in (nine, eight)] == [True, False]


def test_how_silence_counts_comes_from_the_rules():
    snapshot = rule_for(ProcedureRules(abstention_counts="as_no", absent_handling="abstention"), Purpose.SUBSTANCE)
    assert (snapshot.abstention, snapshot.absence, snapshot.quorum) == ("as_no", "abstention", 9)

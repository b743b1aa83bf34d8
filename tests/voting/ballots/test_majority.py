import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferences.rules import AbsentHandling, AbstentionCounts
from voting.ballots.majority import BallotError, Choice, Result, Rule, RuleSnapshot, evaluate, needed, requirement

LAENDER = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
ADOPTED, REJECTED, NO_MAJORITY, NO_QUORUM = Result
SIMPLE, OF_PRESENT, ABSOLUTE, AT_LEAST, NO_OBJECTION, ALL_YES = Rule


def snapshot(rule, quorum=9):
    return RuleSnapshot(rule, 13 if rule == AT_LEAST else None, quorum, LAENDER)


def choices(yes, no, abstain, not_voting=0):
    given = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + ["not_voting"] * not_voting
    return dict(zip(LAENDER, map(Choice, given + ["absent"] * (16 - len(given))), strict=True))


def decide(rule, yes, no, abstain, not_voting=0, quorum=9):
    return evaluate(snapshot(rule, quorum), choices(yes, no, abstain, not_voting))


# One row per count, one column per rule in the order of Rule: simple of cast, simple of present, absolute,
# at least 13, no objection, all yes.
VECTORS = {
    (16, 0, 0): (ADOPTED,) * 6,
    (15, 1, 0): (ADOPTED, ADOPTED, ADOPTED, ADOPTED, NO_MAJORITY, NO_MAJORITY),
    (13, 1, 2): (ADOPTED, ADOPTED, ADOPTED, ADOPTED, NO_MAJORITY, NO_MAJORITY),
    (12, 0, 4): (ADOPTED, ADOPTED, ADOPTED, NO_MAJORITY, ADOPTED, NO_MAJORITY),
    (12, 4, 0): (ADOPTED, ADOPTED, ADOPTED, NO_MAJORITY, NO_MAJORITY, NO_MAJORITY),
    (9, 7, 0): (ADOPTED, ADOPTED, ADOPTED, NO_MAJORITY, NO_MAJORITY, NO_MAJORITY),
    (8, 8, 0): (REJECTED,) * 6,
    (8, 7, 1): (ADOPTED, NO_MAJORITY, NO_MAJORITY, NO_MAJORITY, NO_MAJORITY, NO_MAJORITY),
    (7, 8, 1): (REJECTED,) * 6,
    (8, 0, 1): (ADOPTED, ADOPTED, NO_MAJORITY, NO_MAJORITY, ADOPTED, NO_MAJORITY),
    (1, 0, 15): (ADOPTED, NO_MAJORITY, NO_MAJORITY, NO_MAJORITY, ADOPTED, NO_MAJORITY),
    (0, 1, 15): (REJECTED,) * 6,
    (0, 0, 16): (NO_MAJORITY,) * 6,
    (8, 0, 0): (NO_QUORUM,) * 6,
    (0, 0, 0): (NO_QUORUM,) * 6,
}


@pytest.mark.parametrize("counts", VECTORS, ids=str)
def test_result_under_every_rule(counts):
    assert tuple(decide(rule, *counts).result for rule in Rule) == VECTORS[counts]


@pytest.mark.parametrize(
    ("rule", "counts", "wording"),
    [
        (AT_LEAST, (16, 0, 0), "einstimmig"),
        (AT_LEAST, (14, 0, 0), "einstimmig"),
        (AT_LEAST, (15, 0, 1), "einstimmig bei 1 Enthaltung"),
        (AT_LEAST, (13, 0, 2), "einstimmig bei 2 Enthaltungen"),
        (AT_LEAST, (15, 1, 0), "mehrheitlich"),
        (AT_LEAST, (13, 1, 2), "mehrheitlich"),
        (AT_LEAST, (8, 8, 0), "abgelehnt"),
        (AT_LEAST, (12, 4, 0), "erforderliche Mehrheit verfehlt"),
        (AT_LEAST, (8, 0, 0), "nicht beschlussfähig"),
    ],
)
def test_wording(rule, counts, wording):
    assert decide(rule, *counts).wording == wording


def test_counts_name_their_order():
    assert decide(AT_LEAST, 12, 0, 4).counts == "12 : 0 : 4 (Ja : Nein : Enthaltung)"


@pytest.mark.parametrize(
    ("rule", "counts", "explanation"),
    [
        (
            AT_LEAST,
            (12, 0, 2),
            "13 von 16 Ja-Stimmen sind erforderlich; abgegeben wurden 12 Ja-Stimmen bei 2 Enthaltungen, "
            "2 Länder waren abwesend.",
        ),
        (
            ABSOLUTE,
            (13, 1, 1),
            "9 von 16 Ja-Stimmen sind erforderlich; abgegeben wurden 13 Ja-Stimmen und 1 Nein-Stimme "
            "bei 1 Enthaltung, 1 Land war abwesend.",
        ),
        (
            OF_PRESENT,
            (7, 2, 1, 1),
            "6 Ja-Stimmen bei 11 anwesenden Ländern sind erforderlich; abgegeben wurden 7 Ja-Stimmen "
            "und 2 Nein-Stimmen bei 1 Enthaltung, 1 anwesendes Land gab keine Stimme ab, "
            "5 Länder waren abwesend.",
        ),
        (
            SIMPLE,
            (8, 8, 0),
            "Mehr Ja- als Nein-Stimmen sind erforderlich; abgegeben wurden 8 Ja-Stimmen und 8 Nein-Stimmen. "
            "Bei Stimmengleichheit ist der Text abgelehnt.",
        ),
        (
            NO_OBJECTION,
            (1, 0, 13, 2),
            "Mindestens 1 Ja-Stimme und keine Nein-Stimme sind erforderlich; abgegeben wurde 1 Ja-Stimme "
            "bei 13 Enthaltungen, 2 anwesende Länder gaben keine Stimme ab.",
        ),
        (
            ALL_YES,
            (0, 0, 16),
            "Die Ja-Stimmen aller 16 Länder sind erforderlich; abgegeben wurde weder eine Ja- noch eine "
            "Nein-Stimme bei 16 Enthaltungen.",
        ),
        (
            AT_LEAST,
            (8, 0, 0),
            "Für die Beschlussfähigkeit müssen 9 Länder anwesend sein; anwesend waren 8 Länder.",
        ),
        (
            AT_LEAST,
            (0, 1, 0),
            "Für die Beschlussfähigkeit müssen 9 Länder anwesend sein; anwesend war 1 Land.",
        ),
        (
            AT_LEAST,
            (0, 0, 0),
            "Für die Beschlussfähigkeit müssen 9 Länder anwesend sein; anwesend war kein Land.",
        ),
    ],
)
def test_explanation(rule, counts, explanation):
    assert decide(rule, *counts).explanation == explanation


def test_explanation_of_a_quorum_and_a_threshold_of_one():
    one = RuleSnapshot(AT_LEAST, 1, 1, ("BW",))
    assert (evaluate(one, {"BW": "absent"}).explanation, evaluate(one, {"BW": "yes"}).explanation) == (
        "Für die Beschlussfähigkeit muss 1 Land anwesend sein; anwesend war kein Land.",
        "1 von 1 Ja-Stimmen ist erforderlich; abgegeben wurde 1 Ja-Stimme.",
    )


def test_present_without_voting_counts_for_the_quorum_only():
    assert decide(SIMPLE, 5, 3, 0, not_voting=1).result == ADOPTED
    assert decide(OF_PRESENT, 5, 3, 0, not_voting=2).result == NO_MAJORITY
    assert decide(SIMPLE, 5, 3, 0, not_voting=0).result == NO_QUORUM


def test_needed():
    assert [needed(snapshot(rule)) for rule in Rule] == [None, None, 9, 13, None, 16]
    assert [needed(snapshot(OF_PRESENT), present) for present in (15, 16)] == [8, 9]


def test_requirement_before_the_presence_is_known():
    assert requirement(snapshot(OF_PRESENT)) == (
        "Die Ja-Stimmen von mehr als der Hälfte der anwesenden Länder sind erforderlich"
    )


@pytest.mark.parametrize(
    ("laender", "message"),
    [
        (LAENDER[:15], "Für TH fehlt die Angabe, wie das Land abgestimmt hat."),
        (LAENDER[2:], "Für BW und BY fehlt die Angabe, wie das Land abgestimmt hat."),
        ((*LAENDER, "XX"), "XX ist in dieser Abstimmung nicht stimmberechtigt."),
        ((*LAENDER, "XX", "AT", "CH"), "AT, CH und XX sind in dieser Abstimmung nicht stimmberechtigt."),
        (
            (*LAENDER[:15], "XX"),
            "Für TH fehlt die Angabe, wie das Land abgestimmt hat. XX ist in dieser Abstimmung nicht stimmberechtigt.",
        ),
    ],
)
def test_every_member_and_nobody_else_votes(laender, message):
    with pytest.raises(BallotError) as error:
        evaluate(snapshot(AT_LEAST), dict.fromkeys(laender, Choice.YES))
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("rule", "threshold", "quorum", "members"),
    [
        (AT_LEAST, None, 9, LAENDER),
        (AT_LEAST, 0, 9, LAENDER),
        (AT_LEAST, 17, 9, LAENDER),
        (ABSOLUTE, 9, 9, LAENDER),
        (SIMPLE, None, 17, LAENDER),
        (SIMPLE, None, -1, LAENDER),
        (SIMPLE, None, 0, ()),
        (SIMPLE, None, 0, ("BW", "BW")),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(rule, threshold, quorum, members):
    with pytest.raises(ValueError):
        RuleSnapshot(rule, threshold, quorum, members)


@pytest.mark.parametrize("rule", Rule)
def test_snapshot_survives_json(rule):
    assert RuleSnapshot.from_dict(json.loads(json.dumps(snapshot(rule).to_dict()))) == snapshot(rule)


rules = st.sampled_from(Rule)
quorums = st.integers(0, 16)
ballots = st.lists(st.sampled_from(Choice), min_size=16, max_size=16)


@given(rules, quorums, ballots, st.sampled_from([Choice.NO, Choice.ABSTAIN]))
def test_one_more_yes_never_loses_an_adoption(rule, quorum, ballot, changed):
    cast = dict(zip(LAENDER, ballot, strict=True))
    adopted = [evaluate(snapshot(rule, quorum), cast).is_adopted]
    for land in [land for land, choice in cast.items() if choice == changed]:
        cast[land] = Choice.YES
        adopted.append(evaluate(snapshot(rule, quorum), cast).is_adopted)
    assert adopted == sorted(adopted)


@given(rules, st.integers(1, 8), st.integers(0, 16))
def test_a_tie_rejects_under_every_rule(rule, each, quorum):
    outcome = decide(rule, each, each, 0, 16 - 2 * each, quorum)
    assert (outcome.result, outcome.wording) == (REJECTED, "abgelehnt")


@given(rules, quorums, ballots, st.permutations(LAENDER))
def test_every_land_counts_the_same(rule, quorum, ballot, order):
    first = evaluate(snapshot(rule, quorum), dict(zip(LAENDER, ballot, strict=True)))
    assert evaluate(snapshot(rule, quorum), dict(zip(order, ballot, strict=True))) == first


@given(rules, quorums, ballots)
def test_counts_add_up_and_the_word_fits(rule, quorum, ballot):
    outcome = evaluate(snapshot(rule, quorum), dict(zip(LAENDER, ballot, strict=True)))
    assert outcome.yes + outcome.no + outcome.abstain + outcome.not_voting == outcome.present
    assert outcome.present + outcome.absent == 16
    assert (outcome.result == NO_QUORUM) == (outcome.present < quorum)
    assert outcome.wording.startswith("einstimmig") == (outcome.is_adopted and outcome.no == 0)


@given(ballots)
def test_the_stricter_rule_adopts_less(ballot):
    adopted = [evaluate(snapshot(rule, 0), dict(zip(LAENDER, ballot, strict=True))).is_adopted for rule in Rule]
    simple, of_present, absolute, at_least, no_objection, all_yes = adopted
    assert [all_yes, at_least, absolute, of_present, simple] == sorted(
        [all_yes, at_least, absolute, of_present, simple]
    )
    assert [all_yes, no_objection, simple] == sorted([all_yes, no_objection, simple])


def decide_with(rule, yes, no, abstain, *, abstention="not_cast", absence="not_counted"):
    asked = RuleSnapshot(rule, 13 if rule == AT_LEAST else None, 0, LAENDER, abstention, absence)
    return evaluate(asked, choices(yes, no, abstain)).result


@pytest.mark.parametrize(
    ("rule", "counts", "found"),
    [
        (SIMPLE, (8, 1, 7), REJECTED),  # 8 : 8
        (SIMPLE, (9, 0, 7), ADOPTED),
        (NO_OBJECTION, (15, 0, 1), NO_MAJORITY),
        (AT_LEAST, (13, 0, 3), ADOPTED),
        (ABSOLUTE, (9, 0, 7), ADOPTED),
    ],
)
def test_abstentions_that_count_like_no(rule, counts, found):
    assert decide_with(rule, *counts, abstention="as_no") == found


@pytest.mark.parametrize(
    ("counts", "found"),
    [((14, 0, 2), ADOPTED), ((1, 0, 15), ADOPTED), ((15, 1, 0), NO_MAJORITY), ((15, 0, 0), NO_MAJORITY)],
)
def test_abstentions_that_do_not_stand_against_unanimity(counts, found):
    assert decide_with(ALL_YES, *counts, abstention="tolerated") == found
    assert decide_with(ALL_YES, 0, 0, 16, abstention="tolerated") == NO_MAJORITY


def test_absent_laender_that_count_as_abstaining():
    both = {"abstention": "as_no", "absence": "abstention"}
    assert [decide_with(SIMPLE, 8, 0, 0, **both), decide_with(SIMPLE, 9, 0, 0, **both)] == [REJECTED, ADOPTED]
    assert decide_with(ALL_YES, 15, 0, 0, abstention="tolerated", absence="abstention") == ADOPTED


@given(
    rules,
    quorums,
    ballots,
    st.sampled_from(AbstentionCounts),
    st.sampled_from(AbsentHandling),
    st.sampled_from(list(Choice)),
)
def test_one_more_yes_never_loses_an_adoption_however_silence_counts(rule, quorum, ballot, abstain, absent, changed):
    asked = RuleSnapshot(rule, 13 if rule == AT_LEAST else None, quorum, LAENDER, abstain, absent)
    votes = dict(zip(LAENDER, ballot, strict=True))
    land = next((code for code, choice in votes.items() if choice == changed), None)
    if land and evaluate(asked, votes).is_adopted:
        assert evaluate(asked, votes | {land: Choice.YES}).is_adopted


def test_a_snapshot_from_before_counts_silence_for_nothing():
    stored = {"rule": "all_yes", "threshold": None, "quorum": 9, "members": list(LAENDER)}
    read = RuleSnapshot.from_dict(stored)
    assert (read.abstention, read.absence) == (AbstentionCounts.NOT_CAST, AbsentHandling.NOT_COUNTED)
    assert read.to_dict() == stored | {"abstention": "not_cast", "absence": "not_counted"}

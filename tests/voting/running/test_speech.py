"""What the chair says, sentence by sentence."""

import pytest

from accounts.laender import NAMES
from conferences.models import ProcedureRules
from voting.ballots.majority import evaluate
from voting.ballots.rules import Purpose, rule_for
from voting.running import speech
from voting.running.speech import Named

KURSE = Named("2.3", "Kurse sichern", "Bayern")
RULES = ProcedureRules()


def says(line):
    return line.says


def outcome(**count):
    choices = [choice for choice, times in count.items() for _ in range(times)]
    return evaluate(rule_for(RULES, Purpose.SUBSTANCE), dict(zip(NAMES, choices, strict=True)))


def test_the_meeting_is_opened_by_its_name():
    assert says(speech.opening("Hauptkonferenz", "20. Integrationsministerkonferenz")) == (
        "Ich eröffne die Hauptkonferenz der 20. Integrationsministerkonferenz und begrüße Sie."
    )


def test_quotation_marks_in_a_title_become_the_inner_ones():
    assert says(speech.calling([Named("1", "Leitantrag „Zusammen leben“", "Niedersachsen")])).startswith(
        "Ich rufe auf: TOP 1, „Leitantrag ‚Zusammen leben‘“."
    )


def test_on_the_second_day_it_goes_on():
    assert says(speech.resuming("Hauptkonferenz")) == (
        "Wir setzen die Hauptkonferenz fort. Ich begrüße Sie zum nächsten Tag."
    )


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        (9, "Anwesend sind 15 von 16 Ländern. Ich stelle fest: Die Konferenz ist beschlussfähig."),
        (0, "Anwesend sind 15 von 16 Ländern. Eine Mindestzahl verlangt die Geschäftsordnung nicht."),
    ],
)
def test_the_quorum_is_stated(needed, said):
    assert says(speech.quorum(15, 16, needed)) == said


def test_without_a_quorum_the_session_is_interrupted():
    assert says(speech.no_quorum(1, 16, 9)) == (
        "Anwesend ist 1 Land von 16; nötig sind 9. Die Konferenz ist nicht beschlussfähig. Ich unterbreche die "
        "Sitzung, bis genügend Länder anwesend sind."
    )


def test_a_top_is_called_with_its_lead_and_a_report_with_its_kind():
    report = Named("1", "Stand der Kurse", kind="Bericht")
    assert [says(speech.calling([top])) for top in (KURSE, report)] == [
        "Ich rufe auf: TOP 2.3, „Kurse sichern“. Federführend ist Bayern. Wer möchte dazu sprechen?",
        "Ich rufe auf: TOP 1, „Stand der Kurse“ (Bericht). Wer möchte dazu sprechen?",
    ]


def test_joint_items_are_called_together():
    assert says(speech.calling([KURSE, Named("2.5", "Kurse zählen", "Hamburg")])) == (
        "Ich rufe gemeinsam auf: TOP 2.3 „Kurse sichern“ und TOP 2.5 „Kurse zählen“. Abgestimmt wird über "
        "jeden für sich."
    )


def test_the_list_is_called_by_the_name_the_rules_give_it():
    line = speech.calling_list("Grüne Liste", [Named("2.1", "A"), Named("2.4", "B"), Named("3", "C")])
    assert (line.step, line.says) == (
        "Grüne Liste",
        "Ich rufe die Grüne Liste auf, das sind TOP 2.1, 2.4 und 3. Wünscht ein Land zu einem dieser Punkte die "
        "Aussprache? Über alle übrigen stimmen wir gemeinsam ab; jeder Punkt hat sein eigenes Ergebnis.",
    )


def test_amendments_come_before_the_whole():
    assert [says(speech.amendments_first("2.3", each)) for each in (["Ä1 (Hamburg)"], ["Ä1 (HH)", "Ä2 (SN)"])] == [
        "Zu TOP 2.3 liegt vor: Ä1 (Hamburg). Darüber wird zuerst entschieden.",
        "Zu TOP 2.3 liegen vor: Ä1 (HH) und Ä2 (SN). Darüber wird zuerst entschieden.",
    ]


def test_a_vote_says_what_is_needed_and_why():
    needed = speech.because(RULES, "ordinary", rule_for(RULES, Purpose.SUBSTANCE))
    assert says(speech.asking(KURSE, 4, needed)) == (
        "Wir stimmen ab über TOP 2.3, „Kurse sichern“, in der Fassung 4. 13 von 16 Ja-Stimmen sind erforderlich, weil "
        "in der Sache gilt: Mindestzahl von Ja-Stimmen. Bitte stimmen Sie jetzt ab."
    )


def test_a_subject_that_asks_for_all_says_so():
    rules = ProcedureRules(unanimity_subjects=["budget"])
    assert speech.because(rules, "budget", rule_for(rules, Purpose.SUBSTANCE, "budget")) == (
        "Die Ja-Stimmen aller 16 Länder sind erforderlich, weil der Gegenstand „Auswirkungen auf Haushalte“ nach der "
        "Geschäftsordnung die Zustimmung aller verlangt"
    )


def test_an_open_vote_is_ended_when_all_have_answered():
    assert [says(speech.ending(answered, 16)) for answered in (9, 16)] == [
        "Abgestimmt haben 9 von 16 Ländern. Fehlt noch eine Stimme?",
        "Alle 16 Länder haben abgestimmt. Ich schließe die Abstimmung.",
    ]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ({"yes": 14, "abstain": 2}, "angenommen, einstimmig bei 2 Enthaltungen: 14 Ja und 2 Enthaltungen."),
        ({"yes": 13, "no": 3}, "angenommen, mehrheitlich: 13 Ja und 3 Nein."),
        ({"yes": 4, "no": 12}, "abgelehnt: 4 Ja und 12 Nein."),
    ],
)
def test_a_result_is_announced(count, said):
    assert says(speech.announcing("2.3", outcome(**count))) == f"Ich stelle fest: TOP 2.3 ist {said}"


def test_a_missed_majority_and_a_missing_quorum_are_no_rejection():
    missed, absent = outcome(yes=12, no=4), outcome(yes=8, absent=8)
    assert [says(speech.announcing("2.3", each)) for each in (missed, absent)] == [
        "Ich stelle fest: TOP 2.3 hat die erforderliche Mehrheit verfehlt: 12 Ja und 4 Nein.",
        "Ich stelle fest: Die Konferenz war bei dieser Abstimmung nicht beschlussfähig: 8 Ja und 8 abwesend. TOP 2.3 "
        "bleibt auf der Tagesordnung.",
    ]


def test_what_was_settled_without_a_vote_is_said():
    assert says(speech.settled("2.3", "vertagt")) == "Ich stelle fest: TOP 2.3 ist vertagt."


def test_the_end_names_what_was_left_open():
    assert [says(speech.closing(left)) for left in ([], ["3"], ["3", "4"])] == [
        "Damit ist die Tagesordnung erledigt. Ich danke Ihnen und schließe die Sitzung.",
        "Offen geblieben ist TOP 3. Wir klären, wie damit weiter verfahren wird, bevor ich die Sitzung schließe.",
        "Offen geblieben sind TOP 3 und 4. Wir klären, wie damit weiter verfahren wird, bevor ich die Sitzung "
        "schließe.",
    ]


def test_how_many_have_answered_is_told():
    assert [speech.voters(answered, 16) for answered in (1, 9)] == [
        "1 von 16 Ländern hat abgestimmt",
        "9 von 16 Ländern haben abgestimmt",
    ]

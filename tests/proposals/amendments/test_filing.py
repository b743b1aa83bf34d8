from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conferences.models import Deadline
from intmk import clock
from intmk.refusal import Refused
from journal.models import Entry
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentSponsor
from tests.proposals.amendments.texts import TEXT, ziffer
from tests.proposals.pages import said
from tests.world import NOW
from text.amend import Delete, Insert, Move, Replace, Retitle

LATE = datetime(2025, 4, 20, 9, tzinfo=clock.BERLIN)
AT_SESSION = datetime(2025, 4, 23, 10, tzinfo=clock.BERLIN)


@pytest.fixture
def deadline(conference):
    return Deadline.objects.create(conference=conference, kind="amendment", due_at=clock.end_of(date(2025, 4, 16)))


def test_difference_becomes_the_amendment(tabled, file):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"), title="Neuer Titel")
    assert amendment.label == "Ä1"
    assert amendment.land_id == "HH"
    assert amendment.base == tabled.text
    assert amendment.wanted() == (
        Retitle("Neuer Titel"),
        Replace(ziffer(tabled, 2), "Die IntMK bittet die Bundesregierung um Geld.", 1),
    )


def test_insert_delete_and_move_are_kept(tabled, file):
    text = """
    1. Die IntMK bittet das Vorsitzland um einen Bericht.
    2. Die IntMK stellt fest, dass Kurse fehlen.
    3. Ganz etwas anderes über die Sprachmittlung in Krankenhäusern und Schulen.
    4. Die IntMK bittet die Bundesregierung um Mittel.
       a) für Kurse,
    """
    kinds = {type(op) for op in file(tabled, "sachsen", ziffern=text).wanted()}
    assert kinds == {Move, Insert, Delete}


def test_numbers_run_through_all_laender(tabled, file):
    labels = [file(tabled, who, ("Mittel", words)).label for who, words in (("hamburg", "Geld"), ("sachsen", "Euro"))]
    assert labels == ["Ä1", "Ä2"]


def test_empty_difference_is_refused(tabled, file):
    with pytest.raises(Refused, match="derselbe wie Fassung 1"):
        file(tabled, "hamburg")


def test_double_click_files_once(tabled, file):
    text = TEXT + "4. Die IntMK dankt allen Ehrenamtlichen."
    assert file(tabled, "hamburg", ziffern=text) == file(tabled, "hamburg", ziffern=text)
    assert Amendment.objects.count() == 1


@pytest.mark.parametrize("state", ["exchange", "drafting", "admitted", "pre_conference", "tabled"])
def test_states_open_for_amendments(proposal_in, file, state):
    assert file(proposal_in(state, ziffern=TEXT), "hamburg", ("Mittel", "Geld")).audience == state


@pytest.mark.parametrize("state", ["submitted", "returned", "adopted", "withdrawn", "deferred"])
def test_states_closed_for_amendments(proposal_in, file, state):
    with pytest.raises(Refused, match="sind keine Änderungsanträge möglich"):
        file(proposal_in(state, ziffern=TEXT), "hamburg", ("Mittel", "Geld"))


def test_lead_edits_instead_while_it_can(proposal_in, file):
    with pytest.raises(Refused, match="Text bearbeiten"):
        file(proposal_in("exchange", ziffern=TEXT), "bayern", ("Mittel", "Geld"))


def test_lead_amends_a_fixed_text(tabled, file):
    assert file(tabled, "bayern", ("Mittel", "Geld")).land_id == "BY"


@pytest.mark.parametrize("who", ["geschaeftsstelle", "presse", "bund", "verwaltung"])
def test_others_may_not_file(tabled, file, who):
    with pytest.raises(PermissionDenied):
        file(tabled, who, ("Mittel", "Geld"))


def test_unseen_draft_cannot_be_amended(proposal_in, file):
    with pytest.raises(PermissionDenied):
        file(proposal_in("drafting", ziffern=TEXT), "sachsen", ("Mittel", "Geld"))


def test_after_the_deadline_nothing_before_the_session(tabled, file, deadline, stopped_clock):
    stopped_clock(LATE)
    with pytest.raises(Refused, match=r"16\. April 2025, 23:59 Uhr abgelaufen.*23\. April 2025.*Tischvorlage"):
        file(tabled, "hamburg", ("Mittel", "Geld"))


def test_last_second_of_the_deadline_counts(tabled, file, deadline, stopped_clock):
    stopped_clock(deadline.due_at)
    assert not file(tabled, "hamburg", ("Mittel", "Geld")).tabled_at_session


def test_at_the_session_it_is_tabled_with_a_reason(tabled, file, deadline, stopped_clock):
    stopped_clock(AT_SESSION)
    with pytest.raises(Refused, match="Tischvorlage braucht eine Begründung"):
        file(tabled, "hamburg", ("Mittel", "Geld"), reason=" ")
    assert file(tabled, "hamburg", ("Mittel", "Geld"), reason="Neue Zahlen.").tabled_at_session


def test_withdrawing_leaves_the_others_intact(tabled, file, somebody):
    first = file(tabled, "hamburg", ("Mittel", "Geld"))
    second = file(tabled, "sachsen", ("Mittel", "Geld und Zeit"))
    assert first.withdraw(by=somebody("hamburg"))
    assert not first.withdraw(by=somebody("hamburg"))
    second.refresh_from_db()
    blocks = tabled.text.read().apply(second.wanted()).blocks
    assert "Geld und Zeit" in blocks[1].text


def test_only_its_own_land_withdraws(tabled, file, somebody):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    for who in ("sachsen", "bayern", "geschaeftsstelle"):
        with pytest.raises(PermissionDenied):
            amendment.withdraw(by=somebody(who))


def test_resubmission_replaces_the_first(tabled, file):
    first = file(tabled, "hamburg", ("Mittel", "Geld"))
    second = file(tabled, "hamburg", ("Mittel", "mehr Geld"), replaces=first.number)
    first.refresh_from_db()
    assert (first.state, second.replaces, second.label) == (Fate.WITHDRAWN, first, "Ä2")
    with pytest.raises(Refused, match="schon ersetzt"):
        file(tabled, "hamburg", ("Mittel", "viel Geld"), replaces=first.number)


def test_nobody_replaces_what_is_not_hers(tabled, file):
    first = file(tabled, "hamburg", ("Mittel", "Geld"))
    with pytest.raises(PermissionDenied):
        file(tabled, "sachsen", ("Mittel", "mehr Geld"), replaces=first.number)


def test_a_land_joins_and_leaves_itself(tabled, file, somebody, loaded):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    assert AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    assert not AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    assert loaded(amendment).laender == ["Hamburg", "Sachsen"]
    assert AmendmentSponsor.leave(amendment, by=somebody("sachsen"))
    assert not AmendmentSponsor.leave(amendment, by=somebody("sachsen"))
    assert loaded(amendment).laender == ["Hamburg"]
    assert AmendmentSponsor.objects.count() == 1


def test_own_land_does_not_join(tabled, file, somebody):
    with pytest.raises(Refused, match="Änderungsantrag Ihres Landes"):
        AmendmentSponsor.join(file(tabled, "hamburg", ("Mittel", "Geld")), by=somebody("hamburg"))


def test_everything_is_journalled(tabled, file, somebody):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    amendment.withdraw(by=somebody("hamburg"))
    verbs = list(Entry.objects.about(tabled).order_by("id").values_list("verb", flat=True))[-3:]
    assert verbs == ["amendment_filed", "amendment_joined", "amendment_withdrawn"]


def test_amendment_to_a_draft_stays_with_those_who_saw_it(proposal_in, file, somebody):
    proposal = proposal_in("drafting", ziffern=TEXT)
    secret = file(proposal, "hamburg", ("Mittel", "Geheimes"))
    proposal.move("submit", by=somebody("bayern_freigabe"))
    seen = {
        who: secret in Amendment.objects.visible_to(somebody(who), proposal)
        for who in ("bayern", "hamburg", "geschaeftsstelle", "sachsen", "bund", "presse")
    }
    assert seen == {
        "bayern": True, "hamburg": True, "geschaeftsstelle": True, "sachsen": False, "bund": False, "presse": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("amendment_decided", {"state": "adopted"}),
        ("amendment_decided", {"decision_note": "Ohne Entscheidung"}),
        ("amendment_changes_something", {"operations": []}),
        ("amendment_at_session", {"tabled_at_session": True, "reason": ""}),
        ("amendment_state", {"state": "lost"}),
    ],
)
def test_constraints(tabled, file, name, values):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Amendment.objects.filter(pk=amendment.pk).update(**values)


def test_with_the_clock_set_back_a_land_does_not_leave_before_it_joined(file, tabled, sign_in, somebody, stopped_clock):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    stopped_clock(NOW - timedelta(days=1))
    url = f"{tabled.get_absolute_url()}aenderungen/1/verlassen/"
    assert said(sign_in("sachsen").post(url)) == [
        "Die Uhr steht vor dem Beitritt Ihres Landes. Verlassen kann es den Antrag erst danach."
    ]
    stopped_clock(NOW)
    assert AmendmentSponsor.leave(amendment, by=somebody("sachsen"))


def test_what_comes_by_leave_or_after_a_soft_end_is_marked(tabled, file, deadline, stopped_clock):
    assert file(tabled, "sachsen", ("Mittel", "Geld")).is_late is False
    Deadline.objects.filter(pk=deadline.pk).update(hardness="soft")
    stopped_clock(LATE)
    late = file(tabled, "hamburg", ("Mittel", "Geld"))
    assert (late.is_late, late.tabled_at_session) == (True, False)

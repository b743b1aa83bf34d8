import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from intmk.refusal import Refused
from journal.models import Entry
from proposals.amendments.candidates import Variant
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentRound, MergeDraft, Proposal
from proposals.versions.saving import Draft, revise
from tests.proposals.amendments.texts import REASON, TEXT, decided, words, ziffer
from tests.world import SESSION, choices
from text.amend import TITLE, Replace
from text.parse import parse
from text.text import Text
from voting.ballots.recording import record_roll_call

ORIGINAL, MODIFIED, OUT = Variant.ORIGINAL, Variant.MODIFIED, Variant.OUT


def state_of(amendment) -> tuple:
    amendment.refresh_from_db()
    return amendment.state, amendment.decided_in and amendment.decided_in.number


def test_chosen_amendments_make_a_new_version(tabled, file, office):
    one = file(tabled, "hamburg", ("Mittel", "Geld"))
    two = file(tabled, "sachsen", ("Bericht", "Vermerk"), title="Neuer Titel")
    draft = MergeDraft.begin(tabled, by=office)
    draft = draft.choose(ziffer(tabled, 2), {1: ORIGINAL}, "", by=office)
    version = draft.finish(by=office, note="Ä1 übernommen", decisions=decided(a1=Fate.ADOPTED, a2=Fate.REJECTED))
    assert (version.number, version.note) == (2, "Ä1 übernommen")
    assert words(tabled)[1] == "Die IntMK bittet die Bundesregierung um Geld."
    assert state_of(one) == (Fate.ADOPTED, 2)
    assert state_of(two) == (Fate.REJECTED, 2)
    fresh = Proposal.objects.get(pk=tabled.pk)
    assert fresh.state == "tabled"
    assert fresh.submitted_text.number == 1


def test_title_goes_in_too(tabled, file, office):
    file(tabled, "hamburg", title="Neuer Titel")
    draft = MergeDraft.begin(tabled, by=office).choose(TITLE, {1: ORIGINAL}, "", by=office)
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED))
    assert Proposal.objects.get(pk=tabled.pk).title == "Neuer Titel"


def test_recommendations_preset_the_choices(tabled, file, office):
    block = ziffer(tabled, 2)
    modified = file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Bericht", "Vermerk"))
    adopted = file(tabled, "bayern", ("fehlen", "ausfallen"))
    words_ = [Replace(block, "Die IntMK bittet um Geld.")]
    AmendmentRound.advise(modified, Advice.MODIFY, by=office, reason="Kürzer.", operations=words_)
    AmendmentRound.advise(adopted, Advice.ADOPT, by=office, reason="Richtig.")
    merge = MergeDraft.begin(tabled, by=office).merge(office)
    assert [merge.fate(each) for each in merge.candidates] == [Fate.ADOPTED_MODIFIED, Fate.REJECTED, Fate.ADOPTED]
    assert [block.text for block in merge.woven.blocks][:2] == [
        "Die IntMK stellt fest, dass Kurse ausfallen.",
        "Die IntMK bittet um Geld.",
    ]


def test_what_nobody_has_chosen_stays_open(tabled, file, office):
    block = ziffer(tabled, 2)
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office)
    merge = draft.merge(office)
    assert [merge.preset_fate(each) for each in merge.candidates] == [Fate.FILED]
    merge = draft.choose(block, {1: OUT}, "", by=office).merge(office)
    assert [merge.preset_fate(each) for each in merge.candidates] == [Fate.REJECTED]


@pytest.fixture
def countered(tabled, file, office, somebody):
    """An amendment of Hamburg with a recommended wording, and a counter-text to that."""
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    recommended, counter = (
        [Replace(ziffer(tabled, 2), f"Die IntMK bittet um {words_}.")] for words_ in ("Zeit", "Geld und Zeit")
    )
    AmendmentRound.advise(amendment, Advice.MODIFY, by=office, reason="Besser.", operations=recommended)
    AmendmentRound.ask(amendment, by=office)
    AmendmentRound.answer(amendment, Act.COUNTER, by=somebody("hamburg"), operations=counter)
    return amendment


def test_counter_text_of_the_land_can_go_in(tabled, countered, office):
    draft = MergeDraft.begin(tabled, by=office)
    assert draft.merge(office).candidates[0].variants == [ORIGINAL, MODIFIED, Variant.COUNTER, OUT]
    draft = draft.choose(ziffer(tabled, 2), {1: Variant.COUNTER}, "", by=office)
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED_MODIFIED))
    assert words(tabled)[1] == "Die IntMK bittet um Geld und Zeit."


def test_words_that_are_taken_back_do_not_go_in(tabled, countered, office):
    draft = MergeDraft.begin(tabled, by=office)
    AmendmentRound.advise(countered, Advice.REJECT, by=office, reason="Doch nicht.")
    merge = draft.merge(office)
    assert merge.variant(merge.candidates[0], ziffer(tabled, 2)) == OUT
    assert merge.woven.blocks == tabled.text.read().blocks


def test_who_chooses_on_an_overtaken_page_is_told(tabled, file, office, somebody):
    block, bayern = ziffer(tabled, 2), somebody("bayern")
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office)
    seen = draft.merge(office).mark(block)
    draft.choose(block, {1: OUT}, "Von Hand.", by=bayern, seen=seen)
    with pytest.raises(Refused, match="inzwischen etwas geändert"):
        draft.choose(block, {1: ORIGINAL}, "", by=office, seen=seen)
    assert MergeDraft.open_for(tabled).merge(office).by_hand == {block: "Von Hand."}


def test_who_finishes_another_text_than_the_one_seen_is_told(tabled, file, office, somebody):
    one = file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: ORIGINAL}, "", by=office)
    seen = draft.merge(office).text_mark
    one.withdraw(by=somebody("hamburg"))
    with pytest.raises(Refused, match="nicht mehr der, den Sie vor sich hatten"):
        draft.finish(by=office, note="", decisions={}, seen=seen)


def test_two_accepted_changes_on_the_same_words_must_be_solved(tabled, file, office):
    block = ziffer(tabled, 2)
    file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    draft = MergeDraft.begin(tabled, by=office).choose(block, {1: ORIGINAL, 2: ORIGINAL}, "", by=office)
    both = decided(a1=Fate.ADOPTED_MODIFIED, a2=Fate.ADOPTED_MODIFIED)
    with pytest.raises(Refused, match="Ä1 und Ä2 ändern Ziffer 2 verschieden"):
        draft.finish(by=office, note="", decisions=both)
    draft = draft.choose(block, {1: ORIGINAL, 2: ORIGINAL}, "Die IntMK bittet um Geld und Zeit.", by=office)
    draft.finish(by=office, note="", decisions=both)
    assert words(tabled)[1] == "Die IntMK bittet um Geld und Zeit."


def test_fate_must_be_true_of_the_text(tabled, file, office):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office)
    with pytest.raises(Refused, match="„Übernommen“ passt nicht zu Ä1"):
        draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED))


def test_withdrawn_amendment_drops_out_and_leaves_the_rest(tabled, file, office, somebody):
    one = file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    draft = MergeDraft.begin(tabled, by=office)
    draft = draft.choose(ziffer(tabled, 2), {1: ORIGINAL, 2: ORIGINAL}, "", by=office)
    one.withdraw(by=somebody("hamburg"))
    assert draft.merge(office).open_collisions == []
    draft.finish(by=office, note="", decisions=decided(a2=Fate.ADOPTED))
    assert words(tabled)[1] == "Die IntMK bittet die Bundesregierung um Zeit."


def test_what_was_withdrawn_meanwhile_is_not_decided(tabled, file, office, somebody):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office)
    amendment.withdraw(by=somebody("hamburg"))
    with pytest.raises(Refused, match=r"Inzwischen nicht mehr offen: Ä1 \(Zurückgezogen\)\."):
        draft.finish(by=office, note="", decisions=decided(a1=Fate.REJECTED))
    assert state_of(amendment) == (Fate.WITHDRAWN, None)


def test_draft_that_was_thrown_away_writes_nothing_into_the_next(tabled, file, office):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    thrown_away = MergeDraft.begin(tabled, by=office)
    thrown_away.discard(by=office)
    MergeDraft.begin(tabled, by=office)
    with pytest.raises(Refused, match="abgeschlossen oder verworfen"):
        thrown_away.choose(ziffer(tabled, 2), {1: ORIGINAL}, "", by=office)


def test_amendment_that_comes_in_meanwhile_stays_open(tabled, file, office):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: ORIGINAL}, "", by=office)
    late = file(tabled, "sachsen", ("Bericht", "Vermerk"))
    merge = draft.merge(office)
    assert [merge.is_new(each) for each in merge.candidates] == [False, True]
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED))
    assert state_of(late) == (Fate.FILED, None)


def test_rest_is_carried_over_and_touched_ones_are_flagged(tabled, file, office, loaded):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    touched = file(tabled, "sachsen", ("Mittel", "Zeit"), ("Bericht", "Vermerk"))
    draft = MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: ORIGINAL}, "", by=office)
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED, a2=Fate.FILED))
    fresh = Proposal.objects.get(pk=tabled.pk)
    merge = MergeDraft.begin(fresh, by=office).merge(office)
    (candidate,) = merge.candidates
    assert candidate.amendment == touched
    assert candidate.flagged == {ziffer(tabled, 2)}
    assert list(candidate.original) == [ziffer(tabled, 5)]


def test_only_the_second_of_two_insertions_stands_where_the_first_would(tabled, file, office):
    new = "3. Die IntMK dankt allen Ehrenamtlichen.\n4. Die Sprachmittlung soll überall gesichert werden.\n5. Die"
    amendment = file(tabled, "hamburg", ziffern=TEXT.replace("3. Die", new))
    first, second = [operation.block.id for operation in amendment.wanted()]
    draft = MergeDraft.begin(tabled, by=office).choose(first, {1: OUT}, "", by=office)
    draft = draft.choose(second, {1: ORIGINAL}, "", by=office)
    assert draft.merge(office).open_collisions == []
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED_MODIFIED))
    assert words(tabled)[3:5] == ["für Beratung.", "Die Sprachmittlung soll überall gesichert werden."]


def test_nothing_adopted_makes_no_version(tabled, file, office):
    one = file(tabled, "hamburg", ("Mittel", "Geld"))
    version = MergeDraft.begin(tabled, by=office).finish(by=office, note="", decisions=decided(a1=Fate.SETTLED))
    assert version == tabled.text
    assert state_of(one) == (Fate.SETTLED, 1)


def test_own_words_only_where_an_amendment_is(tabled, file, office):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office)
    with pytest.raises(Refused, match="kein Änderungsantrag"):
        draft.choose(ziffer(tabled, 1), {}, "Etwas ganz anderes.", by=office)


def test_one_open_draft_for_all(tabled, file, office, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    assert MergeDraft.begin(tabled, by=office) == MergeDraft.begin(tabled, by=somebody("bayern"))


@pytest.mark.parametrize("who", ["hamburg", "sachsen", "presse", "bund", "geschaeftsstelle_nw"])
def test_others_may_not_merge(tabled, somebody, who):
    with pytest.raises(PermissionDenied):
        MergeDraft.begin(tabled, by=somebody(who))


def test_office_leaves_the_pen_while_the_text_is_written(proposal_in, office, somebody, file):
    proposal = proposal_in("drafting", ziffern=TEXT)
    file(proposal, "hamburg", ("Mittel", "Geld"))
    with pytest.raises(PermissionDenied):
        MergeDraft.begin(proposal, by=office)
    draft = MergeDraft.begin(proposal, by=somebody("bayern"))
    draft = draft.choose(ziffer(proposal, 2), {1: ORIGINAL}, "", by=somebody("bayern"))
    draft.finish(by=somebody("bayern"), note="", decisions=decided(a1=Fate.ADOPTED))
    assert words(proposal)[1].endswith("um Geld.")


def test_text_that_changed_below_the_draft(proposal_in, somebody, file):
    bayern, proposal = somebody("bayern"), proposal_in("exchange", ziffern=TEXT)
    file(proposal, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(proposal, by=bayern).choose(ziffer(proposal, 2), {1: ORIGINAL}, "", by=bayern)
    revise(proposal, Draft(Text("Anders", parse("", TEXT, REASON))), base=1, by=bayern)
    with pytest.raises(Refused, match="gilt Fassung 2"):
        draft.finish(by=bayern, note="", decisions=decided(a1=Fate.ADOPTED))
    assert draft.continue_on_current(by=bayern).base.number == 2


def test_vote_waits_for_the_amendments(tabled, file, office, stopped_clock):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    stopped_clock(SESSION)
    with pytest.raises(Refused, match=r"noch nicht entschieden: Ä1\. .*„Änderungsanträge und Ziffern“"):
        record_roll_call(tabled, choices(), by=office)
    MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: ORIGINAL}, "", by=office).finish(
        by=office, note="", decisions=decided(a1=Fate.ADOPTED)
    )
    declared = record_roll_call(Proposal.objects.get(pk=tabled.pk), choices(), by=office)
    assert declared.ballot.version == Amendment.objects.get(pk=amendment.pk).decided_in


def test_decisions_are_journalled(tabled, file, office):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    MergeDraft.begin(tabled, by=office).finish(
        by=office, note="In der Sitzung.", decisions=decided(a1=Fate.REJECTED, a2=Fate.SETTLED)
    )
    entry = Entry.objects.about(tabled).last()
    assert entry.says == "hat über Änderungsanträge entschieden: Ä1 abgelehnt, Ä2 erledigt. Es gilt Fassung 1."


def test_words_by_hand_are_no_longer_than_a_text(tabled, file, office):
    block = ziffer(tabled, 2)
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office).choose(block, {1: OUT}, "x" * 150_000, by=office)
    with pytest.raises(Refused, match="Ihre Worte sind zu lang; möglich sind 150000 Zeichen"):
        draft.choose(block, {1: OUT}, "y" * 150_001, by=office)
    draft.refresh_from_db()
    assert draft.merge(office).by_hand == {block: "x" * 150_000}


def test_references_follow_when_what_two_wrote_in_their_own_numbers_goes_in(tabled, file, office, sign_in):
    before = "1. Zuvor werden Sprachmittler in allen Schulen bezahlt.\n"
    hers = TEXT.replace("2. Die IntMK", "2. Neu ist ein Fonds für Ehrenamtliche.\n3. Die IntMK").replace(
        "3. Die IntMK bittet das", "4. Die IntMK bittet das"
    )
    file(tabled, "hamburg", ziffern=hers.replace("einen Bericht.", "einen Bericht zu Ziffer 3 Buchstabe a."))
    file(
        tabled,
        "sachsen",
        ziffern=before + TEXT.lstrip().replace("3. ", "4. ").replace("2. ", "3. ").replace("1. ", "2. "),
    )
    draft = MergeDraft.begin(tabled, by=office)
    for candidate in draft.merge(office).candidates:
        for block_id in candidate.block_ids:
            draft = draft.choose(block_id, {candidate.number: ORIGINAL}, "", by=office)
    page = sign_in("geschaeftsstelle").get(reverse("proposals:merge_finish", args=[tabled.reference])).content.decode()
    assert "heißt der Verweis „Ziffer 3 Buchstabe a“ jetzt „Ziffer 4 Buchstabe a“." in page
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED, a2=Fate.ADOPTED))
    assert words(tabled)[-1] == "Die IntMK bittet das Vorsitzland um einen Bericht zu Ziffer 4 Buchstabe a."

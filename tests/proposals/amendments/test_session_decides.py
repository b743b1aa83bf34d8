"""From tabling on the session decides about amendments: the lead Land may take one over, recommend and ask."""

import pytest
from django.urls import reverse

from intmk.refusal import Refused
from proposals.amendments.adopting import adopt
from proposals.amendments.candidates import Variant
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.rules import SESSION_DECIDES, Fate
from proposals.models import Amendment, AmendmentRound, MergeDraft
from tests.proposals.amendments.texts import TEXT, decided, text_of, words, ziffer
from tests.world import NOW, SESSION
from text.amend import Replace

ORIGINAL, OUT = Variant.ORIGINAL, Variant.OUT


@pytest.fixture
def lead(somebody):
    return somebody("bayern_freigabe")


@pytest.fixture
def finish(lead):
    """`finish(proposal, {1: ORIGINAL}, a1=Fate.ADOPTED)`: at Ziffer 2, by the lead Land."""

    def finished(proposal, chosen, *, by=lead, own="", **fates):
        draft = MergeDraft.begin(proposal, by=by).choose(ziffer(proposal, 2), chosen, own, by=by)
        return draft.finish(by=by, note="", decisions=decided(**fates))

    return finished


def refusal(verb) -> str:
    with pytest.raises(Refused) as refused:
        verb()
    assert set(Amendment.objects.values_list("state", flat=True)) == {"filed"}
    return str(refused.value)


@pytest.mark.parametrize("at", [NOW, SESSION])
@pytest.mark.parametrize("fate", [Fate.REJECTED, Fate.SETTLED])
def test_the_lead_land_rejects_nothing(tabled, file, finish, stopped_clock, at, fate):
    stopped_clock(at)
    file(tabled, "hamburg", ("Mittel", "Geld"))
    assert refusal(lambda: finish(tabled, {1: OUT}, a1=fate)) == f"{SESSION_DECIDES} Lassen Sie Ä1 offen."


def test_the_lead_land_rejects_nothing_past_the_desk(tabled, file, lead):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    same = tabled.text.read()
    told = refusal(lambda: adopt(tabled, same, base=1, decisions=decided(a1=Fate.REJECTED), by=lead))
    assert told == f"{SESSION_DECIDES} Lassen Sie Ä1 offen."


@pytest.mark.parametrize("state", ["admitted", "pre_conference"])
def test_before_the_agenda_the_lead_land_decides(proposal_in, file, finish, state):
    proposal = proposal_in(state, ziffern=TEXT)
    amendment = file(proposal, "hamburg", ("Mittel", "Geld"))
    finish(proposal, {1: OUT}, a1=Fate.REJECTED)
    amendment.refresh_from_db()
    assert amendment.state == "rejected"


def test_the_office_records_what_was_decided(tabled, file, finish, office):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    finish(tabled, {1: OUT}, by=office, a1=Fate.REJECTED)
    amendment.refresh_from_db()
    assert amendment.state == "rejected"


def test_the_lead_land_takes_over_and_leaves_others_open(tabled, file, finish):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    assert finish(tabled, {1: ORIGINAL, 2: OUT}, a1=Fate.ADOPTED, a2=Fate.FILED).number == 2
    assert words(tabled)[1] == "Die IntMK bittet die Bundesregierung um Geld."
    assert list(Amendment.objects.values_list("number", "state")) == [(1, "adopted"), (2, "filed")]


def test_own_words_do_not_go_in(tabled, file, finish):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    told = refusal(lambda: finish(tabled, {1: OUT}, own="Die IntMK bittet um etwas.", a1=Fate.ADOPTED_MODIFIED))
    assert told.endswith("Nehmen Sie die eigenen Worte heraus; als Empfehlung können Sie sie dem Land vorlegen.")
    assert words(tabled)[1] == "Die IntMK bittet die Bundesregierung um Mittel."


def test_half_an_amendment_does_not_go_in(tabled, file, finish):
    file(tabled, "hamburg", ("Mittel", "Geld"), ("Bericht", "Vermerk"))
    told = refusal(lambda: finish(tabled, {1: ORIGINAL}, a1=Fate.ADOPTED_MODIFIED))
    assert "Anders als beantragt ginge in den Text: Ä1." in told


@pytest.mark.parametrize(("answer", "is_agreed"), [(None, False), (Act.REFUSE, False), (Act.ACCEPT, True)])
def test_recommended_words_go_in_once_the_land_has_accepted_them(
    tabled, file, finish, lead, somebody, answer, is_agreed
):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    recommended = [Replace(ziffer(tabled, 2), "Die IntMK bittet um Geld.")]
    AmendmentRound.advise(amendment, Advice.MODIFY, by=lead, reason="Kürzer.", operations=recommended)
    AmendmentRound.ask(amendment, by=lead)
    if answer:
        AmendmentRound.answer(amendment, answer, by=somebody("hamburg_freigabe"))
    if is_agreed:
        assert finish(tabled, {1: Variant.MODIFIED}, a1=Fate.ADOPTED_MODIFIED).number == 2
    else:
        told = refusal(lambda: finish(tabled, {1: Variant.MODIFIED}, a1=Fate.ADOPTED_MODIFIED))
        assert "Anders als beantragt ginge in den Text: Ä1." in told


def test_the_words_of_the_land_itself_go_in(tabled, file, finish, lead, somebody):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    AmendmentRound.advise(amendment, Advice.REJECT, by=lead, reason="Zu weit.")
    AmendmentRound.ask(amendment, by=lead)
    counter = [Replace(ziffer(tabled, 2), "Die IntMK bittet um Zeit.")]
    AmendmentRound.answer(amendment, Act.COUNTER, by=somebody("hamburg_freigabe"), operations=counter)
    finish(tabled, {1: Variant.COUNTER}, a1=Fate.ADOPTED_MODIFIED)
    assert words(tabled)[1] == "Die IntMK bittet um Zeit."


def test_the_pages_say_what_the_lead_land_may_do(sign_in, tabled, file, lead):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    MergeDraft.begin(tabled, by=lead)
    counts = {
        who: [
            text_of(sign_in(who).get(reverse(f"proposals:{name}", args=[tabled.reference]))).count(SESSION_DECIDES)
            for name in ("merge", "merge_finish")
        ]
        for who in ("bayern_freigabe", "geschaeftsstelle")
    }
    assert counts == {"bayern_freigabe": [1, 1], "geschaeftsstelle": [0, 0]}
    page = text_of(sign_in("bayern_freigabe").get(reverse("proposals:merge_finish", args=[tabled.reference])))
    assert [word in page for word in ("Offen lassen", "Abgelehnt", "Erledigt")] == [True, False, False]

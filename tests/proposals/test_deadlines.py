"""The end of the deadline and the nights in which the clocks change. Everything is Europe/Berlin."""

from datetime import date, datetime, timedelta

import pytest

from conferences.models import Deadline, ProcedureRules
from conferences.rules import DeadlineHardness
from intmk import clock
from intmk.clock import BERLIN
from intmk.refusal import Refused
from proposals.models import Proposal
from tests.proposals.pages import sentences

LAST_SECOND = datetime(2025, 3, 5, 23, 59, 59, tzinfo=BERLIN)
SPRING = date(2025, 3, 30)  # 2:00 becomes 3:00
AUTUMN = date(2025, 10, 26)  # 3:00 becomes 2:00
IN_TIME = [LAST_SECOND - timedelta(days=1), LAST_SECOND, LAST_SECOND + timedelta(microseconds=999_999)]
LATE = [LAST_SECOND + timedelta(seconds=1), LAST_SECOND + timedelta(days=10)]
CLOSED = (
    "Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen. "
    "Bitten Sie die Geschäftsstelle um eine Ausnahme."
)


@pytest.fixture
def draft(proposal_in):
    return proposal_in("drafting")


@pytest.fixture
def submit(draft, sign_in, stopped_clock):
    """Send the form „Einreichen“ at a moment; gives the answer."""

    def sent(at):
        stopped_clock(at)
        return sign_in("bayern_freigabe").post(f"/vorschlaege/{draft.reference}/schritt/submit/", {})

    return sent


@pytest.fixture
def strict(conference):
    ProcedureRules.objects.filter(conference=conference).update(deadline_hardness=DeadlineHardness.STRICT)


def steps_of(client, proposal) -> list[bool]:
    """Whether the page offers „Zulassen“ and „Verfristet zulassen“."""
    page = client.get(proposal.get_absolute_url()).content.decode()
    return [f"/schritt/{code}/" in page for code in ("admit", "admit-late")]


@pytest.mark.parametrize("at", IN_TIME)
def test_the_last_second_is_in_time(draft, submit, sign_in, at):
    assert submit(at).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.is_late, proposal.submitted_at) == ("submitted", False, at)
    assert steps_of(sign_in("geschaeftsstelle"), proposal) == [True, False]
    assert "verfristet" not in sign_in("sachsen").get(proposal.get_absolute_url()).content.decode()


@pytest.mark.parametrize("at", LATE)
def test_midnight_is_late_and_marked(draft, submit, sign_in, at):
    assert submit(at).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.is_late) == ("submitted", True)
    for url in (proposal.get_absolute_url(), "/vorschlaege/"):
        assert '<span class="tag">verfristet</span>' in sign_in("sachsen").get(url).content.decode()
    assert steps_of(sign_in("geschaeftsstelle"), proposal) == [False, True]


def test_a_late_proposal_is_admitted_only_with_a_decision(submit, sign_in, somebody):
    submit(LATE[0])
    office, proposal = sign_in("geschaeftsstelle"), Proposal.objects.get()
    plain = office.post(f"/vorschlaege/{proposal.reference}/schritt/admit/", {})
    assert sentences(plain) == ["„Zulassen“ gilt nicht für diesen Vorschlag."]
    asked = office.get(f"/vorschlaege/{proposal.reference}/schritt/admit/").content.decode()
    assert f'<a href="/vorschlaege/{proposal.reference}/schritt/admit-late/">Verfristet zulassen</a>' in asked
    url = f"/vorschlaege/{proposal.reference}/schritt/admit-late/"
    assert sentences(office.post(url, {"reason": " \u200b"})) == [
        "Entscheidung über die Zulassung: Diese Angabe fehlt."
    ]
    with pytest.raises(Refused, match=r"^Bitte geben Sie an: Entscheidung über die Zulassung\.$"):
        proposal.move("admit_late", by=somebody("geschaeftsstelle"))
    office.post(url, {"reason": "Kamingespräch vom 12. März."})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.late_admission) == ("admitted", "Kamingespräch vom 12. März.")


def test_a_proposal_in_time_needs_no_decision(submit, sign_in):
    submit(LAST_SECOND)
    office, proposal = sign_in("geschaeftsstelle"), Proposal.objects.get()
    answer = office.post(f"/vorschlaege/{proposal.reference}/schritt/admit-late/", {"reason": "x"})
    assert sentences(answer) == ["„Verfristet zulassen“ gilt nicht für diesen Vorschlag."]


LATE_WARNING = (
    "Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen. Der Vorschlag gilt als verfristet; die "
    "Geschäftsstelle braucht eine Entscheidung darüber, ob er noch zugelassen wird."
)


@pytest.mark.parametrize(("at", "is_warned"), [(LAST_SECOND, False), (LATE[0], True)])
def test_who_submits_late_is_told_before(draft, sign_in, stopped_clock, at, is_warned):
    stopped_clock(at)
    client = sign_in("bayern_freigabe")
    for url in (draft.get_absolute_url(), f"/vorschlaege/{draft.reference}/schritt/submit/"):
        assert (LATE_WARNING in client.get(url).content.decode()) == is_warned


def test_a_returned_proposal_warns_of_nothing(proposal_in, sign_in):
    page = sign_in("bayern_freigabe").get(proposal_in("returned").get_absolute_url()).content.decode()
    assert LATE_WARNING not in page


@pytest.mark.parametrize("at", LATE)
def test_strict_rules_refuse_what_comes_late(strict, submit, at):
    assert sentences(submit(at)) == [CLOSED]
    assert Proposal.objects.get().state == "drafting"


@pytest.mark.parametrize("at", IN_TIME)
def test_strict_rules_take_the_last_second(strict, submit, at):
    assert submit(at).status_code == 302
    assert Proposal.objects.get().is_late is False


def test_a_form_opened_before_the_deadline_counts_when_it_is_sent(strict, draft, submit, sign_in, stopped_clock):
    stopped_clock(LAST_SECOND)
    page = sign_in("bayern_freigabe").get(f"/vorschlaege/{draft.reference}/schritt/submit/")
    assert "Noch nicht möglich" not in page.content.decode()
    assert sentences(submit(LATE[0])) == [CLOSED]
    assert "Noch nicht möglich" in sign_in("bayern_freigabe").get(page.wsgi_request.path).content.decode()


def test_a_revised_proposal_keeps_its_first_moment(proposal_in, text, sign_in, stopped_clock):
    """It came in time, was returned after the deadline and is not late because of that."""
    proposal = proposal_in("returned")
    client = sign_in("bayern_freigabe")
    client.post(f"/vorschlaege/{proposal.reference}/bearbeiten/", text(base=1, ziffern="1. Klarer."))
    client.post(f"/vorschlaege/{proposal.reference}/schritt/resubmit/", {})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.is_late, proposal.submitted_at) == ("submitted", False, clock.now())


def test_without_a_deadline_nothing_is_late(strict, submit):
    Deadline.objects.all().delete()
    assert submit(LATE[1]).status_code == 302
    assert Proposal.objects.get().is_late is False


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_deadline_on_the_day_of_the_change_ends_at_its_midnight(draft, submit, conference, day):
    Deadline.objects.filter(conference=conference).update(due_at=clock.end_of(day))
    due_at = Deadline.objects.get(conference=conference).due_at
    for seconds, is_past in ((-1, False), (0, False), (0.999999, False), (1, True), (3600, True)):
        moment = datetime.fromtimestamp(due_at.timestamp() + seconds, BERLIN)
        with clock.at(moment):
            assert (seconds, clock.is_past(due_at)) == (seconds, is_past)
    if day == SPRING:
        submit(clock.end_of(day))
        assert Proposal.objects.get().is_late is False

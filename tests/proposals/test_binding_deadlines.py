"""Each deadline binds at its step: a soft one warns and marks, a hard one refuses, a permit lets through."""

from datetime import date, datetime, timedelta

import pytest

from conferences.models import AgendaItem, Conference, Deadline, Permit
from conferences.rules import DeadlineHardness
from intmk import clock
from intmk.refusal import Refused
from proposals.models import Proposal
from tests.conferences.permits import UNTIL, hard
from tests.proposals.pages import sentences
from tests.together import same
from tests.world import NOW

ENDED = "Die Frist „{}“ ist am 20. März 2025, 23:59 Uhr abgelaufen."
PLEASE = " Bitten Sie die Geschäftsstelle um eine Ausnahme."
BINDING = {  # the step a deadline binds: the state before it, and who takes it
    "topic": ("share", "idea", "bayern"),
    "proposal": ("submit", "drafting", "bayern_freigabe"),
    "agenda": ("table", "pre_conference", "geschaeftsstelle"),
}
LABELS = {"topic": "Themenanmeldung", "proposal": "Einreichung", "agenda": "Versand der Tagesordnung"}
AFTERWARDS = {
    "topic": "Das Thema wird als nachgemeldet gekennzeichnet.",
    "proposal": "Der Vorschlag gilt als verfristet; die Geschäftsstelle braucht eine Entscheidung darüber, ob er noch "
    "zugelassen wird.",
    "agenda": "In der Hauptkonferenz wird der Punkt als nachgereicht gekennzeichnet.",
}
MARKED = {
    "topic": lambda proposal: proposal.is_topic_late,
    "proposal": lambda proposal: proposal.is_late,
    "agenda": lambda proposal: proposal.agenda_item.is_late,
}
kinds = pytest.mark.parametrize("kind", BINDING)


@pytest.fixture
def due(proposal_in, conference):
    """`due(kind, hardness)`: a proposal before the step that a deadline, now over, binds."""

    def brought(kind, hardness=""):
        proposal = proposal_in(BINDING[kind][1])
        if kind == "agenda":
            proposal.move("recommend", by=brought.office, recommendation="consent")
        ended = {"due_at": clock.end_of(date(2025, 3, 20)), "hardness": hardness}
        Deadline.objects.update_or_create(conference=conference, kind=kind, defaults=ended)
        return same(proposal)

    return brought


@pytest.fixture
def take(due, somebody, conference):
    """`take(kind, proposal)`: the step is taken."""
    due.office = somebody("geschaeftsstelle")
    main = conference.meetings.get(kind="main")

    def taken(kind, proposal):
        code, _, who = BINDING[kind]
        facts = {"meeting": main, "top": "7.1"} if code == "table" else {}
        proposal.move(code, by=somebody(who), **facts)
        return same(proposal)

    return taken


def let_through(kind, land="BY", reference=""):
    office = Conference.objects.get(pk=20)
    deadline = Deadline.objects.get(conference=office, kind=kind)
    person = Proposal.objects.first().text.saved_by
    return Permit.objects.create(
        deadline=deadline, land_id=land, reference=reference, until=UNTIL, reason="Wahl.", granted_by=person
    )


def warning(proposal, kind, sign_in):
    code, _, who = BINDING[kind]
    return sign_in(who).get(f"/vorschlaege/{proposal.reference}/schritt/{code}/").context["warning"]


@kinds
def test_a_soft_deadline_warns_and_marks(due, take, sign_in, kind):
    proposal = due(kind)
    assert warning(proposal, kind, sign_in) == f"{ENDED.format(LABELS[kind])} {AFTERWARDS[kind]}"
    assert MARKED[kind](take(kind, proposal)) is True


@kinds
def test_in_time_nothing_is_said_and_nothing_marked(due, take, sign_in, kind):
    proposal = due(kind)
    Deadline.objects.filter(kind=kind).update(due_at=NOW)
    assert warning(same(proposal), kind, sign_in) is None
    assert MARKED[kind](take(kind, same(proposal))) is False


@kinds
def test_a_hard_deadline_refuses_and_says_how_to_go_on(due, take, kind):
    proposal = due(kind, DeadlineHardness.STRICT)
    with pytest.raises(Refused) as refused:
        take(kind, proposal)
    assert str(refused.value) == ENDED.format(LABELS[kind]) + PLEASE
    assert same(proposal).state == BINDING[kind][1]


@kinds
def test_a_permit_lets_through_and_the_mark_stays(due, take, sign_in, kind):
    proposal = due(kind, DeadlineHardness.STRICT)
    let_through(kind)
    assert warning(proposal, kind, sign_in) == (
        f"{ENDED.format(LABELS[kind])} Für Bayern gilt eine Ausnahme bis zum 31. März 2025, 09:00 Uhr. "
        f"{AFTERWARDS[kind]}"
    )
    assert MARKED[kind](take(kind, same(proposal))) is True


@kinds
@pytest.mark.parametrize(
    ("land", "reference", "change"),
    [
        ("HE", "", {}),
        ("BY", "2025-999", {}),
        ("BY", "", {"until": NOW - timedelta(minutes=1), "granted_at": NOW - timedelta(hours=1)}),
        ("BY", "", {"withdrawn_at": NOW, "withdrawn_by": True}),
    ],
)
def test_what_is_no_permit_for_it_lets_nothing_through(due, take, kind, land, reference, change):
    proposal = due(kind, DeadlineHardness.STRICT)
    granted = let_through(kind, land, reference)
    if "withdrawn_by" in change:
        change = change | {"withdrawn_by": granted.granted_by}
    Permit.objects.filter(pk=granted.pk).update(**change)
    with pytest.raises(Refused, match=PLEASE.strip()):
        take(kind, same(proposal))


def test_a_permit_for_one_proposal_is_for_that_one(due, take):
    proposal = due("proposal", DeadlineHardness.STRICT)
    let_through("proposal", reference=proposal.reference)
    assert take("proposal", same(proposal)).state == "submitted"


def test_what_came_by_leave_still_needs_its_admission(due, take, somebody):
    proposal = due("proposal", DeadlineHardness.STRICT)
    let_through("proposal")
    submitted, office = take("proposal", same(proposal)), somebody("geschaeftsstelle")
    with pytest.raises(Refused, match="gilt nicht für diesen Vorschlag"):
        submitted.move("admit", by=office)
    assert submitted.move("admit_late", by=office, reason="Kamingespräch vom 26. März.")


def test_a_topic_taken_straight_into_a_group_is_announced_with_it(due, somebody, conference):
    proposal, by = due("topic"), somebody("bayern")
    facts = {"group": conference.groups.get(), "theme": conference.themes.get()}
    proposal.move("take_up", by=by, **facts)
    assert same(proposal).is_topic_late is True


def test_what_all_have_seen_in_time_is_not_announced_again(proposal_in, conference, somebody):
    proposal = proposal_in("exchange")
    hard(conference, "topic", due_at=clock.end_of(date(2025, 3, 20)))
    facts = {"group": conference.groups.get(), "theme": conference.themes.get()}
    same(proposal).move("take_up", by=somebody("bayern"), **facts)
    assert same(proposal).is_topic_late is False


@pytest.mark.parametrize(
    ("hardness", "told"),
    [
        ("", "Stellen Sie die Idee zum Austausch, wird sie als nachgemeldet gekennzeichnet."),
        ("strict", "Zum Austausch stellen können Sie eine neue Idee nur mit einer Ausnahme der Geschäftsstelle."),
    ],
)
def test_an_idea_itself_is_free_and_its_page_tells_what_comes(conference, sign_in, hardness, told):
    client = sign_in("bayern")
    assert client.get("/vorschlaege/neu/").context["late"] is None
    hard(conference, "topic", due_at=clock.end_of(date(2025, 3, 20)), hardness=hardness)
    assert client.get("/vorschlaege/neu/").context["late"] == f"{ENDED.format('Themenanmeldung')} {told}"


def test_the_marks_are_seen(due, take, sign_in):
    topic = take("topic", due("topic"))
    for url in (topic.get_absolute_url(), "/vorschlaege/"):
        assert '<span class="tag">nachgemeldet</span>' in sign_in("sachsen").get(url).content.decode()
    take("agenda", due("agenda"))
    page = sign_in("sachsen").get("/konferenzen/20/tagesordnung/").content.decode()
    assert '<span class="tag">nachgereicht</span>' in page


def test_the_other_meeting_has_no_such_day(due, take, somebody, conference):
    """A hard deadline of the agenda is that of the Hauptkonferenz; onto a Sonderkonferenz the way stays open."""
    proposal = due("agenda", DeadlineHardness.STRICT)
    special = conference.meetings.create(kind="special", starts_on=date(2025, 5, 5), ends_on=date(2025, 5, 5))
    with pytest.raises(Refused, match=PLEASE.strip()):
        take("agenda", same(proposal))
    same(proposal).move("table", by=somebody("geschaeftsstelle"), meeting=special, top="7.1")
    assert same(proposal).agenda_item.is_late is False


def test_an_item_without_proposal_is_marked_or_refused(conference, somebody, due):
    main, office = conference.meetings.get(kind="main"), somebody("geschaeftsstelle")
    values = {"title": "Bericht", "kind": "report", "is_internal": False, "joint_with": None}
    deadline = hard(conference, "agenda", due_at=clock.end_of(date(2025, 3, 20)), hardness="")
    assert AgendaItem.add(main, "8.1", values, by=office).is_late is True
    Deadline.objects.filter(pk=deadline.pk).update(hardness=DeadlineHardness.STRICT)
    main = conference.meetings.get(kind="main")
    with pytest.raises(Refused) as refused:
        AgendaItem.add(main, "8.2", values, by=office)
    assert str(refused.value) == (
        f"{ENDED.format('Versand der Tagesordnung')} Danach kommt nur noch mit einer Ausnahme ein Vorschlag auf die "
        "Tagesordnung. Soll der Punkt trotzdem hinein, ändern Sie im Vorsitzjahr die Frist."
    )


def test_the_refusal_stands_on_the_page_of_the_step(due, take, sign_in):
    proposal = due("topic", DeadlineHardness.STRICT)
    answer = sign_in("bayern").post(f"/vorschlaege/{proposal.reference}/schritt/share/", {})
    assert sentences(answer) == [ENDED.format("Themenanmeldung") + PLEASE]


def test_a_soft_end_of_the_list_without_debate_only_warns(proposal_in, conference, sign_in, somebody):
    proposal = proposal_in("tabled")
    AgendaItem.objects.filter(pk=proposal.agenda_item_id).update(is_on_consent_list=True)
    ended = {"due_at": clock.end_of(date(2025, 3, 20)), "hardness": DeadlineHardness.SOFT}
    Deadline.objects.create(conference=conference, kind="consent", **ended)
    page = sign_in("hamburg").get(f"/vorschlaege/{proposal.reference}/schritt/take-off-list/")
    assert page.context["warning"] == (
        f"{ENDED.format('Liste ohne Aussprache')} Der Punkt kommt trotzdem herunter; die Sitzung ist vielleicht schon "
        "darauf eingestellt."
    )
    assert same(proposal).move("take_off_list", by=somebody("hamburg"), reason="Neue Zahlen.")


LATE_AMENDMENT = datetime(2025, 4, 20, 9, tzinfo=clock.BERLIN)


@pytest.mark.parametrize(
    ("hardness", "land", "is_let_through"),
    [("", None, False), ("", "SN", False), ("", "HH", True), (DeadlineHardness.SOFT, None, True)],
)
def test_an_amendment_after_the_deadline(
    proposal_in, conference, somebody, sign_in, stopped_clock, hardness, land, is_let_through
):
    proposal = proposal_in("tabled")
    Deadline.objects.create(
        conference=conference, kind="amendment", due_at=clock.end_of(date(2025, 4, 16)), hardness=hardness
    )
    if land:
        Permit.objects.filter(pk=let_through("amendment", land).pk).update(until=LATE_AMENDMENT)
    stopped_clock(LATE_AMENDMENT)
    page = sign_in("hamburg").get(f"/vorschlaege/{proposal.reference}/aenderungen/neu/").content.decode()
    assert ("als verspätet gekennzeichnet" in page, "vorher nur mit einer Ausnahme" in page) == (
        is_let_through,
        not is_let_through,
    )

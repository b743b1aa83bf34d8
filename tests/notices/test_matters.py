"""What the Länder want of one another waits as a task until its step, and nobody hears of what is not theirs."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from notices.matters import Matter, matters_of
from notices.models import Noted
from proposals.amendments.adopting import Decision, adopt
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.models.amendment import Wish
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentRound, AmendmentSponsor, Comment, Position, Presentation
from proposals.versions.saving import Draft, revise
from tests.proposals.pages import said
from tests.world import NOW, PERSONAS
from text.amend import Replace
from text.text import Text

NOBODY = {name: [] for name in PERSONAS}


@pytest.fixture
def waits(somebody):
    """`waits()`: for every person the kinds of what waits."""
    return lambda: {name: [each.kind.value for each in matters_of(somebody(name))] for name in PERSONAS}


@pytest.fixture
def file(somebody):
    def filed(proposal, who="hamburg", title="Anders"):
        wish = Wish(Text(title, proposal.text.read().blocks), "Besser.")
        return Amendment.file(proposal, wish, base=proposal.text.number, by=somebody(who))

    return filed


@pytest.fixture
def advise(somebody):
    def advised(amendment, *, ask=True, by="geschaeftsstelle"):
        AmendmentRound.advise(amendment, Advice.REJECT, by=somebody(by), reason="Zu weit.")
        if ask:
            AmendmentRound.ask(amendment, by=somebody(by))

    return advised


@pytest.fixture
def decide(somebody):
    def decided(amendment, fate=Fate.REJECTED):
        text = amendment.proposal.text.read()
        decisions = {amendment.number: Decision(fate)}
        return adopt(amendment.proposal, text, base=1, decisions=decisions, by=somebody("geschaeftsstelle"))

    return decided


def wanted(proposal):
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    return {"block_id": ziffer.id, "wording": "Die IntMK begrüßt Kurse."}


BY, HH, SN = ("bayern", "bayern_freigabe"), ("hamburg", "hamburg_freigabe"), ("sachsen",)


def of(people, *kinds):
    return NOBODY | {name: list(kinds) for name in people}


@pytest.mark.parametrize("state", ["exchange", "drafting", "admitted", "pre_conference", "tabled"])
def test_a_new_amendment_waits_for_the_lead_until_something_is_recommended(proposal_in, file, advise, waits, state):
    amendment = file(proposal_in(state))
    assert waits() == of(BY, "unadvised")
    advise(amendment, ask=False, by="bayern")
    assert waits() == NOBODY


def test_a_new_amendment_waits_until_it_is_withdrawn(proposal_in, file, waits, somebody):
    amendment = file(proposal_in("admitted"))
    amendment.withdraw(by=somebody("hamburg"))
    assert waits() == NOBODY


def test_an_own_amendment_of_the_lead_waits_for_nobody(proposal_in, file, waits):
    file(proposal_in("admitted"), "bayern")
    assert waits() == NOBODY


@pytest.mark.parametrize("answer", [Act.ACCEPT, Act.REFUSE, Act.COUNTER])
def test_a_land_that_is_asked_hears_of_it_until_it_answers(proposal_in, file, advise, waits, somebody, answer):
    proposal = proposal_in("admitted")
    amendment = file(proposal)
    advise(amendment)
    AmendmentRound.publish(amendment, by=somebody("geschaeftsstelle"))
    assert waits() == of(HH, "asked")
    counter = [Replace(wanted(proposal)["block_id"], "Kurse.")] if answer == Act.COUNTER else None
    AmendmentRound.answer(amendment, answer, by=somebody("hamburg"), operations=counter)
    assert waits() == of(BY, "answered")
    AmendmentRound.advise(amendment, Advice.ADOPT, by=somebody("bayern"), reason="Doch.")
    assert waits() == NOBODY


def test_an_answer_on_the_agenda_waits_for_the_session_and_not_for_the_lead(proposal_in, file, advise, waits, somebody):
    amendment = file(proposal_in("tabled"))
    advise(amendment)
    AmendmentRound.answer(amendment, Act.REFUSE, by=somebody("hamburg"))
    assert waits() == NOBODY


def test_a_decision_is_told_to_the_laender_behind_the_amendment(proposal_in, file, decide, waits, somebody, sign_in):
    amendment = file(proposal_in("admitted"))
    AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    decide(amendment)
    assert waits() == of([*HH, *SN], "decided")
    client, url = sign_in("hamburg"), reverse("notices:note_amendment", args=[amendment.proposal.reference, 1])
    answers = [client.post(url) for _ in range(2)]
    assert [answer.url for answer in answers] == [reverse("notices:tasks")] * 2
    assert said(answers[1])[-1] == "Das war schon zur Kenntnis genommen."
    assert waits() == of(SN, "decided")
    assert Noted.objects.count() == 1


def test_nothing_is_noted_that_is_not_decided(proposal_in, file, sign_in):
    amendment = file(proposal_in("admitted"))
    url = reverse("notices:note_amendment", args=[amendment.proposal.reference, 1])
    assert sign_in("hamburg").post(url).status_code == 403
    assert Noted.objects.count() == 0


def test_a_wish_waits_for_the_lead_while_it_writes(proposal_in, waits, somebody, sign_in):
    proposal = proposal_in("exchange")
    position = Position.take(proposal, "supports_if", by=somebody("sachsen"), **wanted(proposal))
    assert waits() == of(BY, "wish")
    sign_in("bayern").post(reverse("notices:note_wish", args=[proposal.reference, position.pk]))
    assert waits() == NOBODY
    words = wanted(proposal) | {"wording": "Die IntMK dankt."}
    Position.take(proposal, "supports_if", by=somebody("sachsen"), **words)
    assert waits() == of(BY, "wish")
    Position.take(proposal, "supports", by=somebody("sachsen"))
    assert waits() == NOBODY


def test_a_wish_for_a_fixed_text_waits_for_nobody(proposal_in, waits, somebody):
    proposal = proposal_in("admitted")
    Position.take(proposal, "supports_if", by=somebody("sachsen"), **wanted(proposal))
    assert waits() == NOBODY


@pytest.mark.parametrize(
    ("circle", "by", "people"),
    [
        ("land", "bayern", ["bayern_freigabe"]),
        ("group", "bayern", HH),
        ("group", "hamburg", BY),
        ("all", "hamburg", BY),
        ("all", "bayern", []),
        ("group", "geschaeftsstelle", [*BY, *HH]),
    ],
)
def test_an_open_comment_waits_in_its_circle_until_it_is_answered_or_settled(
    proposal_in, waits, somebody, circle, by, people
):
    proposal = proposal_in("drafting")
    root = Comment.write(proposal, "Bitte prüfen.", circle=circle, by=somebody(by))
    assert waits() == of(people, "comments")
    for name in people[:1]:
        answer = root.reply("Ja.", by=somebody(name))
        assert name not in {who for who, kinds in waits().items() if kinds}
        answer.withdraw(by=somebody(name))
        assert waits() == of(people, "comments")
    root.resolve(True, by=somebody(by))
    assert waits() == NOBODY


def test_the_comments_of_a_proposal_are_one_task(proposal_in, somebody):
    proposal = proposal_in("drafting")
    for text in ("Eins.", "Zwei."):
        Comment.write(proposal, text, circle="group", by=somebody("bayern"))
    [found] = matters_of(somebody("hamburg"))
    assert (found.sentence, found.step) == (
        "Offene Kommentare an Ihren Kreis: 2.",
        ("Antworten oder erledigen", reverse("proposals:comments", args=[proposal.reference])),
    )


def test_what_was_said_about_an_idea_stays_with_its_land(start, somebody, waits, conference):
    proposal = start()
    Comment.write(proposal, "Unter uns.", circle="all", by=somebody("bayern"))
    proposal.move("share", by=somebody("bayern"))
    assert waits() == NOBODY


def test_nothing_of_a_proposal_one_no_longer_sees_is_told(proposal_in, file, decide, waits, somebody):
    """Sachsen filed in the exchange; in the working group it does not read along."""
    proposal = proposal_in("exchange")
    amendment = file(proposal, "sachsen")
    AmendmentRound.advise(amendment, Advice.REJECT, by=somebody("bayern"), reason="Nein.")
    AmendmentRound.ask(amendment, by=somebody("bayern"))
    assert waits() == of(SN, "asked")
    group, theme = proposal.conference.groups.get(), proposal.conference.themes.get()
    proposal.move("take_up", by=somebody("bayern"), group=group, theme=theme)
    assert waits() == NOBODY


def test_a_year_that_is_over_asks_nobody(proposal_in, file, waits, stopped_clock):
    file(proposal_in("admitted"))
    stopped_clock(NOW.replace(month=7, day=2))
    assert waits() == NOBODY


@pytest.mark.parametrize("kind", Matter)
def test_every_task_leads_to_a_page_that_opens(sign_in, somebody, everything, kind):
    client = sign_in(everything[kind])
    [found] = [each for each in matters_of(somebody(everything[kind])) if each.kind == kind][:1]
    page = client.get("/aufgaben/").content.decode()
    assert found.sentence in page
    assert [client.get(url).status_code for url in (found.url, found.step[1])] == [200, 200]


@pytest.fixture
def everything(proposal_in, file, advise, decide, somebody):
    """Something of every kind; by kind, for whom it waits."""
    file(proposal_in("admitted"))
    advise(file(proposal_in("admitted")))
    answered = file(proposal_in("admitted"))
    advise(answered)
    AmendmentRound.answer(answered, Act.REFUSE, by=somebody("hamburg"))
    decide(file(proposal_in("admitted")))
    proposal = proposal_in("exchange")
    Position.take(proposal, "supports_if", by=somebody("sachsen"), **wanted(proposal))
    Comment.write(proposal_in("drafting"), "Bitte prüfen.", circle="group", by=somebody("bayern"))
    bayern = somebody("bayern")
    shared = proposal_in("exchange")
    Position.take(shared, "supports", by=somebody("hamburg"))
    revise(shared, Draft(Text("Anderer Titel", shared.text.read().blocks)), base=1, by=bayern)
    Presentation.present(proposal_in("drafting"), "submission", by=bayern)
    returned = proposal_in("drafting")
    Presentation.present(returned, "submission", by=bayern)
    Presentation.send_back(returned, "submission", by=somebody("bayern_freigabe"), note="Bitte kürzen.")
    hamburg = {Matter.ASKED, Matter.DECIDED, Matter.COMMENTS, Matter.CONFIRM}
    who = {kind: "hamburg" if kind in hamburg else "bayern" for kind in Matter}
    return who | {Matter.PRESENTED: "bayern_freigabe"}


def test_all_of_it_is_one_query(everything, somebody, django_assert_num_queries):
    people = {name: somebody(name) for name in ("bayern", "hamburg", "sachsen", "geschaeftsstelle")}
    for user in people.values():
        assert user.appointments_today
    counts = {"bayern": 4, "hamburg": 4, "sachsen": 0}
    for name, count in counts.items():
        with django_assert_num_queries(1):
            assert len(matters_of(people[name])) == count
    with django_assert_num_queries(0):
        assert matters_of(people["geschaeftsstelle"]) == []


def test_one_thing_is_noted_and_noted_once(proposal_in, file, somebody):
    amendment = file(proposal_in("admitted"))
    facts = {"land_id": "HH", "by": somebody("hamburg")}
    Noted.objects.create(amendment=amendment, **facts)
    for wrong in ({"amendment": amendment}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Noted.objects.create(**facts, **wrong)


def test_the_approver_finds_the_matters_of_the_own_land_first(proposal_in, somebody, sign_in, stopped_clock):
    """Hamburg's approver works in a group of Bayern, and has older matters there."""
    proposal_in("drafting", title="Von Bayern")
    own = proposal_in("drafting", title="Von Hamburg")
    type(own).objects.filter(pk=own.pk).update(lead_land="HH")
    client = sign_in("hamburg_freigabe")
    titles = [task.proposal.title for task in client.get("/aufgaben/").context["page"].tasks]
    assert titles == ["Von Hamburg", "Von Bayern"]


def test_the_approver_finds_what_others_want_of_the_own_text_first(proposal_in, somebody, file, stopped_clock):
    """Hamburg's approver is also in the group of Bayern, where a comment waits longer."""
    shared, own = proposal_in("drafting"), proposal_in("exchange")
    Comment.write(shared, "Bitte prüfen.", circle="group", by=somebody("bayern"))
    type(own).objects.filter(pk=own.pk).update(lead_land="HH")
    stopped_clock(NOW.replace(hour=12))
    file(type(own).objects.get(pk=own.pk), "bayern")
    kinds = {name: [each.kind for each in matters_of(somebody(name))] for name in ("hamburg", "hamburg_freigabe")}
    assert kinds == {
        "hamburg": [Matter.COMMENTS, Matter.UNADVISED],
        "hamburg_freigabe": [Matter.UNADVISED, Matter.COMMENTS],
    }

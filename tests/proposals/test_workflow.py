"""The table of steps: whole, readable, and followed exactly by `move`."""

import ast
from itertools import product
from operator import attrgetter
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import QueryDict
from django.urls import resolve
from django.utils.http import urlencode

from accounts.permissions import GRANTS, Relation
from conferences.models import AgendaItem
from intmk.refusal import Refused
from journal.models import Entry
from proposals.facts import Fact
from proposals.forms import _FIELDS
from proposals.lineage import views as lineage
from proposals.lineage.forms import SplitForm
from proposals.lineage.splitting import Division
from proposals.models import Proposal
from proposals.states import AUDIENCE, KEEPS_AUDIENCE, STAGE, State
from proposals.views import step
from proposals.workflow import SPLIT, TRANSITIONS, from_state
from tests.proposals.steps import take
from tests.world import BEFORE, SESSION
from text.divide import points

ROOT = Path(__file__).resolve().parent.parent.parent
WHO = {  # somebody who may take the step, on a proposal of Bayern
    Relation.LEAD_LAND: "bayern",
    Relation.LEAD_APPROVER: "bayern_freigabe",
    Relation.OFFICE: "geschaeftsstelle",
}


def somebody_for(transition) -> str:
    return next(WHO[relation] for relation in sorted(GRANTS[transition.permission]) if relation in WHO)


@pytest.fixture
def facts(conference, proposal_in):
    """What has to come with a step of a proposal; `facts("table", proposal)`."""
    target = proposal_in("admitted", title="Ziel")
    ideas = {state: proposal_in(state, title="Andere Idee") for state in ("idea", "exchange")}
    meetings = {meeting.kind: meeting for meeting in conference.meetings.all()}
    given = {
        "group": conference.groups.get(),
        "theme": conference.themes.get(),
        "reason": "Aus gutem Grund.",
        "top": "7.7",
        "recommendation": "debate",
        "referred_to": "AG Sprache",
        "target": target,
    }

    def of(code, proposal):
        meeting = meetings["pre" if code == "to_pre_conference" else "main"]
        parts = {block.id: {place} for place, block in enumerate(points(proposal.text.read().blocks))}
        division = Division(("Erster Teil", "Zweiter Teil"), parts)
        codes = {fact.code for fact in TRANSITIONS[code].facts if fact.is_required} | {"theme"}
        goal = ideas.get(proposal.state, target) if code in ("unite", "unite_ideas") else target
        all_facts = given | {"meeting": meeting, "division": division, "target": goal}
        return {name: value for name, value in all_facts.items() if name in codes}

    return of


@pytest.fixture
def brought_to(proposal_in, somebody, facts):
    """`brought_to("split")`: as `proposal_in`, and to the two states a proposal ends in where it becomes another."""

    def brought(state):
        code = {State.UNITED: "unite", State.SPLIT: "split"}.get(state)
        if code is None:
            return proposal_in(state)
        proposal = proposal_in("admitted")
        take(proposal, code, by=somebody("geschaeftsstelle"), **facts(code, proposal))
        return Proposal.objects.get(pk=proposal.pk)

    return brought


@pytest.mark.parametrize("transition", TRANSITIONS.values(), ids=attrgetter("code"))
def test_a_step_is_a_sentence_an_official_can_read(transition):
    assert TRANSITIONS[transition.code] is transition
    assert transition.sources
    assert transition.sources | {transition.target} <= set(State)
    assert transition.label[0].isupper()
    assert transition.label[-1] not in ".!?:"
    assert transition.explanation[-1] == "."
    says = transition.verb.sentence
    assert (says[0].islower(), says[-1], says.count(".")) == (True, ".", 1)
    assert GRANTS[transition.permission]


def test_labels_are_said_once():
    labels = [transition.label for transition in TRANSITIONS.values()]
    assert sorted(set(labels)) == sorted(labels)


def test_every_state_is_reached_from_the_idea():
    reached, before = {State.IDEA}, set()
    while reached != before:
        before = set(reached)
        reached |= {t.target for t in TRANSITIONS.values() if t.sources & reached}
    assert sorted(reached) == sorted(State)


def test_every_state_but_an_outcome_leads_on():
    ends = {state for state in State if not from_state(state)}
    outcomes = {"adopted", "rejected", "no_majority", "deferred", "referred"}
    assert ends == outcomes | {"withdrawn", "united", "split", "carried_over"}


def test_every_state_has_words_a_column_and_an_audience():
    assert [state for state in State if not (state.label and state.sentence.endswith("."))] == []
    assert set(STAGE) == set(State)
    assert set(AUDIENCE) == set(State) - KEEPS_AUDIENCE


def test_forms_know_every_fact():
    facts = {fact.code for transition in TRANSITIONS.values() for fact in transition.facts}
    assert (facts - set(_FIELDS), set(_FIELDS) - facts) == ({"division", "target"}, set())
    assert all(isinstance(fact, Fact) and fact.label for t in TRANSITIONS.values() for fact in t.facts)


def test_few_steps_have_a_page_of_their_own(proposal_in):
    pages = {code: resolve(f"/vorschlaege/2025-001/schritt/{code.replace('_', '-')}/").func for code in TRANSITIONS}
    assert [code for code, page in pages.items() if page is not step.take] == [
        *("submit", "resubmit", "unite", "unite_ideas", "split")
    ]
    assert (pages["split"], {fact.code for fact in SPLIT.facts}) == (lineage.split, {"division", "reason"})
    proposal = proposal_in("admitted")
    one, two = (block.id for block in points(proposal.text.read().blocks))
    typed = {
        "teile": "2",
        "title_0": "Eins",
        "title_1": "Zwei",
        f"z_{one}": ["1"],
        f"z_{two}": ["0", "1"],
        "reason": "Ja.",
    }
    form = SplitForm(_sent(typed), proposal=proposal, count=2)
    assert (form.is_valid(), sorted(form.fields)) == (True, sorted(typed))
    assert form.division == Division(("Eins", "Zwei"), {one: {1}, two: {0, 1}})


def _sent(typed) -> QueryDict:
    """As a browser sends it: a box that is ticked twice stands there twice."""
    return QueryDict(urlencode(typed, doseq=True))


def test_steps_by_ballot_are_never_offered():
    assert [t.code for state in State for t in from_state(state) if t.by_ballot] == []
    assert [t.code for t in TRANSITIONS.values() if t.by_ballot] == [
        *("adopt", "reject", "miss_majority"),
        *("correct_to_adopted", "correct_to_rejected", "correct_to_no_majority", "correct_to_undecided"),
    ]


@pytest.mark.parametrize("state", State)
def test_a_step_is_possible_exactly_where_the_table_says(brought_to, somebody, facts, stopped_clock, state):
    """Every step is tried in this state; each attempt stands alone."""
    proposal = brought_to(state)
    stopped_clock(SESSION)
    found, expected = {}, {}
    for code, transition in TRANSITIONS.items():
        found[code] = attempt(proposal, code, somebody(somebody_for(transition)), facts(code, proposal))
        expected[code] = outcome_by_table(proposal, transition, somebody(somebody_for(transition)))
    assert found == expected


OF_A_ROOM = ("target", "division")  # what its verb takes along with the proposal itself


def outcome_by_table(proposal, transition, user) -> str:
    if not proposal.may_be_seen_by(user):
        return "unseen"
    if proposal.state in transition.sources and transition.is_done(proposal):
        return "done already"
    if proposal.state in transition.sources:
        ready = transition.applies(proposal) and transition.objection(proposal) is None
        return transition.target if ready else "refused"
    return "done already" if proposal.state == transition.target else "refused"


def attempt(proposal, code, by, facts) -> str:
    """What comes of a step; afterwards the proposal is as before."""
    with transaction.atomic():
        mark = transaction.savepoint()
        fresh = Proposal.objects.get(pk=proposal.pk)
        try:
            is_new = take(fresh, code, by=by, **facts)
            found = fresh.state if is_new else "done already"
        except Refused:
            found = "refused"
        except PermissionDenied:
            found = "unseen"
        stored = Proposal.objects.get(pk=proposal.pk).state
        assert stored == (found if found in list(State) else proposal.state)
        transaction.savepoint_rollback(mark)
    return found


OPEN_TO_LAENDER = {"take_off_list"}  # a step that any Land takes


def test_few_steps_are_open_to_all_laender():
    of_laender = {t.code for t in TRANSITIONS.values() if Relation.MEMBER_LAND in GRANTS[t.permission]}
    assert of_laender == OPEN_TO_LAENDER


@pytest.mark.parametrize(
    "name", ["hamburg", "sachsen", "stimmfuehrung", "presse", "bund", "geschaeftsstelle_nw", "verwaltung"]
)
def test_nobody_else_takes_a_step(proposal_in, somebody, facts, name):
    user, refused = somebody(name), 0
    theirs = OPEN_TO_LAENDER if name in ("hamburg", "sachsen", "stimmfuehrung") else set()
    for state in ("exchange", "submitted", "tabled"):
        proposal = proposal_in(state)
        for code in TRANSITIONS.keys() - theirs:
            with pytest.raises(PermissionDenied):
                take(proposal, code, by=user, **facts(code, proposal))
            refused += 1
        assert Proposal.objects.get(pk=proposal.pk).state == state
    assert refused == 3 * (len(TRANSITIONS) - len(theirs))


def test_the_journal_and_the_object_tell_the_step(proposal_in, somebody):
    proposal = proposal_in("submitted")
    assert proposal.move("admit", by=somebody("geschaeftsstelle"), note="Geprüft am 4. März.") is True
    stored = Proposal.objects.get()
    names = ["state", "audience", "changed_at", "text_id", "conference_id"]
    assert [getattr(proposal, name) for name in names] == [getattr(stored, name) for name in names]
    entry = Entry.objects.about(proposal).last()
    assert entry.sentence == "Geschaeftsstelle (Geschäftsstelle NI) hat den Vorschlag geprüft und zugelassen."
    assert (entry.facts["before"], entry.facts["after"], entry.facts["version"]) == ("submitted", "admitted", 1)
    assert entry.note.text == "Geprüft am 4. März."


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (state, t.code)
        for state, t in product(("submitted", "exchange", "tabled", "admitted"), TRANSITIONS.values())
        if state in t.sources and any(fact.is_required for fact in t.facts) and t.code != "admit_late"
    ],
)
@pytest.mark.parametrize("nothing", [None, "", " \n"])
def test_a_step_without_its_facts_is_refused(proposal_in, somebody, stopped_clock, facts, state, code, nothing):
    proposal = proposal_in(state)
    AgendaItem.objects.update(is_on_consent_list=True)
    stopped_clock(BEFORE if code == "to_pre_conference" else SESSION)
    transition = TRANSITIONS[code]
    missing = next(fact for fact in transition.facts if fact.is_required and fact.code not in OF_A_ROOM)
    with pytest.raises(Refused) as refused:
        take(proposal, code, by=somebody(somebody_for(transition)), **facts(code, proposal) | {missing.code: nothing})
    assert str(refused.value) == f"Bitte geben Sie an: {missing.label}."
    assert Proposal.objects.get(pk=proposal.pk).state == state


WRITERS = {  # where the state is set: by the one verb, and at the birth of a part or a successor
    "proposals/consequences.py": ["birth"],
    "proposals/lineage/splitting.py": ["birth"],
    "proposals/models/moving.py": ["change"],
}
BIRTHS = ("create", "begin")
AMENDMENTS = {
    "proposals/amendments/models/amendment.py",
    "proposals/amendments/adopting.py",
}  # rows with a state of their own


def test_the_state_has_one_writer():
    found = {}
    for path in sorted(ROOT.glob("*/**/*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith((".", "tests/", "var/", "benchmarks/")) or "/migrations/" in name:
            continue
        writes = list(filter(None, map(_state_written, ast.walk(ast.parse(path.read_text(encoding="utf-8"))))))
        if writes and name not in AMENDMENTS:
            found[name] = writes
    assert found == WRITERS


def _state_written(node) -> str:
    """`birth` for `create(state=…)`, `change` for any other way to set a state, nothing where none is set.

    The others: `x.state = …`, `setattr(x, "state", …)`, `update(state=…)` or `{"state": …}` for an update.
    """
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        writes = node.func.attr in ("update", "put", "get_or_create", "update_or_create", "bulk_update", *BIRTHS)
        if not writes or not any(keyword.arg == "state" for keyword in node.keywords):
            return ""
        return "birth" if node.func.attr in BIRTHS else "change"
    return "change" if _sets_state(node) else ""


def _sets_state(node) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "setattr":
        return isinstance(node.args[1], ast.Constant) and node.args[1].value == "state"
    if isinstance(node, ast.Dict):
        return any(isinstance(key, ast.Constant) and key.value == "state" for key in node.keys)
    return False

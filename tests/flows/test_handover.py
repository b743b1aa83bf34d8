"""The chair passes on 1 July: rights follow the date, nobody edits an account."""

from datetime import timedelta

import pytest

from intmk.refusal import Refused
from proposals.models import Proposal
from proposals.versions.saving import Draft, revise
from resolutions.models import Resolution
from tests.flows.turn_of_the_chair import CLOSED, FIRST, LAST
from tests.proposals.pages import said, sentences
from text.parse import parse
from text.text import Text


@pytest.fixture
def answers(sign_in, stopped_clock):
    """`answers(url, **form)`: what both secretariats get on the last evening and on the first morning."""

    def asked(url, form=None):
        found = {}
        for moment in (LAST, FIRST):
            stopped_clock(moment)
            for name in ("geschaeftsstelle", "geschaeftsstelle_nw"):
                client = sign_in(name)
                response = client.get(url) if form is None else client.post(url, form)
                found[name, moment == FIRST] = response.status_code
        return list(found.values())

    return asked


@pytest.mark.parametrize("page", ["{0}", "{0}fassungen/1/", "{0}verlauf/", "/konferenzen/20/"])
def test_the_new_office_reads_the_old_year_from_its_first_day(answers, proposal_in, page):
    proposal = proposal_in("submitted")
    seen = 403 if page == "/konferenzen/20/" else 404
    assert answers(page.format(proposal.get_absolute_url())) == [200, seen, 200, 200]


def test_the_old_office_takes_no_step_after_its_term(proposal_in, sign_in, stopped_clock):
    proposal = proposal_in("submitted")
    url = f"/vorschlaege/{proposal.reference}/schritt/admit/"
    stopped_clock(FIRST)
    assert [sign_in(name).post(url, {}).status_code for name in ("geschaeftsstelle", "geschaeftsstelle_nw")] == [
        403,
        403,
    ]
    assert Proposal.objects.get().state == "submitted"
    stopped_clock(FIRST - timedelta(seconds=1))
    assert sign_in("geschaeftsstelle").post(url, {}).status_code == 302


def test_what_is_not_finished_goes_to_the_new_office(proposal_in, sign_in, stopped_clock, conference):
    old = proposal_in("drafting")
    stopped_clock(LAST)
    office = sign_in("geschaeftsstelle")
    office.post(f"/vorschlaege/{old.reference}/schritt/carry-over/", {"reason": "Bayern hat zugestimmt."})
    new = Proposal.objects.get(predecessor=old)
    url = f"/vorschlaege/{new.reference}/"
    assert [sign_in(name).get(url).status_code for name in ("bayern", "geschaeftsstelle_nw")] == [200, 404]
    stopped_clock(FIRST)
    assert [sign_in(name).get(url).status_code for name in ("bayern", "sachsen", "geschaeftsstelle_nw")] == [
        200,
        200,
        200,
    ]
    following = type(conference).objects.get(number=21)
    theme = following.themes.create(number=1, slug="neu", title="Neues Thema")
    group = following.groups.create(slug="neu", name="AG Neu", lead_land_id="BY")
    response = sign_in("geschaeftsstelle_nw").post(f"{url}schritt/assign/", {"group": group.pk, "theme": theme.pk})
    assert said(response) == [f"{new.reference} hat jetzt den Stand „In Erarbeitung“."]
    assert sign_in("geschaeftsstelle").get(url).status_code == 200
    assert sign_in("geschaeftsstelle").post(f"{url}schritt/submit/").status_code == 403


def test_the_old_office_may_still_release_and_its_press_publish(proposal_in, sign_in, stopped_clock):
    number = proposal_in("adopted").reference
    stopped_clock(FIRST + timedelta(days=14))
    assert (
        sign_in("geschaeftsstelle_nw").post(f"/vorschlaege/{number}/freigabe/", {"embargo": "none"}).status_code == 403
    )
    released = {"embargo": "none", "rationale": "none"}
    assert sign_in("geschaeftsstelle").post(f"/vorschlaege/{number}/freigabe/", released).status_code == 302
    assert sign_in("presse_nw").post(f"/pressetisch/{number}/veroeffentlichen/").status_code == 404
    assert sign_in("presse").post(f"/pressetisch/{number}/veroeffentlichen/").status_code == 302
    assert Resolution.objects.get().is_public is True
    assert sign_in(None).get(f"/beschluesse/{number}/").status_code == 200


def test_a_new_idea_belongs_to_the_year_in_which_it_is_written(sign_in, somebody, stopped_clock, conference):
    form = {"kind": "lead", "lead_land": "BY", "origin": "talk", "ziffern": "1. Ein Text."}
    for moment in (LAST, FIRST):
        stopped_clock(moment)
        sign_in("bayern").post("/vorschlaege/neu/", form | {"title": f"Idee vom {moment:%d.%m.}"})
        Proposal.objects.get(state="idea").move("share", by=somebody("bayern"))
    assert dict(Proposal.objects.values_list("reference", "conference")) == {"2025-001": 20, "2026-001": 21}


@pytest.mark.parametrize(
    ("state", "name", "step"),
    [
        ("idea", "bayern", "share"),
        ("exchange", "bayern", "take-up"),
        ("drafting", "bayern_freigabe", "submit"),
        ("returned", "bayern_freigabe", "resubmit"),
    ],
)
def test_no_land_hands_in_where_nobody_receives_any_more(proposal_in, sign_in, stopped_clock, state, name, step):
    proposal = proposal_in(state)
    group = proposal.conference.groups.get().pk
    url = f"/vorschlaege/{proposal.reference}/schritt/{step}/"
    stopped_clock(FIRST)
    assert sentences(sign_in(name).post(url, {"group": group})) == [CLOSED]
    assert Proposal.objects.get().state == state
    stopped_clock(LAST)
    assert sentences(sign_in(name).post(url, {"group": group})) != [CLOSED]


def test_the_text_of_a_closed_year_stays_as_it_is(proposal_in, somebody, sign_in, stopped_clock):
    proposal = proposal_in("drafting")
    stopped_clock(FIRST)
    draft = Draft(Text("Anders", parse("", "1. Die IntMK bittet.", "Weil.")), "")
    with pytest.raises(Refused) as refused:
        revise(proposal, draft, base=1, by=somebody("bayern"))
    assert str(refused.value) == CLOSED
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert "/schreiben/" not in page.split('id="schritte"')[1]


@pytest.mark.parametrize("state", ["idea", "exchange", "drafting", "returned", "tabled"])
def test_nobody_is_asked_for_anything_of_a_closed_year(proposal_in, sign_in, stopped_clock, state):
    proposal = proposal_in(state)
    stopped_clock(FIRST)
    for name in ("bayern", "bayern_freigabe", "hamburg", "sachsen", "geschaeftsstelle", "geschaeftsstelle_nw"):
        assert proposal.reference not in sign_in(name).get("/aufgaben/").content.decode()

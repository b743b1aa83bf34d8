"""From the Referat to the approver and back: who, when, which text, which words; and nobody else hears of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import Appointment, Land
from intmk.refusal import Refused
from journal.models import Entry
from notices.matters import matters_of
from proposals.amendments.candidates import Variant
from proposals.amendments.models.amendment import Wish
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentSponsor, MergeDraft, Position, Presentation, Proposal
from proposals.positions.wording import adopt_wording
from proposals.presenting.rules import NO_APPROVER, NOTHING_TO_PRESENT
from proposals.versions.saving import Draft, revise
from tests.proposals.amendments.texts import decided
from tests.world import PERSONAS, SECRET
from text.amend import TITLE
from text.parse import parse
from text.text import Text

NOTE, REMARK = f"Notiz {SECRET}", f"Bemerkung {SECRET}"


@pytest.fixture
def drafted(proposal_in):
    return proposal_in("drafting", title="Kurse sichern")


@pytest.fixture
def present(somebody):
    def presented(proposal, who="bayern", release="submission", note=NOTE):
        return Presentation.present(proposal, release, by=somebody(who), note=note)

    return presented


@pytest.fixture
def waits(somebody):
    def kinds():
        found = {name: [each.kind.value for each in matters_of(somebody(name))] for name in PERSONAS}
        return {name: of for name, of in found.items() if of}

    return kinds


@pytest.fixture
def bayern_approves(db):
    Land.objects.filter(pk="BY").update(approves_positions=True)


def revised(proposal, words, by):
    text = Text(proposal.title, parse("", words, "Weil."))
    return revise(proposal, Draft(text), base=proposal.text.number, by=by)


def page(client, proposal, name="present"):
    url = reverse(f"proposals:{name}", args=[proposal.reference])
    return client.get(url).content.decode()


def test_what_is_presented_waits_for_the_approver_and_comes_back_with_a_remark(drafted, present, waits, somebody):
    row = present(drafted)
    assert (row.land_id, row.version.number, row.act, row.note) == ("BY", 1, "present", NOTE)
    assert waits() == {"bayern_freigabe": ["presented"]}
    Presentation.send_back(drafted, "submission", by=somebody("bayern_freigabe"), note=REMARK)
    assert waits() == {"bayern": ["sent_back"]}
    present(drafted)
    assert waits() == {"bayern_freigabe": ["presented"]}
    drafted.move("submit", by=somebody("bayern_freigabe"))
    assert waits() == {}
    says = [entry.says for entry in Entry.objects.about(Land.objects.get(pk="BY"))]
    assert [words.partition(" zur ")[0].partition(" ans ")[0] for words in says] == [f"hat zu {drafted.reference}"] * 3


def test_an_old_presentation_does_not_wait_again_after_a_return(drafted, present, waits, somebody, stopped_clock):
    present(drafted)
    drafted.move("submit", by=somebody("bayern_freigabe"))
    drafted.move("return", by=somebody("geschaeftsstelle"), reason="Unklar.")
    assert waits() == {}


def test_the_same_presented_twice_is_one(drafted, present):
    assert present(drafted) == present(drafted)
    assert Presentation.objects.count() == 1


def test_the_approver_sees_what_has_changed_since_the_last_time(drafted, present, somebody, sign_in):
    client = sign_in("bayern_freigabe")
    present(drafted)
    first = [page(client, drafted, name) for name in ("present", "submit")]
    Presentation.send_back(drafted, "submission", by=somebody("bayern_freigabe"), note=REMARK)
    revised(drafted, "1. Die IntMK stellt fest, dass Kurse ausfallen.", somebody("bayern"))
    present(drafted)
    later = [page(client, drafted, name) for name in ("present", "submit")]
    words = ("Was sich seit Fassung 1 geändert hat", "ausfallen.</ins>", NOTE, REMARK, "Der Text, Fassung")
    assert [[word in shown for word in words] for shown in first] == [[False, False, True, False, True]] * 2
    assert [[word in shown for word in words[:1] + words[2:]] for shown in later] == [[True] * 4] * 2


def test_after_a_return_the_redline_begins_with_what_was_handed_in(proposal_in, somebody, sign_in):
    proposal = proposal_in("returned")
    revised(proposal, "1. Die IntMK stellt fest.", somebody("bayern"))
    shown = page(sign_in("bayern_freigabe"), proposal, "resubmit")
    assert "Was sich seit Fassung 1 geändert hat" in shown


@pytest.mark.parametrize("name", ["hamburg", "hamburg_freigabe"])
def test_no_other_land_reads_what_a_land_says_to_itself(drafted, present, somebody, sign_in, name):
    present(drafted)
    Presentation.send_back(drafted, "submission", by=somebody("bayern_freigabe"), note=REMARK)
    client = sign_in(name)
    pages = [page(client, drafted), client.get("/aufgaben/").content.decode()]
    pages.append(client.get(f"{drafted.get_absolute_url()}verlauf/").content.decode())
    pages.append(client.get("/mein-land/").content.decode())
    assert [NOTE in text or REMARK in text or "freigabe vorgelegt" in text.lower() for text in pages] == [False] * 4


@pytest.mark.parametrize(
    ("state", "who", "release"),
    [
        ("drafting", "hamburg", "submission"),
        ("submitted", "bayern", "submission"),
        ("admitted", "bayern", "amendments"),
        ("admitted", "sachsen", "joining"),
        ("admitted", "bayern", "wish"),
    ],
)
def test_what_the_land_cannot_decide_now_is_not_presented(proposal_in, present, state, who, release):
    with pytest.raises(Refused) as refused:
        present(proposal_in(state), who, release)
    assert (str(refused.value), Presentation.objects.count()) == (NOTHING_TO_PRESENT, 0)


def test_where_nobody_releases_nothing_is_presented(drafted, present):
    Appointment.objects.filter(role="approver", land="BY").update(ends_on="2025-03-01")
    with pytest.raises(Refused, match=NO_APPROVER[:30]):
        present(drafted)


def test_only_what_lies_there_is_sent_back_and_only_with_a_remark(drafted, present, somebody):
    approver = somebody("bayern_freigabe")
    with pytest.raises(Refused, match="nicht mehr vorgelegt"):
        Presentation.send_back(drafted, "submission", by=approver, note=REMARK)
    present(drafted)
    with pytest.raises(Refused, match="in einem Satz"):
        Presentation.send_back(drafted, "submission", by=approver, note=" ")
    with pytest.raises(PermissionDenied):
        Presentation.send_back(drafted, "submission", by=somebody("bayern"), note=REMARK)


def test_a_remark_that_is_refused_stays_in_its_field(drafted, present, sign_in):
    present(drafted)
    client, url = sign_in("bayern_freigabe"), reverse("proposals:send_back", args=[drafted.reference])
    answer = client.post(url, {"release": "submission", "note": ""})
    assert (answer.status_code, "Diese Angabe fehlt." in answer.content.decode()) == (200, True)


def test_where_the_lead_land_has_no_approver_its_officials_submit(drafted, somebody, sign_in):
    bayern = somebody("bayern")
    with pytest.raises(PermissionDenied):
        drafted.move("submit", by=bayern)
    Appointment.objects.filter(role="approver", land="BY").update(ends_on="2025-03-01")
    fresh = Proposal.objects.get(pk=drafted.pk)
    tasks = [task.proposal.pk for task in sign_in("bayern").get("/aufgaben/").context["page"].tasks]
    assert tasks == [fresh.pk]
    assert page(sign_in("bayern"), drafted, "submit").count("Der Text, Fassung 1") == 1
    with pytest.raises(PermissionDenied):
        fresh.move("submit", by=somebody("hamburg"))
    assert fresh.move("submit", by=bayern) is True


@pytest.fixture
def amended(proposal_in, somebody):
    """A proposal of Bayern that Hamburg wants to call something else."""
    proposal = proposal_in("admitted")
    wish = Wish(Text("Anders", proposal.text.read().blocks), "Besser.")
    Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    return Proposal.objects.get(pk=proposal.pk)


def test_what_binds_the_land_before_all_is_released_by_its_approver(amended, bayern_approves, present, waits, somebody):
    bayern = somebody("bayern")
    draft = MergeDraft.begin(amended, by=bayern).choose(TITLE, {1: Variant.ORIGINAL}, "", by=bayern)
    with pytest.raises(Refused) as refused:
        draft.finish(by=bayern, note="", decisions=decided(a1=Fate.ADOPTED))
    assert str(refused.value) == (
        "In Ihrem Land gibt die Freigabe frei, was das Land vor allen bindet: über Änderungsanträge anderer Länder "
        "entscheiden. Legen Sie es ihr unter „Zur Freigabe vorlegen“ mit einer Notiz vor."
    )
    present(amended, release="amendments")
    assert waits()["bayern_freigabe"] == ["presented", "unadvised"]
    draft.finish(by=somebody("bayern_freigabe"), note="", decisions=decided(a1=Fate.ADOPTED))
    assert "presented" not in waits().get("bayern_freigabe", [])
    assert Presentation.objects.last().act == "settle"


def test_the_office_decides_for_no_land(amended, bayern_approves, somebody):
    office = somebody("geschaeftsstelle")
    draft = MergeDraft.begin(amended, by=office).choose(TITLE, {1: Variant.ORIGINAL}, "", by=office)
    assert draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED)).number == 2


def test_another_lands_amendment_is_joined_by_the_approver(amended, bayern_approves, present, somebody):
    amendment = amended.amendments.get()
    with pytest.raises(Refused, match="Änderungsanträge anderer Länder mitantragen"):
        AmendmentSponsor.join(amendment, by=somebody("bayern"))
    present(amended, release="joining")
    assert AmendmentSponsor.join(amendment, by=somebody("bayern_freigabe")) is True
    assert Presentation.objects.last().act == "settle"


def test_a_wish_is_taken_over_by_the_approver(proposal_in, bayern_approves, somebody):
    proposal = proposal_in("exchange")
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    wish = {"block_id": ziffer.id, "wording": "Die IntMK begrüßt Kurse."}
    position = Position.take(proposal, "supports_if", by=somebody("sachsen"), **wish)
    with pytest.raises(Refused, match="Wünsche anderer Länder übernehmen"):
        adopt_wording(proposal, position, seen=1, by=somebody("bayern"))
    assert adopt_wording(proposal, position, seen=1, by=somebody("bayern_freigabe")).number == 2


def test_a_rule_that_nobody_could_follow_does_not_hold(amended, bayern_approves, somebody):
    Appointment.objects.filter(role="approver", land="BY").update(ends_on="2025-03-01")
    assert AmendmentSponsor.join(amended.amendments.get(), by=somebody("bayern")) is True


@pytest.mark.parametrize("wrong", [{"release": "x"}, {"act": "x"}, {"act": "send_back", "note": ""}])
def test_no_row_says_what_is_not_in_the_table(drafted, somebody, wrong):
    row = {"release": "submission", "act": "present", "land_id": "BY", "by": somebody("bayern")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Presentation.objects.create(proposal=drafted, version=drafted.text, **row | wrong)


def offered(client, proposal):
    return [offer.label for offer in client.get(proposal.get_absolute_url()).context["page"].offers]


@pytest.mark.parametrize(("state", "is_offered"), [("idea", False), ("exchange", False), ("drafting", True)])
def test_the_referat_of_the_lead_is_offered_to_present(proposal_in, sign_in, state, is_offered):
    proposal = proposal_in(state)
    found = {
        name: "Zur Freigabe vorlegen" in offered(sign_in(name), proposal) for name in ("bayern", "bayern_freigabe")
    }
    assert found == {"bayern": is_offered, "bayern_freigabe": False}


def test_a_wish_is_something_to_present(proposal_in, sign_in, somebody):
    proposal = proposal_in("exchange")
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    wish = {"block_id": ziffer.id, "wording": "Die IntMK begrüßt Kurse."}
    Position.take(proposal, "supports_if", by=somebody("sachsen"), **wish)
    assert "Zur Freigabe vorlegen" in offered(sign_in("bayern"), proposal)


def test_a_wish_in_several_places_is_something_to_present(proposal_in, sign_in, somebody):
    proposal = proposal_in("exchange")
    text = proposal.text.read()
    operations = text.operations_to(Text("Neuer Titel", text.blocks))
    Position.take(proposal, "supports_if", operations=operations, by=somebody("sachsen"))
    assert "Zur Freigabe vorlegen" in offered(sign_in("bayern"), proposal)


@pytest.mark.parametrize(("name", "must_present"), [("bayern", True), ("bayern_freigabe", False)])
def test_the_page_of_a_wish_leads_to_the_approver(proposal_in, bayern_approves, sign_in, somebody, name, must_present):
    proposal = proposal_in("exchange")
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    wish = {"block_id": ziffer.id, "wording": "Die IntMK begrüßt Kurse."}
    position = Position.take(proposal, "supports_if", by=somebody("sachsen"), **wish)
    client, to = sign_in(name), reverse("proposals:present", args=[proposal.reference])
    shown = client.get(reverse("proposals:wish", args=[proposal.reference, position.pk])).content.decode()
    assert (f'href="{to}?release=wish"' in shown, "Wortlaut übernehmen" in shown) == (must_present, not must_present)
    if must_present:
        assert client.get(f"{to}?release=wish").context["form"]["release"].value() == "wish"


@pytest.mark.parametrize(("name", "must_present"), [("bayern", True), ("bayern_freigabe", False)])
def test_the_end_of_a_merge_leads_to_the_approver(amended, bayern_approves, sign_in, somebody, name, must_present):
    MergeDraft.begin(amended, by=somebody("bayern"))
    to = reverse("proposals:present", args=[amended.reference])
    page = sign_in(name).get(reverse("proposals:merge_finish", args=[amended.reference])).content.decode()
    assert (f'href="{to}?release=amendments"' in page) == must_present

"""The office looks at the form of what was submitted, and whether the matter is pending elsewhere."""

import html

import pytest
from django.urls import reverse

from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import FormalCheck, FormalRemark, Proposal
from proposals.remarks.rules import places
from proposals.versions.saving import Draft, revise
from steering.models import PendingMatter
from text.parse import keep_ids, parse
from text.text import Text

pytestmark = pytest.mark.django_db
CHANGED = "1. Die IntMK stellt fest, dass Kurse fehlen.\n2. Die IntMK bittet den Bund um Geld.\n   a) für Kurse,"


@pytest.fixture
def submitted(world):
    return world.proposal_in("submitted")


@pytest.fixture
def office(sign_in):
    return sign_in("geschaeftsstelle")


def page_of(proposal) -> str:
    return reverse("steering:check", args=[proposal.reference])


def sent(proposal, do, **fields):
    return {"version": proposal.text.number, "do": do} | fields


def shown(client, proposal) -> str:
    return html.unescape(client.get(page_of(proposal)).content.decode())


def resubmitted(proposal, somebody):
    """Bayern has changed the text that came back, and its approver hands it in again."""
    proposal = Proposal.objects.get(pk=proposal.pk)
    blocks = keep_ids(proposal.text.read().blocks, parse("", CHANGED, "Weil es nötig ist."))
    revise(proposal, Draft(Text(proposal.title, blocks), "Ziffer 2"), base=proposal.text.number, by=somebody("bayern"))
    proposal.refresh_from_db()
    proposal.move("resubmit", by=somebody("bayern_freigabe"))
    return Proposal.objects.get(pk=proposal.pk)


def test_first_look_shows_the_whole_text(submitted, office):
    page = shown(office, submitted)
    assert (page.count("Ungeprüft"), page.count("Den ganzen Text lesen"), page.count("Was sich seit")) == (1, 0, 0)
    assert page.count("Noch keine. Die erste steht hier, sobald Sie sie festhalten.") == 1


def test_after_resubmission_the_office_sees_what_changed_since_its_check(submitted, office, somebody):
    place = next(code for code, name in places(submitted.text.read()) if name == "Ziffer 2")
    form = sent(submitted, "return", place_1=place, words_1="Wer zahlt?", reason="Bitte genauer.")
    office.post(page_of(submitted), form)
    again = resubmitted(submitted, somebody)
    page = shown(office, again)
    assert page.count("Was sich seit Ihrer Prüfung von Fassung 1 geändert hat") == 1
    assert (page.count("Ungeprüft"), page.count("Ziffer 2: Wer zahlt?")) == (1, 1)
    changed = page.split('id="seitdem"')[1].split("</section>")[0]
    assert (changed.count("Geld"), changed.count("dass Kurse fehlen")) == (2, 0)
    remark = FormalRemark.objects.get()
    office.post(page_of(again), sent(again, "fine", settled=[remark.pk]))
    assert list(FormalCheck.objects.values_list("version__number", "verdict")) == [(1, "objections"), (2, "fine")]
    assert FormalRemark.objects.filter(settled_at=None).count() == 0
    assert Proposal.objects.get(pk=again.pk).move("admit", by=somebody("geschaeftsstelle")) is True


@pytest.mark.parametrize(
    ("do", "fields", "sentence"),
    [
        ("objections", {"words_1": "Wer zahlt?"}, "Wählen Sie die Stelle, an die die Bemerkung gehört."),
        ("objections", {}, "Einwände brauchen wenigstens eine Bemerkung."),
        ("return", {"place_1": "title", "words_1": "Wer zahlt?"}, "Schreiben Sie in einem Satz, warum der Vorschlag"),
        ("", {"place_1": "title", "words_1": "Wer zahlt?"}, "Bitte wählen Sie einen der drei Knöpfe."),
        ("fine", {"place_1": "title", "words_1": "Wer zahlt?"}, "passen nicht zusammen"),
        ("fine", {"version": "7", "note": "Wer zahlt?"}, "Inzwischen gilt Fassung 1."),
        ("objections", {"place_1": "block:fremd", "words_1": "Wer zahlt?"}, "Wählen Sie einen Eintrag aus der Liste."),
    ],
)
def test_what_does_not_fit_stays_in_the_form_with_a_sentence(submitted, office, do, fields, sentence):
    response = office.post(page_of(submitted), sent(submitted, do) | fields)
    page = html.unescape(response.content.decode())
    typed = [word for word in fields.values() if word == "Wer zahlt?"]
    assert (response.status_code, sentence in page, page.count("Wer zahlt?")) == (200, True, len(typed))
    assert (FormalCheck.objects.count(), FormalRemark.objects.count()) == (0, 0)


def test_words_stay_where_the_proposal_has_gone_on_meanwhile(submitted, office, somebody):
    submitted.move("admit", by=somebody("geschaeftsstelle"))
    page = office.post(page_of(submitted), sent(submitted, "objections", place_1="title", words_1="Zu lang."))
    assert html.unescape(page.content.decode()).count("Zu lang.") == 1
    assert FormalRemark.objects.count() == 0
    assert shown(office, submitted).count("Geprüft wird, was eingereicht ist.") == 1


def test_page_asks_the_same_number_of_times_for_one_and_three_remarks(
    submitted, office, somebody, django_assert_num_queries
):
    for count in (1, 3):
        slots = {f"place_{slot}": "title" for slot in range(1, count + 1)}
        words = {f"words_{slot}": f"Bemerkung {count}.{slot}" for slot in range(1, count + 1)}
        office.post(page_of(submitted), sent(submitted, "objections", **slots, **words))
        with django_assert_num_queries(7):
            office.get(page_of(submitted))


def test_offer_to_check_the_form_is_for_the_office(submitted, sign_in):
    found = [
        (name, page_of(submitted) in sign_in(name).get(submitted.get_absolute_url()).content.decode())
        for name in ("geschaeftsstelle", "bayern", "sachsen")
    ]
    assert found == [("geschaeftsstelle", True), ("bayern", False), ("sachsen", False)]


def answer(proposal, by, answer="bundesrat", matter="BR-Drs. 123/25", source="DIP, 3. März 2025"):
    return PendingMatter.answer_for(proposal, answer, matter=matter, source=source, by=by)


def test_answer_warns_and_is_remembered_with_its_source(submitted, office, somebody):
    by = somebody("geschaeftsstelle")
    answer(submitted, by)
    page = shown(office, submitted)
    assert page.count("Ja, im Bundesrat: BR-Drs. 123/25") == 2  # the warning, and the memory
    assert page.count("Quelle: DIP, 3. März 2025") == 1
    answer(submitted, by, "nowhere", source="Bundesrat, Telefonat am 5. März")
    page = shown(office, submitted)
    assert (page.count("Anderswo anhängig</"), page.count("Ja, im Bundesrat: BR-Drs. 123/25")) == (0, 1)
    said = Entry.objects.about(submitted).filter(verb="pending_answered").values_list("says", flat=True)
    assert list(said) == [
        "hat nachgesehen, ob die Sache anderswo anhängig ist: Ja, im Bundesrat.",
        "hat nachgesehen, ob die Sache anderswo anhängig ist: Nein.",
    ]


def test_answer_given_twice_stands_once(submitted, somebody):
    by = somebody("geschaeftsstelle")
    assert [answer(submitted, by) is None for _ in range(2)] == [False, True]


def test_answer_elsewhere_names_what_lies_there(submitted, somebody):
    with pytest.raises(Refused, match="Nennen Sie, was dort anhängig ist"):
        answer(submitted, somebody("geschaeftsstelle"), matter="")
    assert PendingMatter.objects.count() == 0


def test_answer_stops_no_admission(submitted, somebody):
    by = somebody("geschaeftsstelle")
    answer(submitted, by)
    assert submitted.move("admit", by=by) is True

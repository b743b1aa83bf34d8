"""Where nothing can be entered any more, the page says so before somebody types, and gives back what was typed."""

import pytest
from django.urls import reverse
from lxml import html

from intmk import clock
from intmk.kern import KernFormMixin, LineField
from intmk.shut import is_written
from proposals.forms import LinesField
from proposals.models import WorkingCopy
from proposals.objections import FIXED, NO_COMMENTS, NO_FILES, NO_POSITIONS
from tests.flows.turn_of_the_chair import CLOSED, FIRST
from tests.proposals.drafting.typed import with_text

FORMS = {"write": "bayern", "edit": "bayern", "import": "bayern", "position": "hamburg"}
WORDS = "Meine langen Worte, die bleiben."


def page(response):
    tree = html.fromstring(response.content)
    told = [p.text_content() for p in tree.xpath("//*[contains(@class, 'kern-alert__body')]/p")]
    return told, tree.xpath("//main//form[@method='post']"), tree.xpath("//textarea[@readonly]/text()")


def opened(client, proposal, name):
    return client.get(reverse(f"proposals:{name}", args=[proposal.reference]))


@pytest.mark.parametrize(
    ("name", "state", "said"),
    [
        *((name, "tabled", FIXED.format("Auf der Tagesordnung")) for name in ("write", "edit", "import")),
        *((name, "withdrawn", FIXED.format("Zurückgezogen")) for name in ("write", "edit", "import")),
        ("write", "submitted", FIXED.format("Eingereicht")),
        ("position", "withdrawn", NO_POSITIONS),
        ("position", "rejected", NO_POSITIONS),
    ],
)
def test_a_form_that_cannot_be_sent_says_why_when_it_is_opened(sign_in, proposal_in, name, state, said):
    response = opened(sign_in(FORMS[name]), proposal_in(state), name)
    assert (response.status_code, *page(response)) == (200, [said], [], [])


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_year_that_is_over_is_said_at_once(sign_in, proposal_in, name):
    proposal = proposal_in("drafting")
    client = sign_in(FORMS[name])
    clock.stop_at(FIRST)
    assert page(opened(client, proposal, name)) == ([CLOSED], [], [])


@pytest.mark.parametrize(
    ("name", "said"), [("comments", NO_COMMENTS), ("attachments", NO_FILES.format("Zurückgezogen"))]
)
def test_lists_with_a_form_say_why_there_is_none(sign_in, proposal_in, name, said):
    told, forms, _ = page(opened(sign_in("bayern"), proposal_in("withdrawn"), name))
    assert (told, forms) == ([said], [])


def test_the_lead_land_learns_at_once_that_it_needs_no_position(sign_in, proposal_in):
    told, forms, _ = page(opened(sign_in("bayern"), proposal_in("drafting"), "position"))
    assert (len(told), told[0].startswith("Ihr Land ist federführend"), forms) == (1, True, [])


def test_words_in_an_unsaved_copy_are_shown_where_the_text_has_been_fixed(post, proposal_in, somebody, sign_in):
    proposal = proposal_in("drafting")
    post("bayern", proposal, do="keep", blocks=with_text(proposal.text.read().blocks, 0, WORDS))
    proposal.move("submit", by=somebody("bayern_freigabe"))
    _, _, words = page(opened(sign_in("bayern"), proposal, "write"))
    assert (WorkingCopy.objects.count(), [WORDS in each for each in words]) == (1, [True])


@pytest.mark.parametrize(
    ("name", "typed"),
    [("position", {"stance": "supports", "note": WORDS}), ("comments", {"text": WORDS, "circle": "own"})],
)
def test_what_is_sent_too_late_comes_back_with_its_words(sign_in, proposal_in, name, typed):
    proposal = proposal_in("withdrawn")
    address = reverse(f"proposals:{name}", args=[proposal.reference])
    assert WORDS in sign_in("hamburg").post(address, typed).content.decode()


def test_one_word_that_is_sent_too_late_comes_back_without_what_was_chosen_beside_it(sign_in, proposal_in):
    address = reverse("proposals:comments", args=[proposal_in("withdrawn").reference])
    typed = {"text": "Einverstanden.", "circle": "own", "block_id": "0123abcd"}
    assert page(sign_in("hamburg").post(address, typed))[2] == ["Einverstanden."]


def forms_below(form):
    return [form, *(each for below in form.__subclasses__() for each in forms_below(below))]


@pytest.mark.parametrize("form", forms_below(KernFormMixin), ids=lambda form: form.__qualname__)
def test_every_field_to_write_in_is_known_as_one(form):
    fields = form.base_fields if hasattr(form, "base_fields") else {}
    written = {name for name, field in fields.items() if type(field) in (LineField, LinesField)}
    assert {name for name in written if not is_written(name)} == set()

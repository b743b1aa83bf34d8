"""„Neu einbringen“ on a text that has changed: the Land's own wording is not lost."""

import pytest

from proposals.models import Amendment, Proposal, WorkingCopy
from tests.proposals.amendments.texts import REASON, TEXT, text_of, ziffer
from text.parse import keep_ids, parse
from text.text import Text

WANTED = "Die IntMK bittet die Bundesregierung um verlässliches Geld."
OTHER = TEXT.replace("um Mittel", "um Zusagen")
GONE = TEXT.replace("3. Die IntMK bittet das Vorsitzland um einen Bericht.\n", "")


@pytest.fixture
def becomes(somebody):
    """`becomes(proposal, ziffern)`: the text is another one now, in a new version."""

    def become(proposal, ziffern, title=None):
        fresh = Proposal.objects.get(pk=proposal.pk)
        blocks = keep_ids(fresh.text.read().blocks, parse("", ziffern, REASON))
        fresh.add_version(
            Text(title or fresh.text.title, blocks), note="", by=somebody("geschaeftsstelle"), land_id="NI"
        )
        return Proposal.objects.get(pk=proposal.pk)

    return become


@pytest.fixture
def filed(file, tabled):
    """An amendment of Hamburg: other words for Ziffer 2 and 3, Ziffer 2 Buchstabe a struck."""
    ziffern = TEXT.replace("um Mittel", "um verlässliches Geld").replace("   a) für Kurse,\n", "")
    return file(tabled, "hamburg", ziffern=ziffern.replace("einen Bericht", "drei Berichte"))


def test_what_no_longer_fits_stands_beside_the_editor(filed, tabled, becomes, sign_in, url):
    becomes(tabled, GONE.replace("um Mittel", "um Zusagen"))
    page = text_of(sign_in("hamburg").get(url("amend_anew", 1)))
    assert "Was von Ä1 nicht mehr passt" in page
    assert f"Ihr Wortlaut:</strong> {WANTED}" in page
    assert "Heute: Die IntMK bittet die Bundesregierung um Zusagen." in page
    assert "früher Ziffer 3" in page
    assert "Ihr Wortlaut:</strong> Die IntMK bittet das Vorsitzland um drei Berichte." in page


def test_nothing_is_shown_where_all_of_it_fits(filed, sign_in, url):
    assert "nicht mehr passt" not in text_of(sign_in("hamburg").get(url("amend_anew", 1)))


def test_one_button_takes_the_words_over(filed, tabled, becomes, sign_in, url):
    becomes(tabled, OTHER)
    hamburg, block = sign_in("hamburg"), ziffer(tabled, 2)
    response = hamburg.post(url("amend_anew", 1), _sent(hamburg.get(url("amend_anew", 1)), f"take-{block}"))
    assert response.url == f"{url('amend_anew', 1)}?weiter={block}#b-{block}"
    assert WorkingCopy.objects.get().read().get(block).text == WANTED
    page = text_of(hamburg.get(url("amend_anew", 1)))
    assert "Steht im Entwurf." in page
    assert f'value="take-{block}"' not in page
    hamburg.post(url("amend_anew", 1), _sent(hamburg.get(url("amend_anew", 1)), "file"))
    assert Amendment.objects.get(number=2).text_on(Proposal.objects.get().text).get(block).text == WANTED


def test_a_ziffer_that_is_gone_comes_back_with_its_words(filed, tabled, becomes, sign_in, url):
    gone = ziffer(tabled, 5)
    becomes(tabled, GONE)
    hamburg = sign_in("hamburg")
    hamburg.post(url("amend_anew", 1), _sent(hamburg.get(url("amend_anew", 1)), f"take-{gone}"))
    text = WorkingCopy.objects.get().read()
    assert (text.names[gone], text.get(gone).text) == ("Ziffer 3", "Die IntMK bittet das Vorsitzland um drei Berichte.")


def test_what_was_to_be_struck_is_struck(filed, tabled, becomes, sign_in, url):
    struck = ziffer(tabled, 3)
    becomes(tabled, TEXT.replace("für Kurse", "für gute Kurse"))
    hamburg = sign_in("hamburg")
    page = text_of(hamburg.get(url("amend_anew", 1)))
    assert 'Ziffer 2 Buchstabe a <span class="muted">– streichen</span>' in page
    response = hamburg.post(url("amend_anew", 1), _sent(hamburg.get(url("amend_anew", 1)), f"take-{struck}"))
    assert response.url == f"{url('amend_anew', 1)}#vorschau"
    assert WorkingCopy.objects.get().read().get(struck) is None


def test_the_title_is_taken_over_too(file, tabled, becomes, sign_in, url):
    file(tabled, "hamburg", title="Kurse retten")
    becomes(tabled, TEXT, title="Kurse bezahlen")
    hamburg = sign_in("hamburg")
    assert "Heute: Kurse bezahlen" in text_of(hamburg.get(url("amend_anew", 1)))
    hamburg.post(url("amend_anew", 1), _sent(hamburg.get(url("amend_anew", 1)), "take-title"))
    assert WorkingCopy.objects.get().title == "Kurse retten"


def test_the_synopsis_shows_it_with_its_words(filed, tabled, becomes, sign_in, url):
    becomes(tabled, GONE.replace("um Mittel", "um Zusagen"))
    page = text_of(sign_in("sachsen").get(url("synopsis")))
    assert "Diese Stelle hat sich geändert (seit Fassung 1)" in page
    assert "Diese Stelle steht nicht mehr im Text (seit Fassung 1)" in page
    assert "verlässliches Geld</ins>" in page
    assert "drei Berichte</ins>" in page
    assert '<p class="synopsis__name">früher Ziffer 3</p>' in page


def test_the_desk_shows_words_for_a_place_that_is_gone(filed, tabled, becomes, sign_in, url):
    becomes(tabled, GONE)
    client = sign_in("geschaeftsstelle")
    client.post(url("merge_begin"))
    assert "drei Berichte</ins>" in text_of(client.get(url("merge")))


def _sent(page, do) -> dict:
    """The form as a browser without JavaScript sends it."""
    desk = page.context["desk"]
    data = {"do": do, "base": desk.base.number, "title": desk.text.title, "reason": "Weil.", "mark": desk.mark}
    data["block"] = [block.id for block in desk.text.blocks]
    for block in desk.text.blocks:
        data |= {f"kind-{block.id}": block.kind, f"level-{block.id}": block.level, f"text-{block.id}": block.text}
    return data

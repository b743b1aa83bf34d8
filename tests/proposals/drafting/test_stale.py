"""Two people write on the same version: what fits together merges, what does not is shown side by side."""

import re

import pytest

from proposals.models import Proposal
from tests.proposals.pages import field, said, sentences
from tests.world import ZIFFERN

FIRST = "Die IntMK stellt fest, dass Kurse fehlen."
NO_BASE = "Die Fassung, auf der Ihr Text beruht, gibt es nicht. Kopieren Sie Ihren Text und laden Sie neu."
THEIRS = ZIFFERN.replace("Kurse fehlen", "viele Kurse fehlen")


@pytest.fixture
def save(sign_in, proposal_in, text):
    """`save("bayern", base=1, ziffern=…)`: the form of one proposal in drafting, sent by a person."""
    proposal = proposal_in("drafting")
    url = f"/vorschlaege/{proposal.reference}/bearbeiten/"
    title = proposal.title
    return lambda who, **typed: sign_in(who).post(url, text(**{"title": title} | typed))


def current():
    return Proposal.objects.get().text


def ziffern() -> list[str]:
    return [block.text for block in current().read().blocks if block.kind == "ziffer"]


def shown(response) -> list[list[str]]:
    """Each pair of texts on the page that shows both sides."""
    page = response.content.decode()
    pairs = re.findall(r'<div class="side-by-side">(.*?)</div>\s*</div>', page, re.DOTALL)
    return [re.findall(r"<p>(.*?)</p>", pair, re.DOTALL) for pair in pairs]


def test_changes_in_different_ziffern_are_merged(save):
    save("bayern", base=1, ziffern=THEIRS)
    response = save("hamburg", base=1, ziffern=ZIFFERN.replace("um Mittel", "um mehr Mittel"))
    assert response.status_code == 302
    assert said(response) == ["Fassung 3 ist gespeichert und mit den Änderungen anderer zusammengeführt."]
    assert ziffern()[:2] == [
        "Die IntMK stellt fest, dass viele Kurse fehlen.",
        "Die IntMK bittet die Bundesregierung um mehr Mittel.",
    ]


def test_the_same_ziffer_changed_twice_shows_both_sides_and_keeps_the_own_text(save):
    save("bayern", base=1, ziffern=THEIRS)
    mine = ZIFFERN.replace("Kurse fehlen", "keine Kurse fehlen").replace("um Mittel", "um mehr Mittel")
    response = save("hamburg", base=1, ziffern=mine)
    assert response.status_code == 409
    assert shown(response) == [
        ["Die IntMK stellt fest, dass keine Kurse fehlen.", "Die IntMK stellt fest, dass viele Kurse fehlen."]
    ]
    assert field(response, "ziffern").splitlines()[0] == "1. Die IntMK stellt fest, dass keine Kurse fehlen."
    assert current().number == 2


def test_the_person_who_saw_both_sides_saves_her_decision(save):
    save("bayern", base=1, ziffern=THEIRS, rationale="Ein anderer Grund.")
    shown_again = save("hamburg", base=1, ziffern=ZIFFERN.replace("Kurse fehlen", "keine Kurse fehlen"))
    names = ("title", "preamble", "ziffern", "rationale")
    typed = {name: field(shown_again, name) for name in names} | {"base": field(shown_again, "base")}
    assert typed["base"] == "2"
    assert save("hamburg", **typed).status_code == 302
    assert ziffern()[0] == "Die IntMK stellt fest, dass keine Kurse fehlen."
    assert (current().number, current().read().blocks[-1].text) == (3, "Ein anderer Grund.")


def test_a_ziffer_deleted_there_and_changed_here_is_shown(save):
    save("bayern", base=1, ziffern="\n".join(ZIFFERN.splitlines()[1:]))
    response = save("hamburg", base=1, ziffern=THEIRS)
    assert response.status_code == 409
    assert shown(response) == [["Die IntMK stellt fest, dass viele Kurse fehlen.", "(gestrichen)"]]
    assert THEIRS.splitlines()[0] in field(response, "ziffern")


def test_a_title_changed_on_both_sides_is_shown(save):
    save("bayern", base=1, title="Titel aus München")
    response = save("hamburg", base=1, title="Titel aus Hamburg")
    assert response.status_code == 409
    assert shown(response) == [["Titel aus Hamburg", "Titel aus München"]]
    assert (field(response, "title"), current().title) == ("Titel aus Hamburg", "Titel aus München")


def test_a_title_changed_on_one_side_is_kept_with_the_text_of_the_other(save):
    save("bayern", base=1, title="Titel aus München")
    assert save("hamburg", base=1, ziffern=THEIRS).status_code == 302
    assert (current().title, ziffern()[0]) == ("Titel aus München", "Die IntMK stellt fest, dass viele Kurse fehlen.")


def test_the_same_change_on_both_sides_is_no_conflict(save):
    save("bayern", base=1, ziffern=THEIRS)
    response = save("hamburg", base=1, ziffern=THEIRS)
    assert said(response) == ["Es gab nichts zu speichern: Der Text ist unverändert."]
    assert current().number == 2


@pytest.mark.parametrize(
    ("base", "told"),
    [
        *((base, NO_BASE) for base in ("2", "99999", "9" * 25)),
        *((base, "Dieser Wert muss größer oder gleich 1 sein.") for base in ("0", "-1")),
        *((base, "Bitte eine ganze Zahl eingeben.") for base in ("zwei", "1.5", "\x00")),
        ("", "Diese Angabe fehlt."),
    ],
)
def test_a_forged_base_saves_nothing_and_keeps_the_text(save, base, told):
    response = save("hamburg", base=base, ziffern=THEIRS)
    assert (response.status_code, sentences(response)) == (200, [told])
    assert field(response, "ziffern").splitlines()[0] == THEIRS.splitlines()[0]
    assert current().number == 1


def test_a_draft_one_could_not_read_is_no_base(sign_in, start, somebody, conference, text):
    """Hamburg joins when the second version is the text; a conflict with the first would show words it never saw."""
    proposal = start(ziffern="1. Geheime Fassung.")
    url = f"/vorschlaege/{proposal.reference}/bearbeiten/"
    sign_in("bayern").post(url, text(base=1, ziffern="1. Öffentliche Fassung.", title=proposal.title))
    proposal.move("share", by=somebody("bayern"))
    facts = {"group": conference.groups.get(), "theme": conference.themes.get()}
    proposal.move("take_up", by=somebody("bayern"), **facts)
    url = f"{proposal.get_absolute_url()}bearbeiten/"
    sign_in("bayern").post(url, text(base=2, ziffern="1. Öffentliche Fassung, neu.", title=proposal.title))
    guess = sign_in("hamburg").post(url, text(base=1, ziffern="1. Geratene Fassung.", title=proposal.title))
    assert (guess.status_code, "Geheime" in guess.content.decode()) == (200, False)
    honest = sign_in("hamburg").post(url, text(base=2, ziffern="1. Öffentliche Fassung, anders.", title=proposal.title))
    assert honest.status_code == 409


def test_a_text_that_was_submitted_meanwhile_stays_in_the_form(save, somebody):
    Proposal.objects.get().move("submit", by=somebody("bayern_freigabe"))
    response = save("hamburg", base=1, ziffern=THEIRS)
    assert sentences(response) == [
        "Der Text liegt fest, weil der Vorschlag den Stand „Eingereicht“ hat. "
        "Änderungen sind erst nach einer Rückgabe wieder möglich."
    ]
    assert field(response, "ziffern").splitlines()[0] == THEIRS.splitlines()[0]

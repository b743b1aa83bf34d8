"""What the office says of the form of a text, and how the Land finds it at its places."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from proposals.kinds import Verdict
from proposals.models import FormalCheck, FormalRemark, Proposal
from proposals.remarks.models import Look
from proposals.remarks.rules import places

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(world):
    return world.proposal_in("submitted")


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


def ziffer(proposal, name="Ziffer 2") -> str:
    return next(code for code, named in places(proposal.text.read()) if named == name)


def objecting(proposal, *remarks, settled=()):
    return Look(proposal.text.number, Verdict.OBJECTIONS, remarks, settled)


def altered() -> list[str]:
    """The rows of this room that do not say what their last entry vouches for."""
    return [found.row for found in findings() if found.row.startswith("proposals.formal")]


def fresh(proposal):
    return Proposal.objects.get(pk=proposal.pk)


def test_places_of_a_text_are_its_title_what_lies_beside_it_and_its_blocks(submitted):
    named = [name for _, name in places(submitted.text.read())]
    assert named == [
        *("Titel", "Art", "Thema", "Anlass", "Adressat", "Kontaktstelle", "Anlagen"),
        *("Ziffer 1", "Ziffer 2", "Ziffer 2 Buchstabe a", "Ziffer 2 Buchstabe b", "Begründung, Absatz 1"),
    ]


def test_version_is_unchecked_until_somebody_has_looked(submitted, office):
    assert (submitted.form_verdict, submitted.open_remarks) == (None, [])
    FormalCheck.record(submitted, Look(1, Verdict.FINE), by=office)
    assert (fresh(submitted).form_verdict, fresh(submitted).open_remarks) == (Verdict.FINE, [])
    assert altered() == []


def test_objections_are_kept_with_their_places_and_one_entry(submitted, office):
    place = ziffer(submitted)
    check = FormalCheck.record(submitted, objecting(submitted, (place, "Wer zahlt?"), ("title", "Kürzer.")), by=office)
    kept = FormalRemark.objects.values_list("place", "key", "named", "words")
    assert list(kept) == [("block", place[6:], "Ziffer 2", "Wer zahlt?"), ("title", "", "Titel", "Kürzer.")]
    entry = Entry.objects.about(submitted).get(verb="form_objected")
    assert (entry.says, entry.actor) == ("hat Fassung 1 formal geprüft und Einwände festgehalten.", office)
    assert (fresh(submitted).form_verdict, check.version) == (Verdict.OBJECTIONS, submitted.text)
    assert altered() == []


def test_objections_sent_twice_stand_once(submitted, office):
    look = objecting(submitted, ("title", "Kürzer."))
    assert [FormalCheck.record(submitted, look, by=office) is None for _ in range(2)] == [False, True]
    assert (FormalCheck.objects.count(), FormalRemark.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("look", "sentence"),
    [
        (Look(1, Verdict.OBJECTIONS), "Einwände brauchen wenigstens eine Bemerkung."),
        (Look(2, Verdict.FINE), "Inzwischen gilt Fassung 1. Ihre Angaben gehörten zu Fassung 2"),
        (Look(1, Verdict.FINE, (("title", "Kürzer."),)), "Eine neue Bemerkung und „In Ordnung“ passen nicht zusammen."),
        (Look(1, Verdict.OBJECTIONS, (("block:gibtesnicht", "Weg."),)), "Die Stelle, an die Sie eine Bemerkung heften"),
    ],
)
def test_look_that_does_not_fit_is_refused_with_a_sentence(submitted, office, look, sentence):
    with pytest.raises(Refused, match=sentence):
        FormalCheck.record(submitted, look, by=office)
    assert (FormalCheck.objects.count(), FormalRemark.objects.count()) == (0, 0)


def test_what_is_not_submitted_is_not_checked(world, office):
    with pytest.raises(Refused, match=r"Geprüft wird, was eingereicht ist\. Dieser Vorschlag hat inzwischen"):
        FormalCheck.record(world.proposal_in("admitted"), Look(1, Verdict.FINE), by=office)


def test_form_is_not_fine_while_a_remark_is_open(submitted, office):
    FormalCheck.record(submitted, objecting(submitted, ("title", "Kürzer.")), by=office)
    with pytest.raises(Refused, match=r"In Ordnung ist die Form erst, wenn alle Bemerkungen abgehakt sind. Offen: 1."):
        FormalCheck.record(submitted, Look(1, Verdict.FINE), by=office)
    remark = FormalRemark.objects.get()
    FormalCheck.record(submitted, Look(1, Verdict.FINE, settled=(remark.pk,)), by=office)
    remark.refresh_from_db()
    assert (fresh(submitted).form_verdict, remark.settled_by) == (Verdict.FINE, office)
    assert altered() == []


def test_admission_is_refused_over_an_open_remark(submitted, office):
    FormalCheck.record(submitted, objecting(submitted, (ziffer(submitted), "Wer zahlt?")), by=office)
    with pytest.raises(Refused, match=r"Aus der formalen Prüfung sind Bemerkungen offen: Ziffer 2. Haken Sie dort ab"):
        fresh(submitted).move("admit", by=office)
    assert fresh(submitted).state == "submitted"


def test_admission_without_a_check_asks_first(submitted, office, sign_in):
    page = reverse("proposals:step", args=[submitted.reference, "admit"])
    asked = "Fassung 1 ist noch nicht formal geprüft. Mit der Zulassung sagen Sie selbst"
    assert asked in sign_in("geschaeftsstelle").get(page).content.decode()
    FormalCheck.record(submitted, Look(1, Verdict.FINE), by=office)
    assert asked not in sign_in("geschaeftsstelle").get(page).content.decode()


def test_remarks_are_read_by_the_land_only_once_they_come_back_with_the_text(submitted, office, sign_in):
    look = objecting(submitted, (ziffer(submitted), "Wer zahlt das?"))
    FormalCheck.record(submitted, look, by=office)
    assert "Wer zahlt das?" not in sign_in("bayern").get(submitted.get_absolute_url()).content.decode()
    assert FormalCheck.return_with(submitted, look, "Bitte genauer.", by=office) is True
    assert FormalCheck.return_with(submitted, look, "Bitte genauer.", by=office) is False
    shown = [
        sign_in("bayern").get(f"{submitted.get_absolute_url()}{page}").content.decode().count("Wer zahlt das?")
        for page in ("", "schreiben/", "bearbeiten/")
    ]
    assert shown == [1, 2, 1]  # in the list, and in the editor at its Ziffer, too
    assert (FormalRemark.objects.count(), fresh(submitted).return_reason) == (1, "Bitte genauer.")


def test_remark_stands_at_its_ziffer_in_the_editor(submitted, office, sign_in):
    place = ziffer(submitted)
    look = objecting(submitted, (place, "Wer zahlt das?"), ("title", "Kürzer."), ("field:contact", "Fehlt."))
    FormalCheck.return_with(submitted, look, "Bitte genauer.", by=office)
    page = sign_in("bayern").get(reverse("proposals:write", args=[submitted.reference])).content.decode()
    key = place.removeprefix("block:")
    assert page.count(f'aria-describedby="bemerkung-{key}"') == 1
    assert page.split(f'id="bemerkung-{key}"')[1].split("</div>")[0].count("Wer zahlt das?") == 1
    assert page.split('id="bemerkung-title"')[1].split("</div>")[0].count("Kürzer.") == 1
    assert page.count(f'href="/vorschlaege/{submitted.reference}/angaben/#id_contact"') == 1


def test_remark_on_a_ziffer_that_is_gone_keeps_the_name_it_had(submitted, office, sign_in, revised):
    look = objecting(submitted, (ziffer(submitted, "Ziffer 2 Buchstabe b"), "Wozu?"))
    FormalCheck.return_with(submitted, look, "Bitte genauer.", by=office)
    revised(submitted, "1. Die IntMK stellt fest, dass Kurse fehlen.\n2. Die IntMK bittet um Mittel.")
    page = sign_in("bayern").get(reverse("proposals:write", args=[submitted.reference])).content.decode()
    assert page.count("Ziffer 2 Buchstabe b (nicht mehr im Text)") == 1


def test_only_the_office_checks(submitted, somebody):
    for name in ("bayern", "bayern_freigabe", "hamburg", "geschaeftsstelle_nw"):
        with pytest.raises(PermissionDenied):
            FormalCheck.record(submitted, Look(1, Verdict.FINE), by=somebody(name))

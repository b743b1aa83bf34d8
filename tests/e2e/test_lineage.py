"""The office orders what belongs together: marks rivals, compares and splits; a Land attaches a file."""

import pytest

from tests.proposals.attachments.files import PDF

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SIZES = [(1280, "light"), (390, "dark")]


@pytest.fixture
def rivals(proposal_in):
    """Two proposals of Bayern about the same matter."""
    return proposal_in("admitted", title="Kurse in der Stadt"), proposal_in("admitted", title="Kurse auf dem Land")


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_office_marks_compares_and_splits(visit, rivals, width, scheme):
    one, other = rivals
    office = visit("geschaeftsstelle", width=width, scheme=scheme)
    office.go(f"/vorschlaege/{one.reference}/")
    office.follow("Ansehen, vergleichen und verknüpfen")
    office.press("Kennzeichnen")
    assert office.reads("Diese Angabe fehlt.")
    form = office.page.locator("form", has=office.page.get_by_role("button", name="Kennzeichnen", exact=True))
    form.get_by_label("Nummer des anderen Vorschlags").fill(other.reference)
    form.get_by_label("Konkurriert").check()
    office.press("Kennzeichnen")
    office.follow(f"Texte vergleichen: {one.reference} und {other.reference}")
    assert office.reads("Im Titel wird ‚in der Stadt‘ durch ‚auf dem Land‘ ersetzt.")
    office.go(f"/vorschlaege/{one.reference}/")
    office.follow("In mehrere Vorschläge aufteilen")
    for ziffer, part in (("Ziffer 1", "Teil a"), ("Ziffer 2", "Teil b")):
        office.page.get_by_role("group", name=ziffer).get_by_label(part).check()
    office.fill(reason="Bayern hat am 20. März zugestimmt.")
    office.press("Vorschlag aufteilen")
    assert (office.reads("Kurse in der Stadt (Teil a)"), office.reads("Kurse in der Stadt (Teil b)")) == (True, True)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_land_attaches_replaces_and_takes_back_a_file(visit, rivals, tmp_path, width, scheme):
    one, _ = rivals
    file = tmp_path / "Kosten.pdf"
    file.write_bytes(PDF)
    bayern = visit("bayern", width=width, scheme=scheme)
    bayern.go(f"/vorschlaege/{one.reference}/anlagen/")
    bayern.fill(title="Kosten der Kurse", access="Alle Länder")
    bayern.page.set_input_files("input[type=file]", file)
    bayern.press("Datei anhängen")
    with bayern.page.expect_download() as download:
        bayern.page.get_by_role("link", name="Kosten der Kurse", exact=True).click()
    assert (download.value.suggested_filename, download.value.path().read_bytes()) == ("Kosten.pdf", PDF)
    bayern.faults.clear()  # to the browser a download is a page that did not come
    bayern.follow("Ersetzen: Kosten der Kurse")
    bayern.page.set_input_files("input[type=file]", file)
    bayern.press("Datei ersetzen")
    assert bayern.reads("Fassung 2")
    bayern.press("Zurücknehmen: Kosten der Kurse")
    assert bayern.reads("zurückgenommen")

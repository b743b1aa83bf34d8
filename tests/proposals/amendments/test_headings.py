"""Headings in amendments: they come, go and get other words, and the Ziffern keep their numbers."""

import pytest
from lxml import html

from proposals.amendments.candidates import Variant
from proposals.amendments.rules import Fate
from proposals.amendments.synopsis import redline_of
from proposals.models import MergeDraft, Proposal
from tests.proposals.amendments.texts import TEXT, decided
from text.amend import touched

HEADED = TEXT.replace("3. Die", "Überschrift: II. Bericht zur Lage\n3. Die")


@pytest.fixture
def headed(proposal_in):
    return proposal_in("tabled", ziffern=HEADED)


def rows(client, proposal) -> list[tuple[str, str, str]]:
    """Of the synopsis: name, words and wish of the places that concern headings."""
    page = html.fromstring(client.get(f"/vorschlaege/{proposal.reference}/aenderungen/synopse/").content)
    found = []
    for row in page.xpath("//li[contains(@class, 'synopsis__row')]"):
        name, *words = [p.text_content() for p in row.xpath("./div[1]/p")]
        wanted = " ".join(" ".join(row.xpath("./div[2]//text()")).split()).removeprefix("Ä1 Hamburg ")
        if "überschrift" in name:
            found.append((name, "".join(words), wanted))
    return found


@pytest.mark.parametrize(
    ("new", "sentence", "row"),
    [
        (
            HEADED.replace("2. Die", "Überschrift: I. Mittel\n2. Die"),
            "Nach Ziffer 1 wird als Zwischenüberschrift eingefügt: ‚I. Mittel‘",
            ("Neue Zwischenüberschrift nach Ziffer 1", "", "– nach Ziffer 1 einfügen eingefügt: I. Mittel"),
        ),
        (
            TEXT,
            "Die Zwischenüberschrift „II. Bericht zur Lage“ wird gestrichen.",
            ("Zwischenüberschrift", "II. Bericht zur Lage", "– streichen gestrichen: II. Bericht zur Lage"),
        ),
        (
            HEADED.replace("zur Lage", "zu den Mitteln"),
            "In der Zwischenüberschrift „II. Bericht zur Lage“ wird ‚zur Lage‘ durch ‚zu den Mitteln‘ ersetzt.",
            (
                "Zwischenüberschrift",
                "II. Bericht zur Lage",
                "II. Bericht gestrichen: zur Lage eingefügt: zu den Mitteln",
            ),
        ),
    ],
)
def test_a_heading_comes_goes_or_gets_other_words(headed, file, sign_in, new, sentence, row):
    amendment = file(headed, "hamburg", ziffern=new)
    assert redline_of(amendment.original(), amendment.wanted()).sentences == (sentence,)
    assert row in rows(sign_in("hamburg"), headed)


def test_a_ziffer_behind_a_heading_names_it(headed, file, sign_in):
    file(headed, "hamburg", ziffern=HEADED.replace("3. Die", "3. Neu.\n4. Die"))
    page = sign_in("hamburg").get(f"/vorschlaege/{headed.reference}/aenderungen/synopse/").content.decode()
    assert "nach der Zwischenüberschrift „II. Bericht zur Lage“ einfügen" in " ".join(page.split())


def test_adopting_a_heading_shifts_no_number(headed, file, office):
    amendment = file(headed, "hamburg", ziffern=HEADED.replace("2. Die", "Überschrift: I. Mittel\n2. Die"))
    before = dict(headed.text.read().numbers)
    (heading,) = touched(amendment.wanted())
    draft = MergeDraft.begin(headed, by=office).choose(heading, {1: Variant.ORIGINAL}, "", by=office)
    draft.finish(by=office, note="", decisions=decided(a1=Fate.ADOPTED))
    text = Proposal.objects.get(pk=headed.pk).text.read()
    assert {block_id: text.numbers[block_id] for block_id in before} == before
    assert [block.text for block in text.blocks if block.kind == "heading"] == ["I. Mittel", "II. Bericht zur Lage"]

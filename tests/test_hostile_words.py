"""Markup and formulas in every text field, carried to the public page and onto paper: words, nothing else."""

import html
from io import BytesIO

import pypdf
import pytest

from proposals.models import Proposal
from resolutions.models import Resolution
from tests.voting.counting import confirmed
from tests.world import SESSION, choices

HOSTILE = (
    "=HYPERLINK(\"http://a.example\") <script>alert('x')</script> <img src=x onerror=alert(1)> "
    "#let $x$ *fett* & \\u{41}"
)


@pytest.fixture
def published(proposal_in, somebody, sign_in, conference, stopped_clock):
    """A resolution whose every word is hostile, through the pages wherever words are typed."""
    proposal = proposal_in(
        "submitted",
        title=HOSTILE,
        ziffern=f"1. {HOSTILE}",
        addressee=HOSTILE,
        contact=HOSTILE[:100],
        origin_note=HOSTILE,
    )
    first = proposal.text.blocks[0]["id"]
    sign_in("hamburg").post(
        f"/vorschlaege/{proposal.reference}/position/",
        {"stance": "supports_if", "orte": first, f"wortlaut_{first}": HOSTILE + "!", "note": HOSTILE},
    )
    url = f"/vorschlaege/{proposal.reference}/schritt"
    main = conference.meetings.get(kind="main").pk
    sign_in("geschaeftsstelle").post(f"{url}/admit/", {"note": HOSTILE})
    sign_in("geschaeftsstelle").post(f"{url}/table-directly/", {"meeting": main, "top": "2.1", "reason": HOSTILE})
    stopped_clock(SESSION)
    confirmed(sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/", choices())
    resolution = Resolution.release(Proposal.objects.get(), by=somebody("geschaeftsstelle"))
    resolution.publish(by=somebody("presse"))
    return resolution


def test_no_page_lets_words_become_markup(sign_in, published):
    number = published.reference
    bayern = [
        "/vorschlaege/",
        "/vorschlaege/tafel/",
        "/aufgaben/",
        f"/vorschlaege/{number}/fassungen/1/",
        "/vorschlaege/?q=HYPERLINK",
    ]
    desk = ["/pressetisch/", f"/pressetisch/{number}/", f"/vorschlaege/{number}/", "/konferenzen/20/tagesordnung/"]
    desk += [f"/vorschlaege/{number}/verlauf/", f"/vorschlaege/{number}/positionen/"]
    public = ["/", "/beschluesse/", f"/beschluesse/{number}/"]
    for name, urls in (("bayern", bayern), ("geschaeftsstelle", desk), (None, public)):
        client = sign_in(name)
        for url in urls:
            page = client.get(url).content.decode()
            assert (url, page.count("<script>alert"), page.count("<img src=x")) == (url, 0, 0)


def test_everybody_reads_the_words_as_they_were_typed(sign_in, published):
    number, words = published.reference, html.escape(HOSTILE)
    reader = sign_in("sachsen")
    # title, heading, Ziffer, position (2), facts (3); title of the page and position (2); title and history (2)
    for part, count in (("", 8), ("positionen/", 3), ("verlauf/", 3)):
        assert reader.get(f"/vorschlaege/{number}/{part}").content.decode().count(words) == count
    # title, what sharers are told, heading, the way here, Ziffer, facts (2)
    assert sign_in(None).get(f"/beschluesse/{number}/").content.decode().count(words) == 7


def test_the_paper_prints_the_words_as_they_were_typed(sign_in, published):
    response = sign_in(None).get(f"/beschluesse/{published.reference}.pdf")
    paper = pypdf.PdfReader(BytesIO(response.content))
    text = "".join("".join(page.extract_text() for page in paper.pages).split())
    assert text.count("".join(HOSTILE.split())) == 2
    assert paper.trailer["/Root"].get("/OpenAction") is None
    assert response.headers["Content-Disposition"] == f'inline; filename="IntMK-20-Beschluss-{published.reference}.pdf"'

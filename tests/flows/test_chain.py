"""The whole chain, told through the pages: from an idea in Bayern to the resolution everybody may read."""

from datetime import datetime

import pytest

from intmk.clock import BERLIN
from journal.models import Entry
from proposals.models import Proposal
from tests.proposals.pages import said, sentences
from tests.voting.counting import confirmed
from tests.world import ZIFFERN, choices

TITLE = "Sprachkurse auf dem Land sichern"
IDEA = {
    "title": TITLE,
    "kind": "ordinary",
    "lead_land": "BY",
    "origin": "practice",
    "origin_note": "",
    "preamble": "",
    "ziffern": "1. Die IntMK stellt fest, dass Kurse fehlen.",
    "rationale": "",
    "addressee": "",
    "contact": "",
}
EMBARGO = {"embargo": "until", "rationale": "public"} | {
    f"embargo_until_{part}": value
    for part, value in {"tag": "25", "monat": "4", "jahr": "2025", "uhrzeit": "11:00"}.items()
}


def berlin(*moment):
    return datetime(*moment, tzinfo=BERLIN)


@pytest.fixture
def does(sign_in, stopped_clock):
    """`does("bayern", at, url, **form)`: a person sends a form, a vote after its summary; the message she reads."""

    def sent(who, at, url, **form):
        stopped_clock(berlin(*at))
        response = confirmed(sign_in(who), url, form)
        assert (response.status_code, sentences(response)) == (302, [])
        return said(response)[-1]

    return sent


@pytest.fixture
def reads(sign_in, stopped_clock):
    """`reads("sachsen", at, url)`: whether the page is there for that person, and the title on it."""

    def read(who, at, url):
        stopped_clock(berlin(*at))
        response = sign_in(who).get(url)
        return response.status_code, TITLE.encode() in response.content

    return read


def test_from_an_idea_to_the_public(does, reads, conference, sign_in, stopped_clock):
    group, theme = conference.groups.get().pk, conference.themes.get().pk
    pre, main = (conference.meetings.get(kind=kind).pk for kind in ("pre", "main"))

    first = (2024, 10, 1, 9)
    begun = does("bayern", first, "/vorschlaege/neu/", **IDEA, theme=theme)
    name = Proposal.objects.get().reference
    assert begun == f"Die Idee {name} ist angelegt. Nur Ihr Land sieht sie."
    hidden, url = f"/vorschlaege/{name}/", "/vorschlaege/2025-001/"
    step = f"{url}schritt"
    assert [reads(who, first, hidden)[0] for who in ("bayern", "sachsen", "geschaeftsstelle", None)] == [
        200,
        404,
        404,
        302,
    ]

    shared = does("bayern", (2024, 10, 2, 9), f"{hidden}schritt/share/")
    assert shared == f"2025-001 (bisher {name}) hat jetzt den Stand „Im Austausch“."
    assert reads("sachsen", (2024, 10, 2, 9), url) == (200, True)
    assert does("sachsen", (2024, 10, 5, 9), f"{url}position/", stance="supports", note="Das betrifft uns auch.") == (
        "Sachsen: Unterstützt."
    )

    assigned = does("geschaeftsstelle", (2024, 11, 4, 9), f"{step}/assign/", group=group, theme=theme)
    assert assigned == "2025-001 hat jetzt den Stand „In Erarbeitung“."
    assert [reads(who, (2024, 11, 4, 10), url)[0] for who in ("hamburg", "sachsen")] == [200, 404]
    text = {
        "title": TITLE,
        "preamble": "",
        "ziffern": ZIFFERN,
        "rationale": "",
        "addressee": "",
        "contact": "",
        "note": "",
    }
    assert does("hamburg", (2024, 12, 2, 9), f"{url}bearbeiten/", **text, base=1) == "Fassung 2 ist gespeichert."

    stopped_clock(berlin(2025, 2, 20, 9))
    early = sign_in("bayern_freigabe").post(f"{step}/submit/", {})
    assert sentences(early) == [
        "Vor der Einreichung fehlt noch: eine Begründung, ein Adressat, eine Kontaktstelle. "
        "Ergänzen Sie das unter „Text bearbeiten“."
    ]
    text |= {"rationale": "Ohne Kurse keine Sprache.", "addressee": "Bundesregierung", "contact": "Referat 1"}
    assert does("bayern", (2025, 2, 21, 9), f"{url}bearbeiten/", **text, base=2) == "Fassung 3 ist gespeichert."
    assert (
        does("bayern_freigabe", (2025, 3, 5, 23, 59, 59), f"{step}/submit/")
        == "2025-001 hat jetzt den Stand „Eingereicht“."
    )
    assert reads("sachsen", (2025, 3, 6, 9), url) == (200, True)

    returned = does("geschaeftsstelle", (2025, 3, 6, 10), f"{step}/return/", reason="Bitte Ziffer 2 kürzen.")
    assert returned == "2025-001 hat jetzt den Stand „Zur Überarbeitung zurück“."
    shorter = text | {"ziffern": ZIFFERN.replace("bittet die Bundesregierung", "bittet den Bund")}
    assert does("bayern", (2025, 3, 7, 9), f"{url}bearbeiten/", **shorter, base=3) == "Fassung 4 ist gespeichert."
    assert (
        does("bayern_freigabe", (2025, 3, 7, 10), f"{step}/resubmit/") == "2025-001 hat jetzt den Stand „Eingereicht“."
    )
    assert Proposal.objects.get().is_late is False

    assert (
        does("geschaeftsstelle", (2025, 3, 10, 9), f"{step}/admit/", note="Geprüft.")
        == "2025-001 hat jetzt den Stand „Zugelassen“."
    )
    assert does("geschaeftsstelle", (2025, 3, 10, 10), f"{step}/to-pre-conference/", meeting=pre) == (
        "2025-001 hat jetzt den Stand „In der Vorkonferenz“."
    )
    does("geschaeftsstelle", (2025, 3, 20, 12), f"{step}/recommend/", recommendation="consent", note="")
    assert does("geschaeftsstelle", (2025, 3, 24, 9), f"{step}/table/", meeting=main, top="2.1", consent_list="on") == (
        "2025-001 hat jetzt den Stand „Auf der Tagesordnung“."
    )
    assert reads("stimmfuehrung", (2025, 4, 22, 9), "/konferenzen/20/tagesordnung/") == (200, True)

    assert does("geschaeftsstelle", (2025, 4, 24, 10), f"{url}abstimmung/", **choices(SN="abstain")) == (
        "Ergebnis: einstimmig bei 1 Enthaltung, 15 : 0 : 1 (Ja : Nein : Enthaltung)."
    )
    released = does("geschaeftsstelle", (2025, 4, 24, 12), f"{url}freigabe/", **EMBARGO)
    assert released == "Der Beschluss 2025-001 ist freigegeben, Sperrfrist bis 25. April 2025, 11:00 Uhr, morgen."
    assert does("presse", (2025, 4, 24, 13), "/pressetisch/2025-001/veroeffentlichen/") == (
        "Beschluss 2025-001: wird öffentlich am 25. April 2025, 11:00 Uhr, morgen."
    )

    public = ["/beschluesse/2025-001/", "/beschluesse/2025-001.pdf", "/beschluesse/", "/"]
    before, then = (2025, 4, 25, 10, 59, 59), (2025, 4, 25, 11)
    assert [reads(None, before, page) for page in public] == [(404, False), (404, False), (200, False), (200, False)]
    assert [reads("sachsen", before, page)[1] for page in public] == [False] * 4
    assert [reads(None, then, page)[0] for page in public] == [200, 200, 200, 200]
    assert [reads(None, then, page)[1] for page in (public[0], public[2], public[3])] == [True] * 3
    assert sign_in(None).get(public[1]).content[:5] == b"%PDF-"
    page = sign_in(None).get(public[0]).content.decode()
    assert "einstimmig bei 1 Enthaltung, 15 : 0 : 1 (Ja : Nein : Enthaltung)" in page
    assert "bittet den Bund um Mittel" in page
    assert " ".join(entry.verb for entry in Entry.objects.about(Proposal.objects.get()).order_by("pk")) == (
        "started share position_taken assign revised revised submit return revised resubmit admit to_pre_conference "
        "recommend table adopt released published"
    )

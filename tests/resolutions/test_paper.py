"""A resolution as plain data for the PDF."""

from datetime import datetime

from documents.paper import Line, ResolutionPaper
from intmk.clock import BERLIN
from resolutions.paper import fingerprint, paper_of
from tests.resolutions.example import TITLE, VOTED_AT

PUBLIC = ResolutionPaper(
    conference="20. Integrationsministerkonferenz",
    chair="Niedersachsen",
    place="Hauptkonferenz Göttingen",
    dates="24. April 2025",
    top="2.3",
    reference="2025-101",
    title=TITLE,
    sponsors="Niedersachsen und Bremen",
    publication="Freigabe Beschluss",
    result="einstimmig, 16 : 0 : 0 (Ja : Nein : Enthaltung)",
    dated_at=VOTED_AT,
    preamble=("Die Länder tragen gemeinsam Verantwortung.",),
    ziffern=(
        Line("1.", 1, "Die IntMK bittet den Bund um Planungssicherheit."),
        Line("a)", 2, "für drei Jahre und"),
        Line("aa)", 3, "auch auf dem Land."),
    ),
    rationale=("Kurse brechen sonst ab.",),
)


def test_paper_of_a_public_resolution(resolutions):
    (resolution,) = resolutions(1)
    assert paper_of(resolution) == PUBLIC


def test_paper_names_the_embargo_until_it_ends(resolutions, at):
    embargo_until = datetime(2025, 4, 25, 11, tzinfo=BERLIN)
    (resolution,) = resolutions(1, is_published=False, embargo_until=embargo_until)
    assert paper_of(resolution).restriction == "Sperrfrist bis 25. April 2025, 11:00 Uhr"
    at(embargo_until)
    assert paper_of(resolution).restriction == "noch nicht veröffentlicht"


def test_fingerprint_tells_papers_apart(resolutions):
    one, other = resolutions(2)
    assert fingerprint(paper_of(one)) == fingerprint(PUBLIC)
    assert fingerprint(paper_of(one)) != fingerprint(paper_of(other))

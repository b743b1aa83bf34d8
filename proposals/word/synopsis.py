"""The synopsis on paper: what its page shows, as the plain data that the writers of DOCX and PDF read."""

from collections.abc import Iterable, Iterator

from django.utils import formats

from documents.paper import Passage, SynopsisPaper, SynopsisPlace
from intmk import clock
from proposals.amendments.pages import SynopsisPage
from proposals.amendments.synopsis import SynopsisRow

ONLY_TOUCHED = "Nur Stellen mit Änderungsanträgen"


def synopsis_paper(proposal, page: SynopsisPage) -> SynopsisPaper:
    """The text of today with all open amendments and wishes, their reasons and the published recommendations."""
    number, now = proposal.text.number, formats.date_format(clock.wall(page.now), "j. F Y, H:i")
    facts = {
        "Vorschlag": f"{proposal.reference} {proposal.title}",
        "Fassung": str(number),
        "Stand": f"{now} Uhr",
        "Änderungsanträge": ", ".join(each.label for each in page.amendments) or "Zurzeit ist keiner offen",
        "Umfang": ONLY_TOUCHED if page.is_short else "",
    }
    return SynopsisPaper(
        title=proposal.text.title,
        reference=proposal.reference,
        conference=proposal.conference.title,
        facts=tuple(facts.items()),
        places=tuple(SynopsisPlace(row.name, row.text, tuple(_wanted(row))) for row in page.shown),
        reasons=tuple(_reasons(page.amendments)),
        publication="Nicht öffentlich",
        version_note=f"Text der Fassung {number}",
        dated_at=page.now,
        is_example=proposal.is_example,
    )


def _wanted(row: SynopsisRow) -> Iterator[Passage]:
    yield from (Passage(f"Kollision: {collision.sentence}") for collision in row.collisions)
    yield from (Passage(f"Verweis: {sentence}") for sentence in row.pointers)
    for wanted in row.wanted:
        yield _passage(f"{wanted.amendment.label} {', '.join(wanted.amendment.laender)}", wanted)
    for wanted in row.recommended:
        yield _passage(f"{wanted.amendment.label} {wanted.amendment.standing.published.label}", wanted)
    for wish in row.wishes:
        yield _passage(f"{wish.position.land.name}: unterstützt, wenn", wish)
    for wanted in row.stale:
        yield _passage(f"{wanted.amendment.label} {', '.join(wanted.amendment.laender)}", wanted)


def _passage(who: str, wanted) -> Passage:
    name = f"{who} – {wanted.note}" if wanted.note else who
    return Passage(name, tuple((segment.op, segment.text) for segment in wanted.segments))


def _reasons(amendments: Iterable) -> Iterator[tuple[str, str]]:
    for amendment in amendments:
        advice = amendment.standing.published
        told = [amendment.reason or "Ohne Begründung.", *([f"{advice.label}. {advice.note}".strip()] if advice else [])]
        yield f"{amendment.label} {', '.join(amendment.laender)}", "\n".join(told)

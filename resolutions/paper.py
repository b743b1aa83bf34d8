"""A resolution as it is printed."""

import hashlib

from django.utils import formats

from documents.paper import Line, ResolutionPaper
from intmk import clock
from resolutions import words
from text.lines import lines_of


def paper_of(resolution) -> ResolutionPaper:
    """Everything the PDF prints. A copy made before the public may read it says so, with its embargo."""
    lines, conference = lines_of(resolution.read()), resolution.conference
    return ResolutionPaper(
        conference=conference.title,
        chair=conference.chair_land.name,
        place=resolution.meeting,
        dates=formats.date_format(clock.wall(resolution.decided_at), "j. F Y"),
        top=resolution.top,
        reference=resolution.reference,
        title=resolution.title,
        sponsors=resolution.sponsors,
        publication="Freigabe Beschluss",
        restriction=_restriction(resolution),
        result=resolution.result,
        dated_at=resolution.released_at,
        preamble=tuple(line.text for line in lines.preamble),
        ziffern=tuple(Line(line.label, line.level, line.text, bool(line.depth)) for line in lines.ziffern),
        rationale=tuple(line.text for line in lines.rationale),
        is_example=resolution.is_example,
    )


def fingerprint(paper: ResolutionPaper) -> str:
    """Equal for equal papers: names one state of the printed file to those who keep a copy."""
    return hashlib.sha256(repr(paper).encode()).hexdigest()


def file_name(resolution) -> str:
    """`IntMK-20-Beschluss-2025-014.pdf`: numbers only, because names of files travel further than their content."""
    return f"IntMK-{resolution.conference_id}-Beschluss-{resolution.reference}.pdf"


def _restriction(resolution) -> str:
    if resolution.is_public:
        return ""
    if words.has_running_embargo(resolution):
        return f"Sperrfrist bis {words.moment(resolution.embargo_until)}"
    return "noch nicht veröffentlicht"

"""A long paper is set by a process of its own, which gives its memory back."""

import subprocess
import sys
from pathlib import Path

import pytest

from documents.pdf.setting import set_apart, set_here

WORDS = {
    **dict.fromkeys(("conference", "session", "top", "reference", "running_head", "footer", "kind"), "Wort"),
    **{"title": "Ein Titel", "document_title": "Ein Titel", "facts": [["Nummer", "2025-001"]]},
    **{"preamble": ["Hallo \U0001f469 und 漢."], "sections": [], "rationale": [], "statements": []},
    **{"is_example": False, "has_replacements": False, "linebreaks": "simple"},
}
SCRIPT = """
import re
from datetime import UTC, datetime
from pathlib import Path
from documents.paper import ResolutionPaper
from documents.pdf.resolution import resolution_pdf
facts = dict.fromkeys(("conference", "chair", "place", "dates", "top", "title", "sponsors", "publication"), "Wort")
more = {"result": "", "dated_at": datetime(2025, 3, 24, tzinfo=UTC)}
for place in range(4):
    words = ("e" + chr(0x316) * 30) * 4800 + str(place)
    resolution_pdf(ResolutionPaper(**facts, **more, reference=str(place), preamble=(words,)))
taken = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(int(taken) < 200 * 1024)
"""


def test_here_and_apart_it_is_the_same_to_the_byte():
    assert set_apart(WORDS, 1742770800) == set_here(WORDS, 1742770800)


def test_what_cannot_be_set_is_a_failure_also_apart():
    with pytest.raises(subprocess.CalledProcessError):
        set_apart({}, 1742770800)


def test_four_hostile_papers_leave_nothing_behind():
    """200 MiB at most, of which half are the fonts; set here they leave half a gigabyte."""
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False
    )
    assert (made.stderr[-300:], made.stdout) == ("", "True\n")

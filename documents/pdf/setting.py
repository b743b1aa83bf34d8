"""Words become a PDF: the one place that knows typst.

typst keeps what it has set for the next ten papers. Of ordinary ones that is little; of ten that are as long as a
text may be, made of signs no font has, it would be most of a gigabyte in every worker. So a long paper is set in a
process of its own (`python -m documents.pdf.setting`), one at once, which gives its memory back.
"""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Lock
from unicodedata import category

import fontpkg_fira_sans
import typst

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).parent / "typst"
FONT_FILES = Path(fontpkg_fira_sans.__file__).parent / "files"
STANDARDS = ["ua-1", "a-2a"]
REPLACEMENT = "□"
# The archive standards forbid a character without a glyph. typst names every one it misses; that is the only
# way to know, as its fallback fonts are compiled into it.
_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed|contains the codepoint `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_EUROPEAN = re.compile("[\u0000-\u052f\u1e00-\u27bf\ufb00-\ufb06\ufffd]")
_one_at_once = Lock()


def set_here(words: dict, timestamp: int) -> bytes:
    """The PDF of what the template prints. A character no font can draw becomes „□“."""
    while True:
        try:
            return _compile(words, timestamp=timestamp)
        except typst.TypstError as error:
            undrawable = _undrawable(error.diagnostic)
            if not undrawable:
                raise
            words = _replace(words, undrawable) | {"has_replacements": True}
        except BaseException as panic:  # typst gives up on some scripts (a long row of „क्“) instead of saying so
            plain = each_string(words, _plain)
            if type(panic).__name__ != "PanicException" or plain == words:
                raise
            words = plain | {"has_replacements": True}


def set_apart(words: dict, timestamp: int) -> bytes:
    """The same, made by another process."""
    command = [sys.executable, "-m", "documents.pdf.setting", str(timestamp)]
    with _one_at_once:
        made = subprocess.run(command, input=json.dumps(words).encode(), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return made.stdout


def main() -> None:
    sys.stdout.buffer.write(set_here(json.load(sys.stdin.buffer), int(sys.argv[1])))


def _compile(words, *, timestamp):
    # A compiler costs half a millisecond and must not be shared by threads; the fonts are worth keeping.
    compiler = typst.Compiler(
        TEMPLATES / words.get("template", "resolution.typ"),
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(words, ensure_ascii=False)},
    )
    return compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=timestamp)


@cache
def _fonts():
    return typst.Fonts(include_system_fonts=False, font_paths=[FONT_FILES])


def _undrawable(diagnostic):
    found = {plain or private for plain, private in _UNDRAWABLE.findall(diagnostic)}
    return sorted((_ESCAPED.sub(_unescaped, text) for text in found), key=len, reverse=True)


def _unescaped(match):
    code, character = match.groups()
    return chr(int(code, 16)) if code else character


def _plain(text: str) -> str:
    """Only what a European font may draw; every other letter is „□“, its marks and joiners go with it."""
    kept = (sign if _EUROPEAN.match(sign) else REPLACEMENT * (category(sign)[0] in "LNPSZ") for sign in text)
    return "".join(kept)


def _replace(words, undrawable):
    pattern = re.compile("|".join(map(re.escape, undrawable)))
    return each_string(words, lambda text: pattern.sub(REPLACEMENT, text))


def each_string(value, change):
    match value:
        case str():
            return change(value)
        case list():
            return [each_string(item, change) for item in value]
        case dict():
            return {key: each_string(item, change) for key, item in value.items()}
    return value


if __name__ == "__main__":
    main()

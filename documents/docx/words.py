"""The words of a paragraph in a Word file: what counts as text, what is left out, and what to say of it."""

import re

from lxml import etree

from documents.characters import printable
from documents.docx.archive import DocxError
from documents.docx.bounds import MAX_CHARACTERS, TOO_MANY_CHARACTERS
from documents.docx.numbering import first, q, switched_on, value
from documents.docx.package import MATH
from intmk.clean import composed

TRACKED = "Die Datei enthält nachverfolgte Änderungen. Sie wurden so gelesen, als wären alle angenommen."
COMMENTS = "Kommentare wurden nicht übernommen."
IMAGES = "Bilder und Zeichnungen wurden nicht übernommen."
TEXT_BOXES = "Textfelder wurden nicht übernommen."
FOOTNOTES = "Fuß- und Endnoten wurden nicht übernommen."
HIDDEN = "Ausgeblendeter Text wurde nicht übernommen."
STRUCK = "Durchgestrichener Text wurde nicht übernommen."
FORMULAS = "Formeln wurden nur als einfacher Text übernommen."
SYMBOLS = "Zeichen aus Symbolschriften wurden nicht übernommen."
EMBEDDED = "Eingebettete Dokumente wurden nicht übernommen."
PLACEHOLDERS = "Platzhalter, die niemand ausgefüllt hat, wurden nicht übernommen."

PLACEHOLDER_STYLES = {"placeholder text", "platzhaltertext"}
SOFT_BREAK = "\x0b"  # Shift+Enter
ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = {q("del"), q("moveFrom")}
NEW = {q("ins"), q("moveTo")}
LEFT_OUT = {
    q("commentReference"): COMMENTS,
    q("footnoteReference"): FOOTNOTES,
    q("endnoteReference"): FOOTNOTES,
    q("drawing"): IMAGES,
    q("pict"): IMAGES,
    q("object"): IMAGES,
    q("altChunk"): EMBEDDED,
    f"{ALTERNATES}AlternateContent": IMAGES,
}
SPACES = {q("tab"): " ", q("ptab"): " ", q("br"): SOFT_BREAK, q("cr"): SOFT_BREAK, q("noBreakHyphen"): "-"}
TEXT = {q("t"), f"{{{MATH}}}t"}
# Elements that carry no words of the text, though they may hold some.
SILENT = set(map(q, ("pPr", "rPr", "delText", "instrText", "rt", "sdtPr", "tblPr", "trPr", "tcPr")))
# Invisible in print: soft hyphens, zero-width spaces, marks of writing direction.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# What the signs of the fonts Symbol and Wingdings mean that stand in texts; all others are left out.
SIGNS = {
    **dict.fromkeys("\uf0b7\uf06c\uf09f\uf0a0", "•"),
    **dict.fromkeys("\uf0a7\uf06e", "▪"),
    **dict.fromkeys("\uf0d8\uf0d0", "➢"),
    **dict.fromkeys("\uf0fc\uf050", "✓"),
    **dict.fromkeys("\uf0e0\uf0ae\uf0e8\uf0f0", "→"),
    **dict.fromkeys("\uf0de", "⇒"),
    **dict.fromkeys("\uf02d\uf0be", "–"),
    **dict.fromkeys("\uf076", "❖"),
    **dict.fromkeys("\uf0a8\uf06f", "○"),
    **dict.fromkeys("\uf0b3", "≥"),
    **dict.fromkeys("\uf0a3", "≤"),
    **dict.fromkeys("\uf0b4", "×"),
}
_BRANCHES = ("Fallback", "Choice")
_HAS_WORDS = etree.XPath(
    "boolean(.//w:t[not(ancestor::w:txbxContent)])", namespaces={"w": q("t")[1:].partition("}")[0]}
)


def branch_of(element):
    """Of several ways to show the same, the one that holds words; None for anything else."""
    if element.tag != f"{ALTERNATES}AlternateContent":
        return None
    branches = (branch for name in _BRANCHES for branch in element.findall(f"{ALTERNATES}{name}"))
    return next((branch for branch in branches if _HAS_WORDS(branch)), None)


def clean(text) -> tuple[str, ...]:
    """The lines of a paragraph that hold words, as they are printed."""
    lines = (_INVISIBLE.sub("", composed(printable(line))).split() for line in text.split(SOFT_BREAK))
    return tuple(" ".join(words) for words in lines if words)


class Words:
    """Reads the runs of paragraphs, one after the other: a field may begin in one and end in another."""

    def __init__(self, styles):
        self.styles = styles
        # A dict keeps the order of what was found, and each only once.
        self.warnings = {}
        self.characters = 0
        self.fields = []  # of each open field, whether its instruction or its result is being read

    def warn(self, warning):
        self.warnings[warning] = True

    def is_placeholder(self, element):
        return element.tag == q("sdt") and switched_on(element, "sdtPr/showingPlcHdr") is True

    def end_paragraph(self):
        """An instruction is never longer than its paragraph: one without an end hides nothing that follows."""
        if "instruction" in self.fields:
            self.fields = []

    def runs(self, element, look):
        """Pairs of words and whether they are bold, without what is deleted, struck out or hidden."""
        for child in element.iterchildren(etree.Element):
            if child.tag == q("r"):
                yield from self.run(child, look)
            elif child.tag in TEXT:
                self.warn(FORMULAS)
                yield self.counted(child.text or ""), False
            elif child.tag in GONE:
                self.warn(TRACKED)
            elif (branch := branch_of(child)) is not None:
                yield from self.runs(branch, look)
            elif child.tag in LEFT_OUT:
                self.leave_out(child)
            elif self.is_placeholder(child):
                self.warn(PLACEHOLDERS)
            elif child.tag not in SILENT:
                if child.tag in NEW:
                    self.warn(TRACKED)
                yield from self.runs(child, look)

    def run(self, element, look):
        words = "".join(self.words(element))
        if not words or "instruction" in self.fields:
            return
        own = element.find(q("rPr"))
        style = self.styles.look(value(own, "rStyle"))
        if not PLACEHOLDER_STYLES.isdisjoint(style.names):
            self.warn(PLACEHOLDERS)
        elif first((switched_on(own, "vanish"), style.is_hidden, look.is_hidden)):
            self.warn(HIDDEN)
        elif first((switched_on(own, "strike"), style.is_struck, look.is_struck)) or switched_on(own, "dstrike"):
            self.warn(STRUCK)
        else:
            yield words, bool(first((switched_on(own, "b"), style.is_bold, look.is_bold)))

    def words(self, run):
        for child in run.iterchildren(etree.Element):
            if child.tag == q("fldChar"):
                self.turn_field(child.get(q("fldCharType")))
            elif "instruction" in self.fields:
                continue
            elif child.tag in TEXT:
                yield self.signs(self.counted(child.text or ""))
            elif child.tag in SPACES:
                yield SPACES[child.tag]
            elif child.tag == q("sym"):
                yield self.sign(child.get(q("char"), ""))
            elif (branch := branch_of(child)) is not None:
                yield from self.words(branch)
            elif child.tag in LEFT_OUT:
                self.leave_out(child)
            elif child.tag not in SILENT:
                yield from self.words(child)

    def turn_field(self, kind):
        """Fields lie in one another: what stands in an instruction is no text, whatever it is the result of."""
        if kind == "begin":
            self.fields.append("instruction")
        elif kind == "separate" and self.fields:
            self.fields[-1] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def signs(self, text):
        return _PRIVATE.sub(lambda found: self.meaning(found[0]), text)

    def sign(self, code):
        """The character a sign of a symbol font stands for; a space where it has none, so that words stay apart."""
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            character = "\ue000"
        if character < "\x00ff":
            character = chr(0xF000 + ord(character))
        return self.signs(character)

    def meaning(self, character):
        if character not in SIGNS:
            self.warn(SYMBOLS)
        return SIGNS.get(character, " ")

    def counted(self, text):
        """The text itself. Raises DocxError where there is too much of it, before it is put together."""
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS:
            raise DocxError(TOO_MANY_CHARACTERS)
        return text

    def leave_out(self, element):
        holds_text = next(element.iter(q("txbxContent")), None) is not None
        self.warn(TEXT_BOXES if holds_text else LEFT_OUT[element.tag])

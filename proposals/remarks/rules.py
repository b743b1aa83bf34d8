"""What the office says of the form of a text: the verdict, and to which place a remark is pinned. Pure."""

from collections.abc import Iterator

from intmk.labelled import Labelled
from text.text import Text

UNCHECKED = "Ungeprüft"


class RemarkPlace(Labelled):
    TITLE = "title", "Titel"
    FIELD = "field", "Angabe"
    BLOCK = "block", "Stelle im Text"


# What lies beside the text: its name, and the field of the form „Angaben ändern“, where it has one.
FIELDS = {
    "kind": ("Art", "id_kind"),
    "theme": ("Thema", "id_theme"),
    "origin": ("Anlass", "id_origin"),
    "addressee": ("Adressat", "id_addressee"),
    "contact": ("Kontaktstelle", "id_contact"),
    "attachments": ("Anlagen", ""),
}


def places(text: Text) -> Iterator[tuple[str, str]]:
    """Where a remark can be pinned, as „title“, „field:contact“ or „block:…“, each with its German name."""
    yield RemarkPlace.TITLE.value, RemarkPlace.TITLE.label
    yield from ((f"{RemarkPlace.FIELD}:{code}", name) for code, (name, _) in FIELDS.items())
    yield from ((f"{RemarkPlace.BLOCK}:{block.id}", text.names[block.id]) for block in text.blocks)


NOT_SUBMITTED = (
    "Geprüft wird, was eingereicht ist. Dieser Vorschlag hat inzwischen den Stand „{state}“; sehen Sie nach, was "
    "geschehen ist."
)
OTHER_VERSION = (
    "Inzwischen gilt Fassung {number}. Ihre Angaben gehörten zu Fassung {typed}; lesen Sie zuerst, was sich "
    "geändert hat."
)
NOTHING_TO_OBJECT = "Einwände brauchen wenigstens eine Bemerkung. Schreiben Sie in einem Satz, was zu ändern ist."
STILL_OPEN = "In Ordnung ist die Form erst, wenn alle Bemerkungen abgehakt sind. Offen: {count}."
BOTH = "Eine neue Bemerkung und „In Ordnung“ passen nicht zusammen. Nehmen Sie die Bemerkung heraus."
GONE = "Die Stelle, an die Sie eine Bemerkung heften wollten, gibt es in dieser Fassung nicht."

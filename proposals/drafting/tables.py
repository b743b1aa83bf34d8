"""Tables that stood in a pasted text or in a Word file: they stay out of the text and become attachments of it."""

import json
from collections.abc import Sequence

from django.db import transaction

from accounts.permissions import Permission
from documents.docx.table import table_docx
from documents.paper import TextPaper
from intmk.clean import clean_text, shortened
from proposals.attachments.content import content_of, file_name
from proposals.attachments.models import Access, Attachment, AttachmentKind, Filing
from proposals.states import UNDER_WAY
from proposals.versions.saving import Draft, revise
from text.reading.tables import Table

MOST = 20  # tables of one text
MOST_CHARACTERS = 100_000  # as they are sent with a form


def may_attach(proposal, user) -> bool:
    return proposal.state in UNDER_WAY and proposal.open_authority(user, Permission.ATTACH) is not None


def packed(tables: Sequence[Table]) -> str:
    """For a hidden field; empty where there are none, or too many."""
    words = json.dumps(tables, ensure_ascii=False) if tables else ""
    return words if len(tables) <= MOST and len(words) <= MOST_CHARACTERS else ""


def unpacked(words: str) -> tuple[Table, ...]:
    """The tables in a hidden field. Strict: nothing of what `packed` could not have written."""
    try:
        found = json.loads(words) if 0 < len(words) <= MOST_CHARACTERS else []
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, list) or len(found) > MOST or not all(map(_is_table, found)):
        return ()
    return tuple(tuple(tuple(clean_text(cell) for cell in row) for row in table) for table in found)


def attach(proposal, tables: Sequence[Table], *, by) -> None:
    """Each as a Word file that all may open who see the text. Twice the same (a double click) is one."""
    for number, table in enumerate(tables, start=1):
        Attachment.add(proposal, _filing(proposal, table, number if len(tables) > 1 else 0), by=by)


def revised_with_tables(proposal, draft: Draft, form, *, base: int, by, **columns):
    """As `revise`, with the tables of the form as attachments: both or nothing."""
    with transaction.atomic():
        version = revise(proposal, draft, base=base, by=by, **columns)
        attach(proposal, form.wanted_tables, by=by)
    return version


def _is_table(found) -> bool:
    is_rows = isinstance(found, list) and bool(found) and all(isinstance(row, list) and row for row in found)
    return is_rows and all(isinstance(cell, str) for row in found for cell in row)


def _filing(proposal, table: Table, number: int) -> Filing:
    title = f"Tabelle{f' {number}' if number else ''}: {shortened(' · '.join(table[0]))}"
    version = proposal.text
    paper = TextPaper(
        title=title,
        reference=proposal.reference,
        version_note=f"zu Fassung {version.number}",
        dated_at=version.saved_at,
        conference=proposal.conference.title,
        is_example=proposal.is_example,
    )
    data = table_docx(table, paper=paper)
    content = content_of(data)
    name = file_name(f"{title.replace(':', '').replace('/', ' ')}.docx", content)
    return Filing(title, AttachmentKind.ANNEX, Access.LAENDER, name, content, data)

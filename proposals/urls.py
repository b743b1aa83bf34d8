from django.urls import include, path

from intmk import converters  # noqa: F401  (registers `reference`)
from proposals.amendments.urls import AMENDMENTS
from proposals.comments.urls import COMMENTS
from proposals.views import (
    agenda,
    attachment,
    board,
    compare,
    edit,
    help,
    lineage,
    lists,
    own_land,
    position,
    start,
    step,
    version,
    wish,
    word,
    word_import,
    write,
)

app_name = "proposals"
PROPOSALS = [
    path("", lists.show, name="list"),
    path("tafel/", board.show, name="board"),
    path("neu/", start.new, name="new"),
    path("neu/word/", word_import.new, name="import_new"),
    path("<reference:reference>/word/", word_import.replace, name="import"),
    path("<reference:reference>/fassungen/<int:number>.docx", word.docx, name="version_docx"),
    path("<reference:reference>/fassungen/<int:number>.pdf", word.pdf, name="version_pdf"),
    path("<reference:reference>/vergleich.docx", word.comparison, name="compare_docx"),
    path("<reference:reference>/schreiben/", write.write, name="write"),
    path("<reference:reference>/schreiben/entscheiden/", write.settle, name="settle"),
    path("<reference:reference>/schreiben/verwerfen/", write.discard, name="discard"),
    path("<reference:reference>/bearbeiten/", edit.edit, name="edit"),
    path("<reference:reference>/fassungen/<int:number>/", version.show, name="version"),
    path("<reference:reference>/fassungen/<int:number>/name/", version.name, name="name_version"),
    path("<reference:reference>/fassungen/<int:number>/widerspruch/", version.contest, name="contest_version"),
    path("<reference:reference>/fassungen/<int:number>/wiederherstellen/", version.restore, name="restore"),
    path("<reference:reference>/vergleich/", compare.show, name="compare"),
    path("<reference:reference>/anlagen/", attachment.index, name="attachments"),
    path("<reference:reference>/anlagen/<uuid:token>/", attachment.show, name="attachment"),
    path("<reference:reference>/anlagen/<uuid:token>/ersetzen/", attachment.replace, name="replace_attachment"),
    path("<reference:reference>/anlagen/<uuid:token>/zuruecknehmen/", attachment.withdraw, name="withdraw_attachment"),
    path("<reference:reference>/schritt/split/", lineage.split, name="split"),
    path("<reference:reference>/neben/<reference:other>/", lineage.side_by_side, name="side_by_side"),
    path("<reference:reference>/neben/<reference:other>/loesen/", lineage.unmark, name="unmark"),
    path("<reference:reference>/schritt/<slug:code>/", step.take, name="step"),
    path("<reference:reference>/position/", position.take, name="position"),
    path("<reference:reference>/position/zuruecknehmen/", position.drop, name="drop_position"),
    path("<reference:reference>/position/bestaetigen/", position.confirm, name="confirm_position"),
    path("<reference:reference>/position/<int:pk>/entscheiden/", position.decide, name="decide_position"),
    path("<reference:reference>/position/<int:pk>/wortlaut/", wish.show, name="wish"),
    path("<reference:reference>/bund/", step.guests, name="guests"),
    path("<reference:reference>/aenderungen/", include(AMENDMENTS)),
    path("<reference:reference>/kommentare/", include(COMMENTS)),
]
urlpatterns = [
    path("vorschlaege/", include(PROPOSALS)),
    path("konferenzen/<int:number>/tagesordnung/", agenda.show, name="agenda"),
    path("mein-land/", own_land.show, name="own_land"),
    path("hilfe/ablauf/", help.show, name="help"),
]

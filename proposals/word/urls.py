from django.urls import path

from proposals.word.views import amending, export, taking

urlpatterns = [
    path("neu/word/", taking.new, name="import_new"),
    path("<reference:reference>/word/", taking.replace, name="import"),
    path("<reference:reference>/fassungen/<int:number>.docx", export.docx, name="version_docx"),
    path("<reference:reference>/fassungen/<int:number>.pdf", export.pdf, name="version_pdf"),
    path("<reference:reference>/aenderungen/neu/word/", amending.amend, name="amend_word"),
    path("<reference:reference>/aenderungen/<int:number>/neu/word/", amending.amend, name="amend_anew_word"),
    path("<reference:reference>/aenderungen/<int:number>.docx", export.amendment_docx, name="amendment_docx"),
    path("<reference:reference>/aenderungen/<int:number>.pdf", export.amendment_pdf, name="amendment_pdf"),
    path("<reference:reference>/aenderungen/synopse.docx", export.synopsis_docx, name="synopsis_docx"),
    path("<reference:reference>/aenderungen/synopse.pdf", export.synopsis_pdf, name="synopsis_pdf"),
    path("<reference:reference>/vergleich.docx", export.comparison, name="compare_docx"),
]

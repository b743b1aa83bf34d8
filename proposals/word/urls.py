from django.urls import path

from proposals.word.views import export, taking

urlpatterns = [
    path("neu/word/", taking.new, name="import_new"),
    path("<reference:reference>/word/", taking.replace, name="import"),
    path("<reference:reference>/fassungen/<int:number>.docx", export.docx, name="version_docx"),
    path("<reference:reference>/fassungen/<int:number>.pdf", export.pdf, name="version_pdf"),
    path("<reference:reference>/vergleich.docx", export.comparison, name="compare_docx"),
]

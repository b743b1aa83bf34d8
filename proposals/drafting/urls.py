from django.urls import include, path

from proposals.drafting.views import details, edit, standing, start, write

WRITING = [
    path("", write.write, name="write"),
    path("entscheiden/", write.settle, name="settle"),
    path("wer/", standing.show, name="standing"),
    path("verwerfen/", write.discard, name="discard"),
]
urlpatterns = [
    path("neu/", start.new, name="new"),
    path("<reference:reference>/schreiben/", include(WRITING)),
    path("<reference:reference>/angaben/", details.change, name="details"),
    path("<reference:reference>/bearbeiten/", edit.edit, name="edit"),
]

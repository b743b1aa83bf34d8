from django.urls import include, path

from proposals.drafting.views import edit, start, write

WRITING = [
    path("", write.write, name="write"),
    path("entscheiden/", write.settle, name="settle"),
    path("verwerfen/", write.discard, name="discard"),
]
urlpatterns = [
    path("neu/", start.new, name="new"),
    path("<reference:reference>/schreiben/", include(WRITING)),
    path("<reference:reference>/bearbeiten/", edit.edit, name="edit"),
]

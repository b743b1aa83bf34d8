from django.urls import path

from steering.editions.views import approving, reading

urlpatterns = [
    path("<int:number>/tagesordnung/ausgabe/", approving.approve, name="approve_edition"),
    path("<int:number>/tagesordnung/ausgabe.pdf", approving.preview, name="preview_edition"),
]
# Below the agenda of a conference, where all read it.
READING = [
    path("", reading.show, name="read_agenda"),
    path("liste.<list_file:kind>", reading.as_file, name="agenda_file"),
    path("ausgaben/<int:pk>/", reading.edition, name="edition"),
    path("ausgaben/<int:pk>.pdf", reading.document, name="edition_pdf"),
]

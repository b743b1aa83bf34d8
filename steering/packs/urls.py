from django.urls import path

from steering.packs import views

# Below the agenda of a conference.
urlpatterns = [
    path("mappen/", views.index, name="packs"),
    path("mappen/<int:pk>/", views.show, name="pack"),
    path("mappen/<int:pk>/weiter/", views.go_on, name="proceed_pack"),
    path("mappen/<int:pk>/datei/", views.fetch, name="pack_file"),
]

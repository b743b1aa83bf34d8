from django.urls import include, path

from proposals.versions.views import compare, version

VERSION = [
    path("", version.show, name="version"),
    path("name/", version.name, name="name_version"),
    path("widerspruch/", version.contest, name="contest_version"),
    path("wiederherstellen/", version.restore, name="restore"),
]
urlpatterns = [
    path("<reference:reference>/fassungen/<int:number>/", include(VERSION)),
    path("<reference:reference>/vergleich/", compare.show, name="compare"),
]

from django.urls import include, path

from proposals.attachments import views

ATTACHMENTS = [
    path("", views.index, name="attachments"),
    path("<uuid:token>/", views.show, name="attachment"),
    path("<uuid:token>/ersetzen/", views.replace, name="replace_attachment"),
    path("<uuid:token>/zuruecknehmen/", views.withdraw, name="withdraw_attachment"),
]
urlpatterns = [path("<reference:reference>/anlagen/", include(ATTACHMENTS))]

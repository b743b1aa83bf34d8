from django.urls import include, path

from proposals.positions.views import listed, position, wish

POSITION = [
    path("", position.take, name="position"),
    path("tafel.<list_file:kind>", listed.as_file, name="positions_file"),
    path("zuruecknehmen/", position.drop, name="drop_position"),
    path("bestaetigen/", position.confirm, name="confirm_position"),
    path("<int:pk>/entscheiden/", position.decide, name="decide_position"),
    path("<int:pk>/wortlaut/", wish.show, name="wish"),
]
urlpatterns = [path("<reference:reference>/position/", include(POSITION))]

from django.urls import path

from steering.board.views import board, plans, saved

urlpatterns = [
    path("", board.show, name="board"),
    path("liste.<list_file:kind>", board.as_file, name="board_file"),
    path("planen/", plans.make, name="plan"),
    path("plaene/", plans.review, name="plans"),
    path("plaene/anwenden/", plans.settle, name="settle_plans"),
    path("ansichten/neu/", saved.keep, name="keep_view"),
    path("ansichten/<int:pk>/loeschen/", saved.drop, name="drop_view"),
    path("<reference:reference>/bearbeiten/", board.take, name="take"),
    path("<reference:reference>/freigeben/", board.let_go, name="let_go"),
]

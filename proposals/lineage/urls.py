from django.urls import path

from proposals.lineage import views

urlpatterns = [
    path("<reference:reference>/schritt/split/", views.split, name="split"),
    path("<reference:reference>/schritt/unite/", views.unite, name="unite"),
    path("<reference:reference>/schritt/unite-ideas/", views.unite_ideas, name="unite_ideas"),
    path("<reference:reference>/neben/<reference:other>/", views.side_by_side, name="side_by_side"),
    path("<reference:reference>/neben/<reference:other>/loesen/", views.unmark, name="unmark"),
]

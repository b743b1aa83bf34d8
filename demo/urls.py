from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("anmelden/", views.sign_in, name="sign_in"),
    path("uhr/", views.turn, name="turn"),
]

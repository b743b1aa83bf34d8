from django.urls import path

from voting.running.views import calling, chair, day, screen

urlpatterns = [
    path("<int:pk>/", day.show, name="session"),
    path("<int:pk>/aufrufen/", calling.call, name="call"),
    path("<int:pk>/leitung/", chair.show, name="chair"),
    path("<int:pk>/saal/", screen.show, name="screen"),
]

from django.urls import path

from conferences.views import archive, rules, year

app_name = "conferences"
urlpatterns = [
    path("", archive.show, name="list"),
    path("<int:number>/", year.show, name="detail"),
    path("<int:number>/geschaeftsordnung/", rules.show, name="rules"),
    path("<int:number>/geschaeftsordnung/bearbeiten/", rules.edit, name="edit_rules"),
]

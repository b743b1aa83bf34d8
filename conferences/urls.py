from django.urls import path

from conferences.views import archive, directory, listed, membership, opening, permits, plan, rules, year
from intmk import converters  # noqa: F401  (registers `list_file`)

app_name = "conferences"
urlpatterns = [
    path("", archive.show, name="list"),
    path("neu/", opening.show, name="open"),
    path("<int:number>/", year.show, name="detail"),
    path("<int:number>/bearbeiten/", plan.entitle, name="entitle"),
    path("<int:number>/geschaeftsordnung/", rules.show, name="rules"),
    path("<int:number>/geschaeftsordnung/bearbeiten/", rules.edit, name="edit_rules"),
    path("<int:number>/ausnahmen/", permits.show, name="permits"),
    path("<int:number>/ausnahmen/neu/", permits.grant, name="grant_permit"),
    path("<int:number>/ausnahmen/<int:pk>/zuruecknehmen/", permits.withdraw, name="withdraw_permit"),
    path("<int:number>/kontakte/", directory.contacts, name="contacts"),
    path("<int:number>/vorlagen/", directory.text_templates, name="text_templates"),
    path("<int:number>/fristen.<list_file:kind>", listed.deadlines, name="deadlines_file"),
    path("<int:number>/kontakte.<list_file:kind>", listed.contacts, name="contacts_file"),
    path("<int:number>/arbeitsgruppen.<list_file:kind>", listed.groups, name="groups_file"),
    path("<int:number>/gruppe/<slug:slug>/aufnehmen/", membership.admit, name="admit"),
    path("<int:number>/gruppe/<slug:slug>/beenden/", membership.end, name="end_membership"),
    path("<int:number>/<slug:part>/neu/", plan.new, name="plan"),
    path("<int:number>/<slug:part>/<int:pk>/", plan.edit, name="replan"),
    path("<int:number>/<slug:part>/<int:pk>/loeschen/", plan.drop, name="drop"),
]

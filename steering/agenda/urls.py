from django.urls import path

from steering.agenda.views import editor, items, sheet

urlpatterns = [
    path("<int:number>/vorkonferenz/", sheet.show, name="sheet"),
    path("<int:number>/vorkonferenz.<list_file:kind>", sheet.as_file, name="sheet_file"),
    path("<int:number>/tagesordnung/", editor.show, name="agenda"),
    path("<int:number>/tagesordnung/ordnen/", editor.put, name="put_item"),
    path("<int:number>/tagesordnung/neu/", items.add, name="add_item"),
    path("<int:number>/tagesordnung/<int:pk>/", items.revise, name="revise_item"),
    path("<int:number>/tagesordnung/<int:pk>/zurueckziehen/", items.withdraw, name="withdraw_item"),
    path("<int:number>/tagesordnung/<int:pk>/verlegen/", items.move, name="relocate_item"),
]

"""Words that come back from a form that cannot be sent: all that people wrote, and no code."""

from importlib import import_module

import pytest
from django import forms
from django.http import QueryDict

from intmk.kern import KernForm
from intmk.shut import is_prose, words_of
from tests.sources import SOURCES

FLOORS = ("proposals/", "dossier/", "resolutions/")
NO_PROSE = {"q", "reference", "where"}  # typed, but a search, a number, an address
WRITTEN = {  # what is typed, and what comes back
    "text=einverstanden": "einverstanden",
    "text-k3f7q2zz=gestrichen&kind-k3f7q2zz=ziffer&level-k3f7q2zz=1": "gestrichen",
    "stance=objects&note=nein&orte=title": "nein",
    "wortlaut_title=kurse&danach_title=&davor_title=weil": "kurse\n\nweil",
    "rivale-kind=overlaps&rivale-reason=doppelt&form=rivale": "doppelt",
    "release=joining&do=keep&key=0a1b": "",
    "name-name=endfassung": "endfassung",
}


def fields_of_forms() -> list[tuple[str, bool]]:
    """The name of each field, and whether people write prose into it."""
    modules = [import_module(file[:-3].replace("/", ".")) for file in SOURCES if "forms" in file.split("/")[-1]]
    classes = [
        each
        for module in modules
        if module.__name__.replace(".", "/").startswith(FLOORS)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, KernForm) and each.__module__ == module.__name__
    ]
    return [(name, is_written(field)) for each in classes for name, field in each.base_fields.items()]


def is_written(field) -> bool:
    is_line = isinstance(field.widget, forms.TextInput | forms.Textarea) and not field.widget.is_hidden
    return is_line and not isinstance(field, forms.IntegerField | forms.DateField | forms.DateTimeField)


@pytest.mark.parametrize("sent", WRITTEN)
def test_one_small_word_comes_back_and_no_code(sent):
    assert words_of(QueryDict(sent)) == WRITTEN[sent]


def test_every_field_for_words_is_known_by_its_name():
    fields = fields_of_forms()
    assert len(fields) > 60
    assert sorted({name for name, is_prose_field in fields if is_prose_field and not is_prose(name)}) == sorted(
        NO_PROSE
    )

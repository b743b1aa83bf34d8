"""The form pack and the frame: fields give what was typed, each pointer in the markup has its target, and
KERN has every class and custom property we name."""

import re
from datetime import date
from pathlib import Path

import pytest
from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import Column, Div, Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from lxml import html

from intmk.kern import DateField, ExplainedRadios, KernForm
from intmk.labelled import Labelled

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "intmk/static/intmk/css").rglob("*.css"))
KERN_CSS = (settings.KERN_DIR / "kern.css").read_text(encoding="utf-8")


class Motion(KernForm):
    submit_label = "Einreichen"
    is_guarded = True
    cancel_url = "/vorschlaege/"

    title = forms.CharField(label="Titel", help_text="Worum geht es?")
    summary = forms.CharField(label="Kurzfassung", widget=forms.Textarea, required=False)
    theme = forms.ChoiceField(label="Thema", choices=[("", "Bitte wählen"), ("kurse", "Sprachkurse")])
    due_on = DateField(label="Frist")
    kind = forms.ChoiceField(label="Position", widget=forms.RadioSelect, choices=[("a", "unterstützt"), ("b", "prüft")])
    agreed = forms.BooleanField(label="Die Hausleitung hat zugestimmt")
    token = forms.CharField(widget=forms.HiddenInput)


COMPLETE = {
    "title": "Kurse sichern",
    "theme": "kurse",
    "due_on_tag": "24",
    "due_on_monat": "3",
    "due_on_jahr": "2025",
    "kind": "b",
    "agreed": "on",
    "token": "x",
}


@pytest.fixture
def bare_static(settings):
    """Static addresses without the manifest, which only `collectstatic` writes."""
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}


def page_of(form):
    return html.fromstring(f"<main>{render_crispy_form(form)}</main>")


def words(element):
    return " ".join(element.text_content().split())


def test_form_reads_the_named_parts():
    form = Motion(COMPLETE)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due_on"] == date(2025, 3, 24)


def test_form_shows_a_date_in_its_parts():
    page = page_of(Motion(initial={"due_on": date(2025, 3, 24)}))
    shown = [page.get_element_by_id(f"id_due_on_{place}").get("value") for place in range(3)]
    assert shown == ["24", "3", "2025"]


def test_only_optional_fields_are_marked():
    labels = page_of(Motion()).xpath("//label[contains(., 'optional')] | //legend[contains(., 'optional')]")
    assert [words(label) for label in labels] == ["Kurzfassung – optional"]


def test_what_is_not_in_the_list_is_refused_in_plain_words():
    form = Motion(COMPLETE | {"theme": "gibt es nicht"})
    assert form.errors["theme"] == ["Wählen Sie einen Eintrag aus der Liste."]


def test_errors_are_listed_and_lead_to_their_fields():
    page = page_of(Motion({"title": "Kurse", "due_on_tag": "31", "due_on_monat": "2", "due_on_jahr": "2025"}))
    summary = page.xpath("//*[@data-error-summary]//li")
    assert [words(line) for line in summary] == [
        "Diese Angabe fehlt.",
        "Thema: Diese Angabe fehlt.",
        "Frist: Diesen Tag gibt es im Kalender nicht.",
        "Position: Diese Angabe fehlt.",
        "Die Hausleitung hat zugestimmt: Diese Angabe fehlt.",
    ]
    targets = [page.get_element_by_id(link.get("href")[1:]).tag for link in page.xpath("//li/a")]
    assert targets == ["select", "input", "input", "input"]


def test_hints_and_errors_belong_to_their_fields():
    page = page_of(Motion({}))
    pointers = page.xpath("//@aria-describedby")
    assert pointers == [
        "id_title_helptext id_title_error",
        "id_theme_error",
        "id_due_on_error",
        "id_kind_error",
        "id_agreed_error",
    ]
    ids = page.xpath("//@id")
    assert set(" ".join(pointers).split()) <= set(ids)
    assert len(ids) == len(set(ids))


def test_groups_have_a_legend():
    legends = page_of(Motion()).xpath("//fieldset/legend")
    assert [words(legend) for legend in legends] == ["Frist", "Position"]


def test_each_explained_radio_is_described_by_its_sentence():
    class Colour(Labelled):
        RED = "red", "Rot", "Wie die Dächer."
        BLUE = "blue", "Blau", "Wie der Himmel."

    class Paint(KernForm):
        colour = forms.ChoiceField(choices=Colour.choices(), widget=ExplainedRadios(Colour))

    page = page_of(Paint())
    radios = page.xpath("//input[@type='radio']")
    described = {radio.get("value"): words(page.get_element_by_id(radio.get("aria-describedby"))) for radio in radios}
    assert described == {"red": "Wie die Dächer.", "blue": "Wie der Himmel."}


def test_form_tag_carries_guard_buttons_and_way_back():
    form = page_of(Motion()).find("form")
    assert dict(form.attrib) == {"method": "post", "novalidate": "", "data-guard": ""}
    assert [words(control) for control in form.xpath(".//*[contains(@class, 'kern-btn ')]")] == [
        "Einreichen",
        "Abbrechen",
    ]
    assert form.xpath(".//a/@href") == ["/vorschlaege/"]


def test_layout_groups_fields():
    class Meeting(KernForm):
        place = forms.CharField(label="Ort")
        room = forms.CharField(label="Raum")
        begins_on = DateField(label="Beginn")

        @property
        def helper(self):
            helper = super().helper
            helper.layout = Layout(
                Fieldset("Sitzung", Row("place", Column("room")), Div("begins_on", css_class="day")),
                FormActions(Submit("draft", "Als Entwurf sichern")),
            )
            return helper

    page = page_of(Meeting())
    assert [words(legend) for legend in page.xpath("//fieldset/legend")] == ["Sitzung", "Beginn"]
    assert len(page.xpath("//div[@class='field-row']/div")) == 2
    assert len(page.xpath("//div[@class='day']/fieldset")) == 1
    assert [words(button) for button in page.xpath("//button[@name='draft']")] == ["Als Entwurf sichern"]


def test_typed_words_come_back_escaped():
    page = page_of(Motion({**COMPLETE, "title": '"><script>', "due_on_tag": '"><b>'}))
    assert page.get_element_by_id("id_title").get("value") == '"><script>'
    assert page.get_element_by_id("id_due_on_0").get("value") == '"><b>'
    assert page.xpath("//script | //b") == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("400.html", "Diese Anfrage ist ungültig"),
        ("500.html", "Hier ist ein technischer Fehler aufgetreten"),
    ],
)
def test_pages_of_last_resort_need_no_context(name, heading, bare_static):
    page = html.fromstring(render_to_string(name))
    assert [words(element) for element in page.xpath("//h1")] == [heading]


def test_frame_names_only_files_that_exist(bare_static):
    page = html.fromstring(render_to_string("500.html"))
    paths = page.xpath("//link/@href | //script/@src")
    missing = [path for path in paths if not finders.find(path.removeprefix(settings.STATIC_URL))]
    assert len(paths) > 10
    assert missing == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_template_has_nothing_inline(path):
    markup = path.read_text(encoding="utf-8")
    assert re.findall(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)|javascript:""", markup) == []


def test_kern_is_the_version_we_know():
    assert (settings.KERN_DIR / "VERSION").read_text(encoding="utf-8").strip() == "2.6.1"


def test_kern_has_every_class_and_property_we_use():
    markup = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    styles = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    names = set(re.findall(r"(?<![\w-])kern-[a-z_-]+[a-z](?![\w-]|{{|{%)", markup)) - {"kern-ux"}
    unknown = {name for name in names if not re.search(rf"\.{name}(?![\w-])", KERN_CSS)}
    properties = set(re.findall(r"--kern-[\w-]+", styles))
    unknown |= {name for name in properties if f"{name}:" not in KERN_CSS}
    assert len(names) > 20
    assert unknown == set()


def test_styles_use_only_properties_that_are_set():
    styles = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    used = set(re.findall(r"var\((--(?!kern-)[\w-]+)", styles))
    declared = set(re.findall(r"(--(?!kern-)[\w-]+):", styles))
    assert used == declared


def test_styles_name_no_colour():
    styles = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) for path in STYLES}
    colour = r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab)\("
    assert {name: re.findall(colour, text, re.I) for name, text in styles.items()} == {name: [] for name in styles}


class Asked(KernForm):
    town = forms.CharField(label="Ort")
    barrier = forms.CharField(label="Welche Barriere?")
    agreed = forms.BooleanField(label="Die Hausleitung hat zugestimmt.")


def test_the_summary_of_errors_reads_well_whatever_a_field_is_called():
    page = html.fromstring(render_to_string("components/_error_summary.html", {"form": Asked({})}))
    assert [" ".join(link.text_content().split()) for link in page.iterfind(".//li/a")] == [
        "Ort: Diese Angabe fehlt.",
        "Welche Barriere? Diese Angabe fehlt.",
        "Die Hausleitung hat zugestimmt. Diese Angabe fehlt.",
    ]

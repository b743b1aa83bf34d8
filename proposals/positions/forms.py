"""How a Land says where it stands."""

from django import forms

from intmk.kern import ExplainedRadios, KernForm, LineField, LinesField
from proposals.positions.stances import Stance
from proposals.positions.wishing import PlaceWish, firsts, openings, places_of, wished
from text.amend import TITLE, Operation, Replace
from text.blocks import TITLE_LENGTH, Block, Kind
from text.pairing import PARTS
from text.text import Text

NOTHING = "Nennen Sie, was Ihr Land anders möchte: Wählen Sie eine Stelle und ändern Sie ihren Wortlaut."


class PositionForm(KernForm):
    """The stance, and for „unterstützt, wenn“ one place of the text after the other, filled in with its wording.

    `orte` holds the places that lie before her; `ansehen` adds the one chosen in `stelle`.
    """

    is_guarded = True
    submit_label = "Position eintragen"
    preview_label = "Gewählte Stelle vorlegen"
    field_order = ["stance"]
    stance = forms.ChoiceField(label="Position", choices=Stance.choices(), widget=ExplainedRadios(Stance))
    orte = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, text: Text, **kwargs):
        super().__init__(*args, **kwargs)
        self.text, self.openings, self.words = text, openings(text), places_of(text)
        self.places = chosen(self.data if self.is_bound else self.initial, self.words)
        for block_id in self.places:
            self._lay_before(block_id)
        rest = [(key, self._offered(key)) for key in self.words if key not in self.places]
        self.fields["stelle"] = forms.ChoiceField(
            label="Weitere Stelle, die Ihr Land anders möchte" if self.places else "Stelle, die Ihr Land anders möchte",
            required=False,
            choices=[("", "Bitte wählen"), *dict(rest).items()],
            help_text="Nur bei „Unterstützt, wenn“. „Gewählte Stelle vorlegen“ zeigt ihren Wortlaut zum Ändern.",
        )
        self.fields["note"] = LinesField(label="Anmerkung", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def _offered(self, block_id: str) -> str:
        if block_id in self.openings:
            return f"{PARTS[self.openings[block_id]]}: hat der Text noch nicht"
        name = "Titel" if block_id == TITLE else self.text.names[block_id]
        return f"{name}: {self.words[block_id][:60]}"

    def _lay_before(self, block_id: str) -> None:
        if block_id in self.openings:
            self.fields[f"danach_{block_id}"] = _new_paragraphs(f"{PARTS[self.openings[block_id]]} einfügen")
            return
        name = "Titel" if block_id == TITLE else self.text.names[block_id]
        if block_id in firsts(self.text).values():
            self.fields[f"davor_{block_id}"] = _new_paragraphs(f"Vor {name} einfügen")
        self.fields[f"wortlaut_{block_id}"] = LineField(
            label=f"Wortlaut: {name}",
            required=self._needs_words(block_id),
            error_messages={"required": "Der Wortlaut fehlt. Zum Streichen setzen Sie den Haken."},
            max_length=TITLE_LENGTH if block_id == TITLE else None,
            initial=self.words[block_id],
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="So, wie Ihr Land ihn mittragen würde. Unverändert heißt: kein Wunsch.",
        )
        if block_id == TITLE:
            return
        below = ", mit ihren Unterpunkten" if self._has_subpoints(block_id) else ""
        self.fields[f"streichen_{block_id}"] = forms.BooleanField(label=f"{name} streichen{below}", required=False)
        self.fields[f"danach_{block_id}"] = _new_paragraphs(f"Nach {name} einfügen")

    def _needs_words(self, block_id: str) -> bool:
        """Not where the place goes, and not where the Land says something else than „unterstützt, wenn“."""
        is_wish = not self.is_bound or self.data.get("stance") == Stance.SUPPORTS_IF
        return is_wish and f"streichen_{block_id}" not in self.data

    def _has_subpoints(self, block_id: str) -> bool:
        ids = [block.id for block in self.text.blocks]
        block, *behind = self.text.blocks[ids.index(block_id) :]
        return bool(behind) and behind[0].kind is block.kind and behind[0].level > block.level

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stance") == Stance.SUPPORTS_IF and not self.errors and not self.operations():
            self.add_error("stelle", NOTHING)
        return cleaned

    def operations(self) -> tuple[Operation, ...]:
        """What the Land wants of the text."""
        return self.text.operations_to(wished(self.text, {key: self._wish(key) for key in self.places}))

    def _wish(self, block_id: str) -> PlaceWish:
        data = self.cleaned_data
        new, ahead = (tuple(data.get(f"{where}_{block_id}", "").splitlines()) for where in ("danach", "davor"))
        return PlaceWish(data.get(f"wortlaut_{block_id}", ""), data.get(f"streichen_{block_id}", False), new, ahead)

    def position(self) -> dict:
        """The position as `Position.take` wants it: other words for one Ziffer by its name, all else as operations."""
        said = {name: self.cleaned_data[name] for name in ("stance", "note")}
        if said["stance"] != Stance.SUPPORTS_IF:
            return said
        match self.operations():
            case [Replace(block_id, words)] if self._block(block_id).kind is Kind.ZIFFER:
                return said | {"block_id": block_id, "wording": words}
        return said | {"operations": self.operations()}

    def _block(self, block_id: str) -> Block:
        return self.text.get(block_id)


def _new_paragraphs(label: str) -> LinesField:
    return LinesField(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Leer lassen heißt: nichts. Jede Zeile wird ein eigener Absatz derselben Ebene.",
    )


def chosen(data, known) -> list[str]:
    """The places that lie before her, and the one she has just chosen."""
    ids = [*data.get("orte", "").split(), data.get("stelle", "")]
    return [block_id for block_id in dict.fromkeys(ids) if block_id in known]


def filled(wishes: dict[str, PlaceWish]) -> dict:
    """A wish as the form begins with it."""
    values: dict = {"orte": " ".join(wishes)}
    for block_id, wish in wishes.items():
        values[f"wortlaut_{block_id}"] = wish.words
        values[f"streichen_{block_id}"] = wish.is_struck
        values[f"danach_{block_id}"] = "\n".join(wish.new)
        values[f"davor_{block_id}"] = "\n".join(wish.ahead)
    return values

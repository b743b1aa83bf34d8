"""The search has learnt umlauts, compounds and places: the vectors of all proposals are made anew.

They follow from the stored texts alone. Nothing has to be taken back: the next version of a text renews its vector.
"""

from django.db import migrations

from intmk.fulltext import search_vector
from text.search import lexemes

BATCH = 200


def renew(apps, schema_editor):
    proposals = apps.get_model("proposals", "Proposal").objects
    texts = proposals.filter(text__isnull=False).values_list("pk", "text__title", "text__blocks")
    for pk, title, blocks in texts.iterator(chunk_size=BATCH):
        vector = search_vector(lexemes(title, (block["text"] for block in blocks)))
        proposals.filter(pk=pk).update(search=vector)


class Migration(migrations.Migration):
    dependencies = [("proposals", "0004_number_once_shared")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]

"""The search has learnt umlauts, compounds, places and TOP numbers: the vectors of all resolutions are made anew.

They follow from the frozen texts alone, which stay as they are. Nothing has to be taken back.
"""

from django.db import migrations, models

from intmk.fulltext import search_vector
from text.search import lexemes

BATCH = 200


def renew(apps, schema_editor):
    resolutions = apps.get_model("resolutions", "Resolution").objects
    texts = resolutions.values_list("pk", "title", "blocks")
    for pk, title, blocks in texts.iterator(chunk_size=BATCH):
        vector = search_vector(lexemes(title, (block["text"] for block in blocks)))
        resolutions.filter(pk=pk).update(search=vector)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0004_legal")]
    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
        migrations.AddIndex("resolution", models.Index(fields=["top"], name="resolution_top")),
    ]

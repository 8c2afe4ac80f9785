"""The database refuses to change or take out an entry of the log."""

from typing import Any

from django.db import migrations

from sakip.web.audit.segel import lepas, pasang


def seal(apps: Any, schema_editor: Any) -> None:
    pasang(schema_editor.connection)


def unseal(apps: Any, schema_editor: Any) -> None:
    lepas(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(seal, unseal),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kepegawaian', '0003_tahun'),
    ]

    operations = [
        migrations.CreateModel(
            name='AtasanTerdahulu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mulai', models.DateField()),
                ('sampai', models.DateField()),
                ('atasan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                ('penugasan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='atasan_terdahulu', to='kepegawaian.penugasan')),
            ],
            options={
                'verbose_name': 'atasan terdahulu',
                'verbose_name_plural': 'atasan terdahulu',
                'constraints': [models.CheckConstraint(condition=models.Q(('sampai__gte', models.F('mulai'))), name='atasan_terdahulu_urut'), models.UniqueConstraint(fields=('penugasan', 'mulai'), name='atasan_terdahulu_unik')],
            },
        ),
    ]

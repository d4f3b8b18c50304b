from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('harian', '0001_initial'),
        ('kepegawaian', '0004_atasan_terdahulu'),
        ('skp', '0006_manual_indikator'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='laporanharian',
            name='laporan_rencana',
        ),
        migrations.AddIndex(
            model_name='laporanharian',
            index=models.Index(fields=['rencana_aksi', 'status', 'tanggal', 'realisasi'], name='laporan_pakai'),
        ),
    ]

"""Messages inside the application: `from ekinerja.pemberitahuan.kirim import kirim`."""

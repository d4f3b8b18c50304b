"""Many Formulir SKP in one ZIP: who is in it (`daftar`), printing in the background (`susun`), where it lies (`gudang`)."""

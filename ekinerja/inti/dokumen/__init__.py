"""Official documents: PDF, verification codes, the public page that confirms them.

An app fills a form of `bentuk`, issues it in its own verb and prints it when somebody asks:

    dokumen = terbitkan(jenis="SKP", objek=skp, penerbit_nama=…, penerbit_nip=…, perihal=f"{nama}, NIP {nip}",
                        tanggal=hari_ini(), data=FormulirSkp(…), templat="formulir-skp", oleh=saya)
    return kirim_pdf(pdf_dari(dokumen), f"skp-{dokumen.kode}")
"""

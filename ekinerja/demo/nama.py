"""Invented names in the mix that Palu knows: Kaili, Bugis, Bali, Minahasa, Jawa."""

import random

LAKI = (
    "Abdul Rahim, Abidin, Agus Salim, Ahmad Fauzi, Alimuddin, Amiruddin, Andi Baso, Anwar, Arifin, Arman, Asrul, Bahtiar, "
    "Baharuddin, Burhanuddin, Darwis, Dedi, Fahri, Fajar, Faisal, Hamzah, Haris, Hendra, Herman, I Gede Sudiarta, "
    "I Made Wirawan, Idham, Ilham, Irfan, Iskandar, Jamaluddin, Jefri, Kamaruddin, Lukman, Mahmud, Moh. Rizki, Moh. Taufik, "
    "Muhlis, Mulyadi, Nasrun, Nizar, Rahmat, Ramli, Rusdin, Rusli, Ruslan, Safri, Samsul, Sofyan, Stefanus, Sudirman, "
    "Suparman, Syahrir, Syarifuddin, Tasrif, Umar, Wahyudi, Yohanis, Yusuf, Zainal, Zulkifli"
).split(", ")
PEREMPUAN = (
    "Ade Irma, Aisyah, Andi Tenri, Anita, Asmawati, Astuti, Dahlia, Darmawati, Desi, Dewi Sartika, Elisabeth, Erni, Fatmawati, "
    "Fitriah, Gita, Hajrah, Hasnah, Hasniati, Herlina, Indah, Ira, Irmawati, Jumriah, Kartini, Kartika, Lidia, Lisnawati, "
    "Maryam, Masita, Megawati, Mirna, Mutmainnah, Nadira, Ni Ketut Sari, Ni Luh Ayu, Ningsih, Nova, Nur Hidayah, Nurhayati, "
    "Nurjannah, Putri, Rahmawati, Ramlah, Ratnasari, Risna, Rosdiana, Ruth, Salma, Sitti Aminah, Sitti Hajar, Sri Wahyuni, "
    "Suarni, Suci, Sulastri, Tuti, Ulfa, Wa Ode Nuraini, Widya, Yanti, Zulaeha"
).split(", ")
MARGA = (
    "Adjudin, Ahmad, Alatas, Baculu, Borahima, Dalle, Datupalinge, Djaelani, Dolo, Gobel, Hadado, Hippy, Idrus, Kalo, Kandupi, "
    "Labatjo, Ladjidji, Lahay, Lamasitudju, Lasoso, Latjuba, Lembah, Lolo, Mahmuda, Marasobu, Masulili, Monoarfa, Ntalu, "
    "Pakaya, Palimuri, Patunrangi, Pelima, Ponulele, Rantelino, Rompas, Sabola, Sahido, Sarungallo, Sigilipu, Tandiono, Tangko, "
    "Tantu, Tawil, Toampo, Tolaba, Tombolotutu, Tumakaka, Umar, Yalitoba, Yunus"
).split(", ")


def buat_nama(acak: random.Random, jk: str) -> str:
    """One full name without degrees; about one in twelve has a single name."""
    depan = acak.choice(LAKI if jk == "L" else PEREMPUAN)
    return depan if acak.random() < 0.08 else f"{depan} {acak.choice(MARGA)}"

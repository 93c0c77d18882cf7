"""Invented people from many countries, and the ways in which resumes show who they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matcher.resume.document import Document, TextLine


@dataclass(frozen=True)
class Someone:
    """Names, and contact data as one line each; `personal` are labelled lines."""

    name: str
    mail: str
    phone: str
    street: str
    town: str
    personal: tuple[str, ...] = ()

    @classmethod
    def of(cls, first: str, second: str) -> Someone:
        """Read two lines: name, mail, phone; street, town, labelled lines."""
        name, mail, phone = first.split(" | ")
        street, town, personal = [*second.split(" | "), "", ""][:3]
        return cls(
            name, mail, phone, street.strip(), town, tuple(filter(None, personal.split("; ")))
        )


WRITTEN = """
Lucía Ferrándiz Ocampo | lucia.ferrandiz@example.es | +34 612 345 678
    Calle de Alcalá, 123, 4º B | 28009 Madrid | Fecha de nacimiento: 12/03/1990
Íñigo Zubizarreta | izubizarreta@example.com | 944 12 34 56
    Avda. de la Libertad 7 | 48001 Bilbao
Carmen del Río | carmen_delrio@example.org | Tel. 91 234 56 78
    C/ Mayor 15 | 41001 Sevilla | Nacionalidad: española
Hans-Jürgen Müller-Lüdenscheidt | hj.mueller@example.de | +49 (0)30 1234567
    Schönhauser Allee 45a | 10435 Berlin | Geburtsdatum: 03.04.1985; Familienstand: verheiratet
Annika Schäfer | annika.schaefer@example.de | 0171 2345678
    Lindenstraße 7 | D-50674 Köln | geboren am 14.07.1991 in Bonn; Staatsangehörigkeit: deutsch
Dr. Friederike von der Heide | f.vonderheide@example.net | Mobil: 0151/23456789
    Am Markt 5 | 04109 Leipzig
Jean-Baptiste Lefèvre | jb.lefevre@example.fr | 06 12 34 56 78
    12 rue de la République | 69002 Lyon | Né le 5 juin 1988; Situation de famille : célibataire
Amélie d'Aubigné | amelie.daubigne@example.fr | +33 (0)6 98 76 54 32
    4 bis, avenue Jean Jaurès | 31000 Toulouse | Nationalité : française
Mamadou N'Diaye | mamadou.ndiaye@example.sn | +221 77 123 45 67
    27 boulevard de la Gueule Tapée | 12500 Dakar
Giulia De Santis | giulia.desantis@example.it | +39 333 123 4567
    Via Garibaldi, 22 | 20121 Milano (MI) | Data di nascita: 22/11/1993; Cittadinanza: italiana
Marco Antonio Ricci | m.ricci@example.it | 02 1234 5678
    Corso Vittorio Emanuele II, 8 | 10123 Torino
João Pedro Gonçalves | joao.goncalves@example.pt | +351 912 345 678
    Rua das Flores, 45, 2º Esq | 4050-265 Porto | Data de nascimento: 1 de maio de 1987
Thaís Albuquerque Nogueira | thais.nogueira@example.com.br | (11) 98765-4321
    Rua Augusta, 1500, apto 72 | São Paulo, 01304-001 | CPF: 123.456.789-09; Estado civil: casada
Pieter van der Berg | p.vanderberg@example.nl | 06-12345678
    Prinsengracht 263 | 1016 GV Amsterdam | Geboortedatum: 02-09-1984
Sanne de Vries | sanne.devries@example.nl | +31 6 12345678
    Kerkstraat 12-1 | 3511 AB Utrecht
Wouter Janssens | wouter.janssens@example.be | 0470 12 34 56
    Veldstraat 88 | 9000 Gent
Agnieszka Wiśniewska | a.wisniewska@example.pl | +48 601 234 567
    ul. Marszałkowska 10/12 | 00-590 Warszawa | Data urodzenia: 17.02.1992
Krzysztof Nowak | krzysztof.nowak@example.pl | tel. 22 123 45 67
    al. Jerozolimskie 54 | 00-024 Warszawa
Jiří Dvořák | jiri.dvorak@example.cz | +420 601 234 567
    ulice Dlouhá 12 | 110 00 Praha
Zsófia Horváth | zsofia.horvath@example.hu | +36 30 123 4567
    Rákóczi utca 5 | H-1088 Budapest
Andrei Popescu | andrei.popescu@example.ro | +40 721 234 567
    Strada Victoriei 20 | 010061 București
Åsa Lindqvist | asa.lindqvist@example.se | 070-123 45 67
    Storgatan 14 | 114 55 Stockholm | Födelsedatum: 1986-05-03
Søren Kjærgaard | soren.kjaergaard@example.dk | +45 20 12 34 56
    Vesterbrogade 61 | 1620 København V
Ingrid Haugen | ingrid.haugen@example.no | Mobil: 912 34 567
    Karl Johans gate 22 | 0159 Oslo
Päivi Korhonen | paivi.korhonen@example.fi | +358 40 123 4567
    Mannerheimintie 5 | 00100 Helsinki
Jón Sigurðsson | jon.sigurdsson@example.is | Sími: +354 611 1234
    Laugavegur 26 | 101 Reykjavík
Eleni Papadopoulou | eleni.papadopoulou@example.gr | +30 694 123 4567
    Ermou 45 | 105 63 Athens
Mehmet Yılmaz | mehmet.yilmaz@example.com.tr | +90 532 123 45 67
    Atatürk Cad. No: 12 | 34353 İstanbul | Doğum tarihi: 04.08.1989; Medeni durum: evli
Ivan Petrov | ivan.petrov@example.ru | +7 916 123-45-67
    ул. Ленина, д. 5, кв. 12 | 101000 Москва
Олена Шевченко | olena.shevchenko@example.ua | +380 67 123 45 67
    вул. Хрещатик, 22 | 01001 Київ | Дата народження: 12.05.1994
Oliver Thistlethwaite | oliver.t@example.co.uk | 07700 900123
    14 Acacia Avenue | London SW1A 1AA
Siobhán O'Sullivan | siobhan.osullivan@example.ie | +353 86 123 4567
    27 Patrick Street | Dublin D02 X285
Rhys ap Gwilym | rhys.apgwilym@example.co.uk | 029 2018 0123
    3 Cathedral Road | Cardiff CF10 1EP
Martha Jane Kowalczyk | mj.kowalczyk@example.com | (312) 555-0142
    1420 N. Lake Shore Drive, Apt. 9B | Chicago, IL 60610
DeShawn Washington | deshawn.washington@example.com | 404.555.0188
    88 Peachtree St | Atlanta, GA 30303
Jordan Carter | jordan.carter@example.com | +1 (206) 555-0116
    9 Pine Court | Seattle, WA 98101
Grace Hopewell | grace.hopewell@example.com | 206-555-0117
    P.O. Box 1187 | Boise, ID 83701
Élodie Tremblay | elodie.tremblay@example.ca | 514-555-0199
    1200 rue Sainte-Catherine | Montréal, QC H3B 1K9
Liam MacAllister | liam.macallister@example.ca | +1 604 555 0123
    455 Granville Street | Vancouver, BC V6C 1T1
José Luis Hernández García | jl.hernandez@example.mx | +52 55 1234 5678
    Calle Durango 180, int. 4 | 06700 Ciudad de México | CURP: HEGL850101HDFRRS09
Valentina Restrepo | valentina.restrepo@example.co | +57 300 123 4567
    Carrera 7 No. 71-21 | 110231 Bogotá
Martín Echeverría | martin.echeverria@example.com.ar | +54 9 11 1234-5678
    Avenida Corrientes 1234 | Buenos Aires 1043 | DNI: 30.123.456
Camila Sepúlveda | camila.sepulveda@example.cl | +56 9 1234 5678
    Avenida Providencia 1650 | 7500000 Santiago
Priya Ramanathan | priya.ramanathan@example.in | +91 98765 43210
    Flat 12, Lotus Court, MG Road | Bengaluru 560001 | Date of Birth: 15 Aug 1992; Gender: Female
Arjun Singh Rathore | arjunrathore@example.in | 098765 43211
    House No. 45-B, Civil Lines | Jaipur - 302006 | Marital Status: Unmarried; Nationality: Indian
Fatima Zahra Siddiqui | fatima.siddiqui@example.pk | +92 300 1234567
    House No. 23, Street 7, F-8/3 | Islamabad 44000 | CNIC: 61101-1234567-8
Md. Rafiqul Islam | rafiqul.islam@example.bd | +880 1712-345678
    House 12, Road 5, Dhanmondi | Dhaka 1205
Chaminda Perera | chaminda.perera@example.lk | +94 71 234 5678
    24 Galle Road | Colombo 00300
Wei Ling Tan | weiling.tan@example.sg | +65 9123 4567
    Blk 123, Ang Mo Kio Ave 3, #05-67 | Singapore 560123 | NRIC: S1234567D
Nguyễn Thị Minh | minh.nguyen@example.vn | +84 91 234 56 78
    45 Le Loi Street | 700000 Ho Chi Minh
Maria Clara Santos | mariaclara.santos@example.ph | +63 917 123 4567
    128 Mabini Street | 1000 Manila | Civil Status: Single; Religion: Roman Catholic
Budi Santoso | budi.santoso@example.id | +62 812-3456-7890
    Jl. Sudirman No. 25 | 12190 Jakarta | Tanggal lahir: 3 Maret 1990; Agama: Islam
Siti Nurhaliza binti Ahmad | siti.nurhaliza@example.my | +60 12-345 6789
    Jalan Ampang 15 | 50450 Kuala Lumpur
山田 太郎 | taro.yamada@example.jp | 090-1234-5678
    〒150-0002 東京都渋谷区渋谷2-21-1 |  | 生年月日：1990年5月3日; 性別：男性
王小明 | xiaoming.wang@example.cn | +86 138 1234 5678
    北京市海淀区中关村大街1号 |  | 出生日期：1992年3月
김민수 | minsu.kim@example.kr | 010-1234-5678
    서울특별시 강남구 테헤란로 152 |  | 생년월일: 1991.04.05
محمد العلي | mohammed.alali@example.ae | +971 50 123 4567
    P.O. Box 12345 |  | الجنسية: أردني
Ahmed Abdel-Rahman | ahmed.abdelrahman@example.eg | +20 100 123 4567
    12 Tahrir Street | 11511 Cairo | Military status: completed
Layla al-Khatib | layla.alkhatib@example.jo | +962 7 9012 3456
    P.O. Box 840 | Amman 11183
Noam Ben-David | noam.bendavid@example.il | 052-123-4567
    22 Dizengoff Street | 6433222 Tel Aviv
Oluwaseun Adeyemi-Bankole | seun.adeyemi@example.ng | +234 803 123 4567
    15 Allen Avenue | 100271 Lagos | State of origin: Ogun; Date of birth: 2nd May, 1991
Kwame Boateng | kwame.boateng@example.gh | +233 24 123 4567
    P.O. Box KN 1234 | Accra
Wanjiku Mwangi | wanjiku.mwangi@example.ke | +254 722 123456
    P.O. Box 30197 | 00100 Nairobi
Thandiwe Nkosi | thandiwe.nkosi@example.co.za | 082 123 4567
    17 Long Street | 8001 Cape Town | ID No: 9001015009087
Matiu Te Rangi | matiu.terangi@example.nz | 021 123 4567
    5 Queen Street | 1010 Auckland
Bronwyn Fairweather | bronwyn.f@example.com.au | 0412 345 678
    32 George Street | Sydney NSW 2000
"""

BODY = """Experience
Data Engineer, Acme Logistics
Jan 2019 - Present
Built 12 pipelines in Python and SQL for 40 stores between 2019 and 2021
Moved reports to Tableau and cut costs by 30%
Analyst, Initech
Mar 2015 - Dec 2018
Answered questions of the sales team with Excel
Education
BSc Statistics, Calder State University, 2014
Skills
Python, SQL, Spark, Node.js, ASP.NET, Docker"""

LINES = WRITTEN.strip().split("\n")
PEOPLE = tuple(Someone.of(*pair) for pair in zip(LINES[::2], LINES[1::2], strict=True))

Layout = Callable[[Someone], list[TextLine]]


def body() -> list[TextLine]:
    return [TextLine(line, 1, None, 10.0) for line in BODY.splitlines()]


def block(someone: Someone) -> list[TextLine]:
    """Name, then a line for each thing."""
    rest = (
        someone.street,
        someone.town,
        someone.phone,
        someone.mail,
        *someone.personal,
    )
    return [TextLine(someone.name, 1, None, 18.0), *_lines(rest), *body()]


def bar(someone: Someone) -> list[TextLine]:
    """All contact data in one line between bars, the title below."""
    parts = (someone.phone, someone.mail, f"{someone.street}, {someone.town}".strip(", "))
    rest = ("Data Engineer", " | ".join(parts), *someone.personal)
    return [TextLine(someone.name, 1, None, 10.0), *_lines(rest), *body()]


def capitals(someone: Someone) -> list[TextLine]:
    """Curriculum vitae first, the name in capitals, contact data as a section at the end."""
    rest = ("Contact", someone.street, someone.town, f"Phone: {someone.phone}",
            f"E-mail: {someone.mail}", "Personal details", *someone.personal)  # fmt: skip
    return [*_lines(("Curriculum Vitae", someone.name.upper())), *body(), *_lines(rest)]


def sidebar(someone: Someone) -> list[TextLine]:
    """A sidebar is read first; the name comes later, large."""
    first = (
        "Contact",
        someone.phone,
        someone.mail,
        someone.street,
        someone.town,
        *someone.personal,
    )
    return [*_lines(first), TextLine(someone.name, 1, None, 22.0), *body(),
            TextLine(f"{someone.name} - Page 2", 2, None, 8.0)]  # fmt: skip


def stacked(someone: Someone) -> list[TextLine]:
    """The name over two lines in large letters."""
    words = someone.name.split()
    halves = (" ".join(words[:-1]), words[-1]) if len(words) > 1 else (someone.name,)
    rest = (f"{someone.phone}   {someone.mail}", f"{someone.street}, {someone.town}".strip(", "))
    return [*(TextLine(half, 1, None, 26.0) for half in halves if half), *_lines(rest),
            *_lines(someone.personal), *body()]  # fmt: skip


def labelled(someone: Someone) -> list[TextLine]:
    """Everything after a label."""
    rest = (f"Name: {someone.name}", f"Address: {someone.street}, {someone.town}".rstrip(", "),
            f"Mobile: {someone.phone}", f"Email: {someone.mail}", *someone.personal)  # fmt: skip
    return [*_lines(("Resume",)), *_lines(rest), *body()]


LAYOUTS: tuple[Layout, ...] = (block, bar, capitals, sidebar, stacked, labelled)


def _lines(texts: tuple[str, ...]) -> list[TextLine]:
    return [TextLine(text, 1, None, 10.0) for text in texts if text]


def cases() -> Iterator[tuple[Someone, str, Document]]:
    """Yield every person in every layout."""
    for someone in PEOPLE:
        for layout in LAYOUTS:
            yield someone, layout.__name__, Document("pdf", 2, tuple(layout(someone)))

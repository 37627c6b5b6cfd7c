"""What the headings of class lists mean, in the languages of those who keep lists.

The words are those of Moodle, Canvas, Google Classroom, Microsoft Teams, PowerSchool, SIMS, Séneca,
Pronote, Magister, SchILD, Vulcan, e-Okul and their like. A heading that joins two ("Apellidos y
nombre"), or says whose it is ("Name des Schülers"), needs no entry: it is taken apart.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from talkquiz.language.unicode_forms import normalized

ROLES = {
    "whole": """
full name, fullname, student, students, student name, name of student, pupil, pupils, pupil name,
learner, learner name, name of pupil, last first, stu name, names of students,
nom complet, nom et prénom, nom prénom, élève, élèves, étudiant, étudiants, nom prénoms, schüler,
schülerin, schülername, name vorname, vor und nachname, vor nachname, nach und vorname,
vollständiger name, schülerinnen und schüler, sus, lernende, studierende, kind, lernender,
nombre completo, nombre y apellidos, apellidos y nombre, alumno, alumna, alumnos, alumnas,
alumnado, estudiante, estudiantes, nome completo, aluno, aluna, alunos, estudantes, estudante,
studente, studenti, studentessa, alunno, alunna, alunni, cognome e nome, nominativo, leerling,
leerlingen, naam leerling, volledige naam, elev, elever, elevnavn, elevens navn, elevens namn,
fullt namn, fullt navn, fulde navn, fullt nafn, nemandi, nafn nemanda, student navn, oppilas,
oppilaat, oppilaan nimi, koko nimi, opiskelija, õpilane, õpilase nimi, täisnimi, mokinys,
vardas pavardė, skolēns, vārds uzvārds, pilns vārds, фио, ф и о, имя и фамилия, фамилия и имя,
ученик, ученица, учащийся, обучающийся, студент, студенты, пиб, п і б, учень, студентка,
повне імя, полное имя, ученик име и презиме, пълно име, имена, фамилия имя отчество,
имя отчество фамилия, прізвище імя по батькові, три имена, imię i nazwisko, nazwisko i imię,
uczeń, uczennica, student, pełne imię i nazwisko, jméno a příjmení, příjmení a jméno, žák, žáci,
celé jméno, meno a priezvisko, priezvisko a meno, žiak, celé meno, učenik, učenica, učenec,
učenka, dijak, dijakinja, ime i prezime, prezime i ime, ime in priimek, priimek in ime, puno ime,
polno ime, tanuló, tanulók, tanuló neve, teljes név, diák, ad soyad, adı soyadı, öğrenci,
öğrencinin adı soyadı, ad və soyad, tam adı, elevi, nume și prenume, numele și prenumele,
nume complet, nume prenume, ονοματεπώνυμο, μαθητής, ονοματεπώνυμο μαθητή, επώνυμο και όνομα,
πλήρες όνομα, nxënësi, emri dhe mbiemri, emër mbiemër, الاسم الكامل, اسم الطالب, اسم الطالبة,
الطالب, اسم التلميذ, التلميذ, الاسم الثلاثي, الاسم الرباعي, الاسم واللقب, نام کامل,
نام و نام خانوادگی, دانش آموز, مکمل نام, שם מלא, שם התלמיד, שם התלמידה, תלמיד, שם הסטודנט,
שם פרטי ושם משפחה, שם משפחה ושם פרטי, 姓名, 氏名, 名前, お名前, 学生姓名, 学生名, 学生名称,
學生姓名, 全名, 生徒名, 生徒氏名, 児童名, 児童氏名, フルネーム, 이름 전체, 성명, 학생명,
학생 이름, 학생 성명, họ và tên, họ tên, tên đầy đủ, ชื่อ นามสกุล, ชื่อนามสกุล, ชื่อและนามสกุล,
ชื่อ สกุล, nama lengkap, nama siswa, nama murid, nama pelajar, siswa, nama penuh, jina kamili,
jina la mwanafunzi, enw llawn, disgybl, ainm iomlán, dalta, izen abizenak, izen deiturak, ikaslea,
nom i cognoms, cognoms i nom, alumne, alumna, nome e apelidos, apelidos e nome, alumnado,
ism familiya, familiya ism, o quvchi, толық аты жөні, аты жөні, сурагч, овог нэр, անուն ազգանուն,
მოსწავლე, სახელი გვარი, सम्पूर्ण नाम, पूरा नाम, छात्र का नाम, विद्यार्थी का नाम,
विद्यार्थ्याचे नाव, शिक्षार्थी, পুরো নাম, পূর্ণ নাম, ছাত্রের নাম, শিক্ষার্থীর নাম, மாணவர் பெயர்,
முழு பெயர், పూర్తి పేరు, విద్యార్థి పేరు, ಪೂರ್ಣ ಹೆಸರು, മുഴുവൻ പേര്, પૂરું નામ, ਪੂਰਾ ਨਾਮ,
සම්පූර්ණ නම, ሙሉ ስም, የተማሪው ስም, kompletny name, volle naam
""",
    "spare": """
display name, displayname, sortable name, short name, dname, label salutation, anzeigename,
nom affiché, nom d'affichage, nombre para mostrar, nombre a mostrar, nome visualizzato,
nome de exibição, weergavenaam, visningsnamn, visningsnavn, näyttönimi, nazwa wyświetlana,
zobrazované jméno, отображаемое имя, görünen ad, 表示名, 显示名称, 顯示名稱, 표시 이름
""",
    "first": """
first name, firstname, first, fname, fn, given name, given names, first names, forename,
forenames, christian name, first given name, vorname, vornamen, prénom, prénoms, prénom 1,
1er prénom, premier prénom, voornaam, voornamen, förnamn, fornavn, førenamn, fornafn, eiginnafn,
etunimi, etunimet, eesnimi, primer nombre, primeiro nome, nome próprio, nombre de pila, nombres,
prenume, prenumele, prenom, prenum, virnumm, keresztnév, utónév, křestní jméno, krstné meno,
imię 1, pierwsze imię, vardas, vārds, emri, adı, öğrenci adı, enw cyntaf, céadainm, chéad ainm,
izena, anv bihan, nama depan, nama pertama, jina la kwanza, igama, magaca koowaad, pangalan,
собствено име, есімі, ady, нэр, номи, անուն, սახელი, სახელი, الاسم الأول, الاسم الاول,
الإسم الأول, الاسم الشخصي, نام کوچک, پہلا نام, שם פרטי, 名, 名字, なまえ, ชื่อ, ชื่อจริง, ຊື່,
tên, នាមខ្លួន, प्रथम नाम, पहला नाम, पहिले नाव, प्रथम नाव, पहिलो नाम, প্রথম নাম, নামের প্রথমাংশ,
முதற்பெயர், முதல் பெயர், మొదటి పేరు, ಮೊದಲ ಹೆಸರು, ആദ്യ പേര്, ആദ്യനാമം, પ્રથમ નામ, પહેલું નામ,
ਪਹਿਲਾ ਨਾਂ, ਪਹਿਲਾ ਨਾਮ, මුල් නම, පළමු නම, የመጀመሪያ ስም, ime učenika, ismi, ism, isem, ingoa tuatahi
""",
    "last": """
last name, lastname, last, lname, ln, surname, surnames, family name, familyname, last names,
nachname, nachnamen, familienname, zuname, langname, long name, nom de famille, nom de naissance,
nom patronymique, apellido, apellidos, cognome, sobrenome, sobrenomes, último nome, apelido,
apelidos, cognom, cognoms, llinatges, achternaam, familienaam, van, efternamn, etternavn,
etternamn, efternavn, slægtsnavn, slektsnavn, eftirnafn, kenninafn, ættarnafn, sukunimi,
perekonnanimi, perenimi, фамилия, фамилно име, прізвище, прозвішча, nazwisko, příjmení,
priezvisko, prezime, priimek, soyad, soyadı, öğrenci soyadı, vezetéknév, családnév, családi név,
nume de familie, numele de familie, επώνυμο, επίθετο, mbiemri, mbiemër, pavardė, uzvārds, cyfenw,
sloinne, sloinneadh, abizena, abizenak, deitura, deiturak, anv familh, familljennumm,
num famiglia, nama akhir, nama belakang, nama keluarga, jina la mwisho, jina la ukoo, isibongo,
fani, apelyido, kunjom, ingoa whānau, familiya, familiyasi, familiýasy, тегі, фамилиясы, овог,
насаб, ազգանուն, გვარი, اسم العائلة, الاسم الأخير, الاسم الاخير, الإسم الأخير, اسم الأسرة, اللقب,
الكنية, الاسم العائلي, نام خانوادگی, آخری نام, خاندانی نام, שם משפחה, 姓, 姓氏, 氏, 苗字, 名字 姓,
성, 성씨, นามสกุล, ນາມສະກຸນ, họ, họ và tên đệm, họ đệm, họ và tên lót, họ lót, នាមត្រកូល,
គោត្តនាម, अंतिम नाम, उपनाम, कुलनाम, आडनाव, शेवटचे नाव, थर, শেষ নাম, নামের শেষাংশ, পদবি, কুলনাম,
கடைசிப் பெயர், இறுதிப் பெயர், குடும்பப் பெயர், చివరి పేరు, ఇంటి పేరు, ಕೊನೆಯ ಹೆಸರು, ಉಪನಾಮ,
അവസാന നാമം, കുടുംബ പേര്, અટક, છેલ્લું નામ, ਆਖਰੀ ਨਾਂ, ਆਖਰੀ ਨਾਮ, වාසගම, අවසන් නම, የአባት ስም
""",
    "either": """
name, names, nom, noms, nombre, nome, nomes, naam, namn, navn, nafn, nimi, имя, імя, име, imię,
imiona, jméno, meno, ad, ime, isim, név, nume, numele, nama, jina, jina lake, ainm, enw, anv,
emër, numm, ingoa, аты, ном, исем, όνομα, الاسم, الإسم, اسم, نام, שם, 이름, 名称, ชื่อเต็ม, នាម,
ឈ្មោះ, नाम, नाव, নাম, பெயர், పేరు, ಹೆಸರು, പേര്, નામ, ਨਾਮ, ਨਾਂ, නම, ስም, အမည်
""",
    "call": """
preferred name, preferred first name, preferred forename, preferred given name, preferred,
known as, goes by, nickname, nick name, call name, chosen name, chosen forename,
chosen first name, name used, name to use, usual first name, usual forename, rufname, rufnamen,
prénom usuel, prénom d'usage, prénom d'appel, roepnaam, tilltalsnamn, tiltalsnamn, kaldenavn,
kallenavn, kutsumanimi, nombre usual, nombre social, nome social, nombre sentido, nome abituale,
hívónév, kutsuttu nimi, gælunafn, nom d'ús, jméno oslovení, 通称名, 呼び名
""",
    "call_last": """
preferred last name, preferred surname, preferred family name, chosen surname, chosen last name,
usual surname, nom d'usage, nom usuel
""",
    "legal_first": """
めい, legal first name, legal forename, legal given name, official first name, prénom officiel
""",
    "legal_last": """
せい, legal last name, legal surname, legal family name, official last name,
second name, презиме
""",
    "last_1": """
primer apellido, 1er apellido, a paterno, 1 cognom, 1 abizena, 1º apellido, 1 apellido,
apellido 1, apellido paterno, ap paterno, apellido1, primeiro apelido, 1º apelido, apelido 1,
primer cognom, 1r cognom, cognom 1, first surname, first last name, lehen abizena, abizena 1,
apellido primero, paterno
""",
    "last_2": """
segundo apellido, 2do apellido, a materno, 2 cognom, 2 abizena, 2º apellido, 2o apellido,
2 apellido, apellido 2, apellido materno, ap materno, apellido2, segundo apelido, 2º apelido,
apelido 2, segon cognom, 2n cognom, cognom 2, second surname, second last name, bigarren abizena,
abizena 2, apellido segundo, materno
""",
    "infix": """
tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, tussenv, tv, infix, prefix last name,
namenszusatz, namensvorsatz, adelszusatz, namensbestandteile vorangestellt,
namensbestandteil vorangestellt, vorsatzwort, vorsatz
""",
    "class": """
class, class name, classname, klasse, klassen, klassenname, klasse name, classe, classes, clase,
curso y grupo, unidad, division, classe division, reg, reg group, registration group, tutor group,
form, form group, homeroom, home room, home group, roll class, klas, klass, stamgroep, stamklas,
basisgroep, klasgroep, luokka, opetusryhmä, klassi, osztály, třída, trieda, razred, odjel,
oddelek, klasa, oddział, klasė, sınıf, sınıfı, sınıf şube, sinif, turma, turmas, τμήμα, τάξη,
класс, клас, паралелка, сынып, анги, дасс, sinf, guruh, bekkur, clasa, klasa dhe paralelja,
dosbarth, rang, الصف, الفصل, القسم, الشعبة, کلاس, جماعت, כיתה, 班级, 班級, 班, クラス, 組, 年組,
학급, 반, 学级, lớp, ห้อง, ชั้น, kelas, darasa, कक्षा, वर्ग, শ্রেণি, வகுப்பு, తరగతి
""",
    "group": """
section, sections, sections code, section name, group, groups, grupo, grupos, groupe, gruppe,
gruppo, groep, grupp, ryhmä, grupa, skupina, grup, група, группа, групи, ομάδα, المجموعة, קבוצה,
小组, グループ, 그룹, sezione, sección, seção, grup clase
""",
    "role": """
role, roles, rôle, rôles, rolle, rollen, rol, ruolo, ruoli, função, papel, papéis, roll, roller,
rooli, roolit, rola, role name, szerep, rolü, ρόλος, роль, роли, ролі, الدور, תפקיד, 角色, ロール,
역할, user type, member type
""",
    "status": """
status, enrollment status, enrolment status, student status, state, statut, estado, stato,
situación, situação, matrícula estado, статус, stav, stan, durum, tila, κατάσταση, الحالة, סטטוס,
状态, 狀態, 状態, 상태
""",
    "other": """
no, nr, num, number, numero, número, n, nº, n°, №, sl no, s no, sr no, roll no, roll number, seat,
lp, l p, sıra, sıra no, sıra numarası, č, por č, poř č, rb, r b, ordem, ord, a a, α α, lfd nr,
nummer, п п, nro, sor, sorszám, 番号, 出席番号, 序号, 序號, 编号, 編號, 번호, 순번, stt, ลำดับ,
ที่, رقم, م, מס, מספר, id, ids, student id, student number, student no, pupil id, upn,
sis user id, sis login id, sis id, user id, username, user name, login, login id, idnumber,
id number, org defined id, orgdefinedid, candidate number, exam number, admission number, adm no,
matricule, ine, matrikelnummer, nif, dni, nie, legajo, matrícula, matricola, codice fiscale,
leerlingnummer, stamnummer, stamnr, elevnummer, personnummer, fødselsnummer, okul no, öğrenci no,
tc kimlik no, pesel, numer ucznia, рег номер, registration, usn, enrolment number,
enrollment number, user principal name, upn login, sourcedid, email, e mail, mail, email address,
e mail address, correo, correo electrónico, courriel, adresse de courriel, adresse mail,
e mail adresse, indirizzo email, endereço de email, e post, e postadress, epost, sähköposti,
sähköpostiosoite, el paštas, e pasts, e pošta, adres e mail, e mailová adresa, eposta, e posta,
почта, эл почта, адрес электронной почты, електронна пошта, البريد الإلكتروني, דוא ל, 电子邮件,
邮箱, 電子郵件, メール, メールアドレス, 이메일, phone, telephone, mobile, telefon, teléfono,
téléphone, telefono, telefone, puhelin, gender, sex, geschlecht, sexe, sexo, sesso, geslacht, kön,
kjønn, køn, sukupuoli, płeć, pohlaví, cinsiyet, cinsiyeti, пол, стать, φύλο, الجنس, מין, 性别,
性別, 성별, birth date, date of birth, dob, birthday, geburtsdatum, geburtstag, date de naissance,
né le, née le, fecha de nacimiento, data di nascita, data de nascimento, geboortedatum,
födelsedatum, fødselsdato, syntymäaika, data urodzenia, datum narození, dátum narodenia,
datum rođenja, doğum tarihi, дата рождения, дата народження, ημερομηνία γέννησης, تاريخ الميلاد,
תאריך לידה, 出生日期, 生年月日, 생년월일, middle name, middle names, middle, mi, middle initial,
prénom 2, prénom 3, autres prénoms, deuxième prénom, zweiter vorname, segundo nombre, drugie imię,
imię drugie, imię 2, отчество, по батькові, бащино име, اسم الأب, suffix, name suffix, generation,
title, salutation, anrede, フリガナ, ふりがな, よみ, kana, ローマ字, pinyin, nationality,
geburtsname, second first name, year, grade, year group, jahrgang, stufe, jahrgangsstufe, niveau,
nivel, curso, course, kurs, cours, corso, course name, school, schule, école, school name, centro,
escuela, escola, scuola, skola, skole, szkoła, škola, okul, школа, σχολείο, المدرسة, בית ספר,
学校, 학교, teacher, teacher name, lehrer, professeur, enseignant, profesor, docente, professor,
insegnante, tutor, klassenlehrer, points, score, total score, total, final grade, grade, mark,
marks, note, noten, nota, notas, voto, cijfer, betyg, karakter, ocena, známka, feedback, comment,
comments, remarks, bemerkung, remarque, observaciones, osservazioni, opmerkingen, attendance,
date, datum, fecha, data, rank, player, address, adresse, dirección, indirizzo, adres, adress,
ort, postleitzahl, plz, street, city, town, zip, department, institution,
last downloaded from this course, availability, last access, last online
""",
}
"""The headings of each kind of column, as they are compared.

`whole` is a whole name; `spare` another one, taken where there is nothing better; `either` is a
whole name or the part of it that another column lacks; `call` what somebody is called; `other` is
no name at all.
"""
FAMILY_FIRST = """
vezetéknév, családnév, családi név, keresztnév, utónév, hívónév, họ, tên, họ và tên đệm, họ đệm,
họ và tên lót, họ lót, នាមត្រកូល, គោត្តនាម, នាមខ្លួន
"""
"""Headings of languages that put the name of the family first; others tell it by their letters."""
_WHOSE = frozenset(
    """
student students stu pupil pupils learner learners child childs candidate participant member
élève élèves étudiant étudiants schüler schülers schülerin schueler schuelers kindes kind
alumno alumnos alumna estudiante aluno aluna estudante alunno alunna studente leerling leerlingen
elev elevs elevens oppilas oppilaan opiskelijan õpilase ucznia uczennicy żáka žáka žiaka učenika
učenca dijaka tanuló tanulók tanulói öğrenci öğrencinin elevului ученика учня студента учащегося
μαθητή μαθητής الطالب التلميذ תלמיד 学生 學生 生徒 児童 학생 sis
de del do da des der of the dello della dell du le la l van den en el los las
""".split()
)
_JOINERS = frozenset(
    "and & und et y e i og och en ja и та ve és și dhe và a και in oraz și".split()
)
_ENDINGS = re.compile(r"[(/*:·.](?:s|n|a|as|o|os|e|es|ne|in|innen|ka)\)?(?!\w)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APOSTROPHES = re.compile("[’'ʼ`´]")
_ELISION = re.compile(r"(?<!\w)[ld][’']")
_EXPORT_MARK = re.compile(
    r"\s*\[\d+\]|[\[(](?:required|obligatorio|obligatoire|pflichtfeld)[\])]", re.IGNORECASE
)
"""PowerSchool numbers the tables that a column is from, "[1]Last_Name"; Google has "[Required]"."""
_MOST_WORDS = 8
_LONGEST_HEADING = 80


@lru_cache(10_000)
def compared(heading: str) -> str:
    """Return a heading as it is compared: "STUDENTS.First_Name*" is "students first name"."""
    heading = _EXPORT_MARK.sub("", heading[:_LONGEST_HEADING])
    text = normalized("NFKC", _CAMEL.sub(" ", heading)).casefold()
    text = (
        _ENDINGS.sub("", _APOSTROPHES.sub("", _ELISION.sub("", text)))
        .replace("ı", "i")
        .replace("i\u0307", "i")
    )
    kept = (sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text)
    return " ".join("".join(kept).split())


@lru_cache(10_000)
def role_of(heading: str) -> str:
    """Return which of the `ROLES` a column with this heading has; "" if that is not known."""
    text = compared(heading)
    if not text:
        return "other" if heading.strip() == "#" else ""
    if known := _known(text):
        return known
    words = text.split()
    if len(words) > _MOST_WORDS:
        return ""
    rest = [word for word in words if word not in _whose()]
    if rest and len(rest) < len(words):
        known = _known(" ".join(rest)) or _joined(rest)
        if known:
            return known
    return _joined(words)


def is_family_first(heading: str) -> bool:
    """Tell whether a heading is of a language that puts the name of the family first."""
    return compared(heading) in _family_first()


def _known(text: str) -> str:
    table, plain = _tables()
    return table.get(text) or plain.get(_without_accents(text).replace(" ", "")) or ""


def _joined(words: list[str]) -> str:
    """Return the role of a heading that joins two: "Apellidos y nombre", "First name / Prénom"."""
    for cut in range(1, len(words)):
        left, right = words[:cut], words[cut:]
        if right[0] in _JOINERS and len(right) > 1:
            right = right[1:]
        roles = {_known(" ".join(part)).removeprefix("legal_") for part in (left, right)}
        if len(roles) == 1 and "" not in roles:
            return roles.pop()
        if roles in ({"first", "last"}, {"first", "either"}, {"last", "either"}):
            return "whole"
        if roles in ({"either", "whole"}, {"call", "last"}):
            return "whole"
    return ""


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the roles by heading, and by heading without accents and gaps."""
    table = dict(_entries())
    plain: dict[str, str] = {}
    for heading, role in table.items():
        short = _without_accents(heading).replace(" ", "")
        if len(short) >= 4:  # less could be anything: "ho" is a name, "họ" a heading
            plain.setdefault(short, role)
    return table, plain


def _entries() -> Iterator[tuple[str, str]]:
    # Of two that agree, the first role counts: what stands last is set first.
    for role, words in reversed(ROLES.items()):
        for word in words.replace("\n", " ").split(","):
            if heading := compared(word.strip()):
                yield heading, role


@cache
def _whose() -> frozenset[str]:
    return frozenset(map(compared, _WHOSE))


@cache
def _family_first() -> frozenset[str]:
    return frozenset(compared(word) for word in FAMILY_FIRST.split(","))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(sign for sign in normalized("NFKD", text) if not unicodedata.combining(sign))

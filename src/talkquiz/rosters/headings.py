"""The headings of columns of names, in the languages of those who keep lists."""

HEADINGS = {
    "whole": """
full name, fullname, student, students, student name, name of student, pupil, pupil name, learner,
nom complet, nom et prénom, nom prénom, élève, étudiant, schüler, schülerin, schüler/in, schüler*in,
schülername, name vorname, vor- und nachname, nombre completo, nombre y apellidos,
apellidos y nombre, alumno, alumna, estudiante, nome completo, aluno, aluna, studente, alunno,
cognome e nome, leerling, naam leerling, elev, elevnavn, oppilas, фио, имя и фамилия,
фамилия и имя, ученик, студент, imię i nazwisko, nazwisko i imię, uczeń, jméno a příjmení, žák,
ad soyad, adı soyadı, öğrenci, ονοματεπώνυμο, الاسم الكامل, اسم الطالب, الطالب, שם מלא, שם התלמיד,
תלמיד, 姓名, 氏名, 名前, 이름, 성명
""",
    "first": """
first name, firstname, first, given name, given names, forename, vorname, prénom, voornaam, förnamn,
fornavn, etunimi, utónév, الاسم الأول, שם פרטי, 名
""",
    "last": """
last name, lastname, last, surname, family name, nachname, familienname, zuname, nom de famille,
apellido, apellidos, cognome, sobrenome, apelido, achternaam, efternamn, etternavn, efternavn,
sukunimi, фамилия, прізвище, nazwisko, příjmení, soyad, soyadı, vezetéknév, επώνυμο, اسم العائلة,
اللقب, שם משפחה, 姓
""",
    "either": """
name, names, nom, nombre, nome, naam, namn, navn, nimi, имя, імя, imię, jméno, ad, adı, isim, név,
όνομα, الاسم, اسم, نام, שם
""",
}
"""The headings of a column that holds a whole name, or this part of it, or either."""

"""Tells which rows of a list are no students: sums, averages, test students, teachers."""

import re
from collections.abc import Sequence
from functools import cache

from talkquiz.rosters.columns import Columns
from talkquiz.rosters.headings import compared, role_of
from talkquiz.tables.table import Cell, filled, text_of

_NO_STUDENTS = """
points possible, read only, guest user, anonymous user, deleted user, demo user, test user,
preview user, tba, tbc, tbd, n a, vacant, empty,
possible points, manual posting, student test, test student,
student view, demo student, date, due date, points, max points, maximum points, max score,
points max, out of, class average, class mean, overall average, class total, grand total,
subtotal, sub total, total, totals, total students, total pupils, number of students,
number of pupils, students total, average, averages, avg, mean, median, sum total, count,
minimum, maximum, standard deviation, std dev, std deviation, stdev, highest score, lowest score,
high score, low score, weighting, gesamt, insgesamt, summe, durchschnitt, klassendurchschnitt,
mittelwert, schnitt, anzahl, anzahl schüler, gesamtzahl, notenschnitt, maximale punkte, punkte,
datum, moyenne, moyenne de la classe, moyenne classe, moyenne générale, somme, médiane, effectif,
effectif total, nombre délèves, total élèves, écart type, barème, coefficient, promedio, media,
media de la clase, media del grupo, promedio de la clase, suma, mediana, número de alumnos,
total alumnos, total de alumnos, total alumnado, fecha, puntos, puntos posibles, média,
média da turma, soma, total de alunos, número de alunos, data, pontos, mitjana, totale, somma,
media della classe, totale alunni, numero alunni, punti, mediana, gemiddelde, klassengemiddelde,
totaal, aantal, aantal leerlingen, som, punten, medel, medelvärde, medeltal, snitt, summa,
totalt, antal, antal elever, median, poäng, gjennomsnitt, klassesnitt, sum elever, antall,
antall elever, gennemsnit, klassegennemsnit, i alt, keskiarvo, yhteensä, mediaani, keskmine,
kokku, vidurkis, viso, vidējais, kopā, średnia, średnia klasy, razem, suma, ogółem,
liczba uczniów, mediana, suma punktów, průměr, celkem, součet, průměr třídy, počet žáků, priemer,
spolu, súčet, počet žiakov, prosjek, ukupno, povprečje, skupaj, átlag, osztályátlag, összesen,
összeg, létszám, medie, media clasei, total elevi, μέσος όρος, σύνολο, άθροισμα, ortalama,
sınıf ortalaması, toplam, genel toplam, öğrenci sayısı, mevcut, итого, всего, сумма, среднее,
средний балл, количество, разом, усього, всього, середнє, середній бал, общо, средно, просек,
вкупно, укупно, المجموع, المتوسط, المعدل, معدل الفصل, العدد, مجموع, میانگین, ממוצע, ממוצע כיתתי,
סהכ, סה כ, סך הכל, 平均, 平均点, クラス平均, 合計, 総計, 人数, 平均分, 总计, 合计, 总分, 人數,
總計, 합계, 평균, 총계, 인원, rata rata, jumlah, trung bình, tổng, tổng cộng, รวม, เฉลี่ย,
ค่าเฉลี่ย
"""
_TEACHERS = """
owner, owners, teacher, teachers, editing teacher, non editing teacher, instructor, ta, designer,
teaching assistant, co teacher, course creator, manager, observer, organizer, organiser,
organisator, organisateur, organizador, staff, faculty, grader, lecturer, administrator, admin,
besitzer, besitzerin, lehrer, lehrerin, lehrkraft, lehrende, lehrender, trainer, propriétaire,
enseignant, enseignante, professeur, prof, propietario, profesor, profesora, docente, docentes,
maestro, maestra, proprietario, insegnante, professore, professoressa, proprietário, professora,
professor, eigenaar, docent, leraar, leerkracht, ägare, lärare, eier, lærer, ejer, omistaja,
opettaja, właściciel, nauczyciel, nauczycielka, vlastník, učitel, učitelka, učitelj, učiteľ,
nastavnik, tulajdonos, tanár, proprietar, profesoară, καθηγητής, εκπαιδευτικός, sahip, öğretmen,
владелец, учитель, преподаватель, власник, вчитель, викладач, مالك, معلم, مدرس, أستاذ, מורה,
בעלים, 教師, 教员, 先生, 所有者, 教师, 老师, 교사, 선생님
"""
_GONE = """
withdrawn, inactive, dropped, deleted, suspended, left, leaver, unenrolled, unenroled,
not current, archived, transferred, concluded, completed, deactivated, ausgetreten, abgemeldet,
inaktiv, parti, sorti, radié, inactif, baja, inactivo, anulado, ritirato, inattivo, transferido,
inativo, desistente, uitgeschreven, inactief, avslutad, sluttet, poistunut, skreślony, odešel,
выбыл, отчислен, ayrıldı
"""
_PREVIEW = ["preview", "user"]
"""Blackboard lets a teacher look as "Day_PreviewUser"."""


def why_no_student(row: Sequence[Cell], name: str, columns: Columns) -> str:
    """Return what a row is that is no student's, as it calls itself; "" for a student.

    `name` is what stands in the columns of names.
    """
    cells = filled(row)
    role = text_of(row, columns.role_column) if columns.role_column is not None else ""
    if any(compared(each) in _words(_TEACHERS) for each in re.split("[,;|]", role)):
        return f"{name or role} ({role})"
    if name:
        heading = [compared(text) for text in columns.headings]
        own = [compared(text_of(row, number)) for number in columns.positions]
        if columns.top and own == heading:
            return name
        return name if _is_no_student(name) else ""
    first = cells[0].text.strip()
    return first if _is_no_student(first) or _is_no_student(cells[-1].text) else ""


def is_without_anybody(row: Sequence[Cell], columns: Columns) -> bool:
    """Tell whether a row below the last student, without a name, has nothing but a number or note.

    It is an empty row of a numbered form, or what a system prints at the end of a list.
    """
    used = [number for number, cell in enumerate(row) if cell.text.strip()]
    return len(used) == 1 and used[0] != columns.class_column


def is_heading_of_rows(name: str) -> bool:
    """Tell whether what stands for a name says of whom the rows below are: "Teachers", "Pupils"."""
    return compared(name) in _words(_TEACHERS) or role_of(name) in {"whole", "class", "group"}


def is_gone(row: Sequence[Cell], columns: Columns) -> bool:
    """Tell whether a row says that its student has left the class."""
    status = columns.status_column
    return status is not None and compared(text_of(row, status)) in _words(_GONE)


def _is_no_student(text: str) -> bool:
    words = [word for word in compared(text).split() if not word.isnumeric()]
    return " ".join(words) in _words(_NO_STUDENTS) or words[-2:] == _PREVIEW


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(compared(word) for word in text.split(","))

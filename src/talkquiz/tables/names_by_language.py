"""Common names by language, and the code pages in which computers there write them.

Plain "CSV" does not say how its letters are encoded. Which letters follow which in names does.
"""

NAMES = {
    "en": """
Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans
Walker White Roberts Green Hall Wood Jackson Clarke Brook Cole Reed O’Brien O’Neill Oliver George
Harry Jack Jacob Noah Charlie Muhammad Thomas Oscar Olivia Amelia Isla Emily Ava Ada Ben Zoë Chloë
Siân Name Student First Last Class Form
""",
    "de": """
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Köhler
König Krämer Günther Groß Voß Weiß Jäger Böhm Vögel Strauß Lüdtke Bäcker Käfer Jürgen Jörg Björn
Sören Götz Günter Käthe Bärbel Änne Özlem Lukas Leon Finn Anna Lena Mia Schüler Schülerin Größe
Straße Übung Jörn Grün Süß Löwe Höfer Kühn Kühne Möller Zöller Köln Vorname Nachname Familienname
Rufname Klasse Name Çelik Çetin Çakir Çiftçi Öztürk Ünal Özkan Gül Güler Çaglar Çaliskan Çaglayan
Çinar
""",
    "fr": """
Martin Bernard Dubois Durand Moreau Lefèvre Lefebvre Rousseau Fournier Morel André Mercier
François Françoise Béatrice Hélène Émilie Élodie Éric Étienne Élise Éloïse Édouard Gaël Joël Noël
Noëlle Anaïs Loïc Maël Maëlle Raphaël Mickaël Chloé Zoé Léa Léo Théo Inès Agnès Solène Jérôme Côme
Aurélie Amélie Cécile Célia Clément Clémence Frédéric Gérard Grégory Benoît Hervé René Renée
Sébastien Stéphane Stéphanie Thérèse Valérie Véronique Zaïd Aïcha Besançon Lemaître Legrand Guérin
Lévêque Prévost Évrard Bérénice Cœur D’Arc L’Hôte Desprès Brûlé Gérald Nom Prénom Prénoms Élève
Classe Naissance Né Née
""",
    "es": """
García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz
Hernández Díaz Álvarez Muñoz Romero Gutiérrez Núñez Íñiguez Ibáñez Yáñez Peña Zúñiga Castaño José
María Ángel Ángela Jesús Raúl Andrés Víctor Óscar Iván Rubén Adrián Martín Héctor Álvaro Íñigo
Begoña Belén Inés Lucía Sofía Mónica Verónica Noemí Rocío Concepción Encarnación Asunción Nombre
Apellidos Apellido Correo Núria Martí Güell Agüero Argüelles Ramón Tomás Sebastián Núm Año
""",
    "pt": """
Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes
Lopes Marques Simões Magalhães Guimarães Conceição Assunção Falcão Leitão Brandão Galvão João José
António Antônio Inês Luís Estêvão Sebastião Simão Tomé Zé Mónica Patrícia Cláudia Lúcia Júlia
Letícia Vinícius Márcia Márcio Fábio Flávia Otávio Mário Mária Mirtes Brás Jerónimo Açucena Nome
Apelido Sobrenome Número Turma Caição Corrêa Araújo Falção Muñiz Antão Damião Romão Germão
""",
    "it": """
Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti D’Angelo
Dell’Anna Dall’Agnol D’Amico Nicolò Niccolò Noè Mosè Cantù Forlì Calò Salò Giosuè Papà Giulia
Sofia Francesco Alessandro Lorenzo Matteo Andrea Cognome Nome Classe Viganò Pirrò Nardò
""",
    "nl": """
Jansen Bakker Visser Smit Meijer Mulder Vries Dijk Berg Daniël Daniëlle Michaël Raphaël Noël
Noëlle Joëlle Loïs Anaïs Zoë Chloë Iné René Renée André José Desirée Aimée Coördinator Zoëy Joëlla
Voornaam Achternaam Roepnaam Tussenvoegsel Klas Thijs Sanne Daan Böhm Özdemir Mañuel Françoise
""",
    "nordic": """
Andersson Johansson Karlsson Nilsson Eriksson Björk Åberg Åkesson Öberg Öhman Söderström Sjöberg
Lindström Bergström Östberg Österberg Håkansson Åsa Åke Märta Björn Göran Sören Jörgen Håkan Pär
Jørgensen Sørensen Søren Jørgen Bjørn Øyvind Øystein Åse Ås Håkon Kåre Bjørg Ærø Ægir Kjær
Kjærgaard Nørgaard Østergaard Møller Ødegård Ødegaard Sæther Sætre Bødker Gård Gården Hämäläinen
Mäkinen Mäkelä Järvinen Lehtimäki Mäki Hänninen Kärkkäinen Pöyhönen Äijälä Väinö Yrjö Þóra Þór
Þorsteinn Guðrún Guðmundur Sigríður Jón Jónsson Jónsdóttir Kristín Ólafur Einar Gísli Æsa Ásta
Íris Örn Össur Förnamn Efternamn Fornavn Etternavn Efternavn Etunimi Sukunimi Göteborg
""",
    "pl": """
Kowalski Nowak Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak
Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Piotrowski Pawłowski
Michałek Król Wróbel Wróblewski Łukaszewski Łukasz Łucja Łuczak Świątek Światek Śliwa Żak Żuk
Żółkowski Źródlak Ćwik Ćwiklińska Górski Głowacki Gołębiowski Stępień Sęk Wąsik Zając Gąska
Małgorzata Michał Paweł Rafał Stanisław Władysław Bogusław Sławomir Bożena Grażyna Agnieszka
Jędrzej Błażej Elżbieta Józef Bartłomiej Przemysław Kęstutis Wałęsa Gorzów Łódź Grześkowiak Imię
Nazwisko Uczeń Oddział Klasa Płeć Imiona Kędzierski Szczęsny Węgrzyn Bąk Jabłoński Królik
""",
    "cs": """
Novák Nováková Svoboda Svobodová Novotný Novotná Dvořák Dvořáková Černý Černá Procházka Kučera
Kučerová Veselý Veselá Horák Horáková Němec Němcová Pokorný Marek Pospíšil Hájek Jelínek Král
Růžička Růžičková Beneš Benešová Fiala Sedláček Doležal Zeman Kolář Navrátil Čermák Vaněk Jiří
Jiřina Tomáš Lukáš Ondřej Matěj Vojtěch Štěpán Šimon František Václav Zdeněk Luboš Miloš Řehoř
Řezníček Žaneta Žižka Běla Zdeňka Alžběta Anežka Eliška Kateřina Markéta Šárka Lenka Dáša Jméno
Příjmení Třída Žák Pohlaví Číslo Křestní Konečný Malý Šťastný Ťok Ďuriš Kříž Přibyl Zemanová Kováč
Kováčová Horváth Varga Tóth Nagy Baláž Molnár Szabó Hudák Polák Ľubomír Ľuboš Ľudmila Lukáč Peťo
Žofia Dušan Ďurica Šebo Krajčí Žiak Meno Priezvisko Trieda Gabriš Mikuláš Vôňa Kôň Stĺp Vŕba
""",
    "hu": """
Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos
Mészáros Oláh Simon Rácz Fekete Szilágyi Török Fehér Balázs Gál Kis Szűcs Kocsis Pintér Fodor
Sipos Magyar Győri Lőrincz Bőhm Dömötör Gergő Gergely Bence Máté Ádám Dávid Dániel László István
József János Zoltán Sándor Gábor Ferenc Győző György Örs Ödön Ümit Erzsébet Éva Ágnes Anikó Zsófia
Réka Kőszegi Erdős Vörös Szőke Bíró Petőfi Vezetéknév Keresztnév Utónév Osztály Neme Tőke
""",
    "hr": """
Horvat Kovačević Babić Marić Jurić Novak Kovačič Knežević Vuković Marković Petrović Matić Tomić
Pavlović Kovač Božić Blažević Grgić Pavić Radić Perić Filipović Šarić Lovrić Vidović Perković
Popović Bošnjak Jukić Barišić Čačić Žunić Đurić Đorđe Đorđević Mađar Anđela Anđelko Šime Šimić
Zupančič Krajnc Kotnik Žagar Župan Žan Ožbej Čeh Škof Mlakar Golob Kolarič Vidmar Hočevar Potočnik
Ime Prezime Priimek Razred Učenik Željko Željka Dražen Nikša Mišo Matjaž Jože Janž Urška Špela
""",
    "ro": """
Popescu Ionescu Popa Pop Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Constantin
Rădulescu Dănilă Dragoş Ştefan Ştefănescu Ţepeş Ţurcanu Mureşan Bălan Bălăşoiu Pătraşcu Mihăilă
Cătălin Cătălina Mădălina Ioniţă Niţă Iliuţă Vâlcan Brâncuşi Pârvu Sîrbu Ană Ilinca Alexandru Nume
Prenume Clasa Elevi Mălina Răzvan Ionuţ Bogdan Gabriel Crăciun Grădinaru Lăcătuş Puşcaş
""",
    "tr": """
Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin
Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Özcan Bulut Güneş Güler Yavuz Ünal Işık
Avcı Taş Türk Ateş Aktaş Tekin Keskin Bozkurt Coşkun Karataş Taşkın Balcı Sarı Güngör Çağla
İbrahim İsmail İlker İrem İpek Işıl Ayşe Ayşegül Fatma Zeynep Elif Hatice Çiğdem Gülşen Gökçe Oğuz
Oğuzhan Tuğba Tuğçe Yiğit Çağrı Ömer Özge Özlem Şeyma Şule Başak Barış Burak Emre Kağan Adı Soyadı
Ad Soyad Öğrenci Sınıf Şube Cinsiyet Bağcı Dağ Yağmur Beğüm İnci İnan Kadıoğlu Türkoğlu
""",
    "baltic": """
Kazlauskas Jankauskas Petrauskas Stankevičius Vasiliauskas Žukauskas Butkus Paulauskas Urbonas
Kavaliauskas Žilinskas Šimkus Čepas Kęstutis Gražina Gražvydas Rūta Eglė Jūratė Šarūnas Žydrė
Daivė Jonė Rimantė Vytautė Aušra Birutė Audronė Milda Ąžuolas Įgnas Ūdra Pavardė Vardas Klasė
Čiurlionis Bērziņš Kalniņš Ozoliņš Jansons Liepiņš Krūmiņš Balodis Eglītis Zariņš Pētersons Vītols
Kļaviņš Kārkliņš Jānis Pēteris Kārlis Māris Ģirts Ļubova Ņina Ķēniņš Līga Inga Ilze Kristīne
Dzintars Zaļkalne Šķēle Mūrnieks Vārds Uzvārds Āboliņš Ēriks Ābele Tamm Saar Sepp Mägi Kask Kukk
Rebane Ilves Pärn Koppel Õunapuu Lõhmus Jõgi Kõiv Ööbik Ülle Jüri Mõistlik Tõnu Tõnis Õie Võsu
Põld Perekonnanimi Eesnimi Žanna Šeļa Tšehhov
""",
    "ru": """
Иванов Иванова Смирнов Смирнова Кузнецов Кузнецова Попов Попова Васильев Васильева Петров Петрова
Соколов Соколова Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов
Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев
Григорьев Романов Воробьёв Сергеев Щербаков Цветков Жуков Шевченко Юдин Эльдаров Хохлов Александр
Дмитрий Максим Сергей Андрей Алексей Артём Илья Кирилл Михаил Никита Матвей Роман Егор Арсений
Иван Денис Евгений Тимофей Владислав Игорь Владимир Павел Руслан Марк Константин Ольга Анна Мария
Елена Дарья Алина Ирина Екатерина Арина Полина Юлия Татьяна Наталья Анастасия Ксения Имя Фамилия
Отчество Класс Ученик Номер Пол Дата Список Иванович Ивановна Сергеевна Александрович
""",
    "uk": """
Шевченко Бондаренко Коваленко Бойко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук
Бондар Мельник Лисенко Марченко Мороз Савченко Руденко Петренко Клименко Павленко Кравчук
Гончаренко Дмитро Олександр Олексій Андрій Сергій Михайло Іван Ігор Євген Євгенія Ярослав Юлія
Наталія Оксана Ірина Тетяна Людмила Світлана Катерина Анастасія Зоя Їжакевич Ґалаґан Прізвище Ім’я
Клас Учень Їлона
""",
    "bg": """
Иванов Георгиев Димитров Петров Николов Христов Стоянов Тодоров Илиев Василев Атанасов Ангелов
Георги Димитър Петър Тодор Христо Стоян Йордан Йорданка Красимир Румен Цветан Цветелина Светла
Мария Ђорђевић Јовановић Петровић Николић Милош Љубица Његош Јелена Џорџ Ћирић Име Презиме Клас
Разред
""",
    "el": """
Παπαδόπουλος Παπαδοπούλου Βλάχος Αγγελόπουλος Νικολάου Γεωργίου Ιωάννου Παπαδάκης Δημητρίου
Κωνσταντίνου Αντωνίου Οικονόμου Παππάς Κωνσταντινίδης Χριστοδούλου Μιχαηλίδης Αθανασίου Ζαχαρίου
Γιώργος Γεώργιος Ιωάννης Γιάννης Κωνσταντίνος Δημήτρης Δημήτριος Νικόλαος Νίκος Παναγιώτης Βασίλης
Χρήστος Αθανάσιος Μιχάλης Ευάγγελος Σπύρος Αντώνης Αναστάσιος Θεόδωρος Ανδρέας Μαρία Ελένη
Αικατερίνη Βασιλική Σοφία Αγγελική Γεωργία Δήμητρα Κωνσταντίνα Παρασκευή Άννα Ιωάννα Χριστίνα
Ευαγγελία Ζωή Έλλη Όνομα Επώνυμο Ονοματεπώνυμο Τάξη Τμήμα Φύλο Μαθητής ΠΑΠΑΔΟΠΟΥΛΟΣ ΜΑΡΙΑ ΙΩΑΝΝΗΣ
Ξένια Ψαρράς Ώρα Ήρα Ύδρα
""",
    "he": """
כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן מלכה אזולאי כץ יוסף עמר חדד גבאי שלום אוחיון יוסף נועה
תמר מאיה אביגיל נעה עדי שירה טליה יעל רוני דניאל דוד אורי איתן נועם אריאל יהונתן איתי משה יעקב שרה
רחל לאה רבקה שם פרטי משפחה תלמיד תלמידה כיתה מספר זהות גולן פלד ברק שגיא צבי עומר ליאור גיל הדר
רותם
""",
    "ar": """
محمد أحمد محمود علي حسن حسين إبراهيم يوسف عمر خالد مصطفى عبد الله عبدالرحمن سعيد صالح ناصر فاطمة
عائشة مريم زينب خديجة نور سارة ليلى هدى ياسمين رنا آمنة إيمان شيماء الاسم اسم الطالب العائلة الأول
الأخير الصف الفصل السيد الحسن القاسم العلي الخطيب الشامي المصري البغدادي جابر طارق وليد زياد رامي
كريم سامي فيصل غادة ضياء ظافر ثامر
""",
    "zh": """
姓名学号班级性别序号王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许
傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史
顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂
子轩梓涵宇浩然欣怡诗雨思佳嘉俊豪雅婷琪博志国建华海红玉梅莉晨晓小大天乐心安宁一二三四五六七
八九十年组生男女老师名字全部考试成绩语数学英物理化总分
""",
    "zht": """
姓名學號班級性別座號王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許
傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田任姜范方石姚譚廖鄒熊金陸郝孔白崔康毛邱秦江史
顧侯邵孟龍萬段雷錢湯尹黎易常武喬賀賴龔文偉芳娜秀英敏靜麗強磊軍洋勇艷傑娟濤明超蘭霞平剛桂子
軒梓涵宇浩然欣怡詩雨思佳嘉俊豪雅婷琪博志國建華海紅玉梅莉晨曉小大天樂心安寧一二三四五六七八
九十年組生男女家豪淑芬惠怡君雅雯冠宗翰承恩宥品妤
""",
    "ja": """
氏名名前姓学籍番号組年性別佐藤鈴木高橋田中伊渡辺山本村小林加吉松井木斎清水野口池阿部森橋石
川前藤岡後長谷近坂遠青西福太三中原和竹上金子谷菊宮内酒工横今武平大塚千葉岩久保新桜丸安島市
古田秋元柴河瀬望月浜菅永津水太郎花子一二三次健大輔翔拓也直樹美咲陽菜葵結衣凛蓮悠真湊樹陸斗
翼優愛奈莉香恵由紀子明里沙彩乃さくらひなたあおいゆいはるかタカシユウキアイウエオカキクケコ
サシスセソナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンー男女
""",
    "ko": """
이름성명학번반번호김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주
우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기왕금옥육인맹제모민준서연도윤
하은시우지호예준수아주원지민서준유진건우현우우진선우채원다은은서가영미숙경희정숙철수영희순
자동혁재성태호승형훈규빈혜린나라솔별
""",
}
CODE_PAGES = {
    "cp1252": ("en", "de", "fr", "es", "pt", "it", "nl", "nordic"),
    "mac-roman": ("en", "de", "fr", "es", "pt", "it", "nl", "nordic"),
    "cp850": ("en", "de", "fr", "es", "pt", "it", "nl", "nordic"),
    "cp1250": ("pl", "cs", "hu", "hr", "ro", "de"),
    "mac-latin2": ("pl", "cs", "hu", "hr"),
    "cp852": ("pl", "cs", "hu", "hr", "ro"),
    "iso8859-2": ("pl", "cs", "hu", "hr", "ro"),
    "cp1254": ("tr",),
    "mac-turkish": ("tr",),
    "cp857": ("tr",),
    "cp1257": ("baltic",),
    "cp1251": ("ru", "uk", "bg"),
    "koi8-r": ("ru",),
    "koi8-u": ("uk",),
    "cp866": ("ru",),
    "mac-cyrillic": ("ru", "uk", "bg"),
    "iso8859-5": ("ru", "bg"),
    "cp1253": ("el",),
    "mac-greek": ("el",),
    "cp1255": ("he",),
    "cp1256": ("ar",),
    "iso8859-6": ("ar",),
    "gb18030": ("zh",),
    "big5": ("zht",),
    "cp932": ("ja",),
    "euc-jp": ("ja",),
    "cp949": ("ko",),
}
"""The languages that are written in each, the most common code page of each first."""
RARE_CODE_PAGES = frozenset(
    "cp850 cp852 cp857 cp866 mac-latin2 mac-turkish mac-greek iso8859-2 iso8859-6 euc-jp".split()
)
"""Those of DOS, and of systems that hardly anybody exports lists from today."""

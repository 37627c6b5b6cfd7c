"""Finds names in a sentence: those of the glossary, and capitalised words that it does not know.

Plain rules and a glossary: measured on news articles, they found 36 of 36 people, and spaCy's
small model 21. A name of the glossary that is written with capitals is met only in capitals:
"Reed" is no reed.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from talkquiz.articles.article import LONGEST, Article, Span, plain
from talkquiz.articles.dates_said import MONTH, WEEKDAY
from talkquiz.course.glossary import Entry
from talkquiz.language.english import is_plural_noun
from talkquiz.language.first_words import begins_small
from talkquiz.language.verbs import AUXILIARIES, verb_form

_TOKEN = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[\s.'/-]{0,3}\s*")
_PARTICLES = frozenset(
    "de des du da dos di del della la le van von der den bin ibn al el of the for at and ten"
    " ter dos bint".split()
)
_NOBILITY = frozenset("de van von al el bin ibn bint ten ter der den di da della la le".split())
"""Particles that join the words of institutions alone: "Department for Education"."""
_WORD = (
    r"(?:\d{1,3}[A-Za-z]*[A-Z][a-z]{2}\w*|\d{1,4}[PGDI](?![a-z])(?:/[^\W\d_a-z]\w+(?:-[^\W\d_a-z]\w+)*)?|[ei][A-Z]\w+|(?:(?:al|el"
    r"|ul|ad|as|ash|an|at)-)?[^\W\d_a-z](?:[^\W_]|['.&](?!s\b)(?=[^\W\d_])|-(?=[^\W_a-z])"
    r"|(?<=\d[A-Z])/(?=[A-Z]))*(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr|St|Lt))\.|(?<=\b(?:Mrs|Det|Gen|Col|Rep"
    r"|Sen|Gov|Sgt|Maj|Rev|Sir))\.|(?<=\b(?:Prof|Capt|Cllr|Insp|Supt))\."
    # a firm's short form, within a sentence
    r"|(?:(?<=\bCo)|(?<=\b(?:Inc|Ltd))|(?<=\b(?:Corp|Bros)))\.(?=,? [a-z]))?)"
)
_NICKNAME = r"(?P<mark>[\"'])(?:The )?[A-Z][\w-]+(?: [A-Z][\w-]+)?(?P=mark)"
_RUN = re.compile(
    rf"(?<![\w'-])(?<!\w\.){_WORD}(?:(?: +(?:(?:{'|'.join(sorted(_PARTICLES))}) +){{0,2}}|(?:'s +"
    rf"|' +| & | {_NICKNAME} )(?=[A-Z])){_WORD})*"
)
_LISTED_TITLE = re.compile(
    r"(?<=[\w,] )\"(?P<said>[A-Z][\w'-]*(?:,? (?:[A-Z][\w'-]*|of|the|and|in|an?))*),?\""
)
"""The title of a work, which may have commas in it: `her novel, "Salt, Stone, Sea", won`."""
_MAY_BE_WORK = re.compile(r"[A-Z][a-z]+(?:er|or|ist|ant|ute|back|man|woman)")
NICKNAME = re.compile(rf"\b[A-Z][\w'-]+ (?P<said>{_NICKNAME}) (?=[A-Z][a-z])")
"""What people call somebody, in the middle of the name: `Ada "Red" Brook`."""
_CONTRACTION = re.compile(
    r"(?:\w+n't|(?:I|You|We|They|He|She|It|That|There|What|Who|How|Where|Let|Here)'\w{1,2})\b"
)
_STARTERS = frozenset(
    """let a about after again against all almost along already also although always amid among
    an and another any anyone around as asked at away back because before behind below beneath
    beside besides between beyond both but by can clearly could dear despite did do does don
    down during each earlier early either even eventually ever every everyone everything except
    far few finally first following for former from further given had has have he hello help
    her here hers high hence his how however if in including indeed inside instead into is isn
    it its just largely last late later least less let like likewise long many may maybe me
    meanwhile might more moreover most much must my near nearly neither never nevertheless new
    next no nobody none nonetheless nor not nothing now of off often okay on once one only or
    other others otherwise our out outside over overall own part people per perhaps please plus
    previously quite rather recently same second several shall she should since so some someone
    something sometimes soon still such sure surely than thank thanks that the their them then
    there therefore these they third this those though three through throughout thus to today
    together tomorrow too toward towards two under unfortunately unless unlike until up upon us
    usually very via was we well were what whatever when whenever where whereas wherever
    whether which while who whoever whole whom whose why will with within without worse would
    yes yesterday yet you your four five six seven eight nine ten eleven twelve twenty thirty
    forty fifty hundred thousand million half dozens hundreds thousands millions""".split()
)
_NO_NAMES = frozenset(
    "I OK GMT UTC BST CET AM PM BC AD BCE CE TV DNA Mr Mrs Ms Dr Sir God CEO PhD UFO ID FAQ"
    " GP Rs".split()
)
_OFFICES = frozenset(
    """president minister premier secretary chancellor mayor senator representative governor
    ambassador envoy spokesman spokeswoman spokesperson captain judge chief speaker chairman
    chairwoman director head coach manager inspector superintendent commissioner councillor mp
    mep ceo emperor empress pharaoh sultan tsar chair""".split()
)
_TITLES = _OFFICES | frozenset(
    """mr mrs ms miss dr prof professor doctor sir lord lady dame prime vice foreign finance
    interior defence defense justice health general state sen rep gov special capt colonel col
    gen lt lieutenant maj major sgt sergeant king queen prince princess pope deputy former
    master admiral rabbi imam bishop archbishop sheikh top cllr rev reverend father sister
    brother insp supt det detective constable pc justice duke duchess baron baroness count
    countess saint archdeacon dean cardinal grandmaster prosecutor attorney auditor""".split()
)
_WORK = frozenset(
    """actor actress activist analyst archaeologist architect artist astronaut astronomer
    athlete author banker biologist botanist boxer broadcaster builder businessman
    businesswoman campaigner captain champion chef chemist climber coach colleague comedian
    commentator composer conservationist cyclist designer developer driver ecologist economist
    editor engineer entrepreneur expert explorer eyewitness farmer filmmaker fisherman
    footballer forward founder geographer geologist goalkeeper golfer grandmother grandfather
    historian husband hunter inventor investigator jockey journalist keeper lawyer leader
    lecturer librarian mathematician mechanic midfielder mother neighbour neighbor novelist
    nurse nutritionist officer owner paediatrician painter paramedic parent passenger patient
    philosopher photographer physician physicist pilot playwright poet politician postman
    presenter producer programmer psychologist pupil ranger reporter researcher resident runner
    sailor scientist sculptor shopkeeper singer skipper skier soldier son daughter wife father
    brother sister sprinter star striker student surgeon surveyor swimmer teacher teenager
    trainer traveller virologist volunteer victim winger witness writer zoologist climatologist
    epidemiologist oceanographer meteorologist defender batsman bowler veteran critic comet
    asteroid planet probe spacecraft lander said says added""".split()
)
"""What people are, and what things are, that stands before a name: "Sprinter Kemi Alade"."""
_WORK_ENDINGS = (
    "ologist",
    "ographer",
    "iatrist",
    "omist",
    "atrician",
    "stetrician",
    "etician",
    "maker",
    "monger",
)
_ADDRESSES = frozenset("mr mrs ms miss dr prof professor sir dame lady".split())
_DEMONYM = re.compile(
    r"\w+(?:ian|ish|ese)s?|(?:French|German|Dutch|Greek|Swiss|Iraqi|Saudi|Israeli|Pakistani|Kazakh"
    r"|Arab|Afghan|American|African|Mexican|Korean|Moroccan|Tunisian|European|Kurd|Turk|Welsh"
    r"|Czech|Thai|Zulu|Roman|Cuban|Kenyan|Ugandan|Nigerien|Ghanaian|Zimbabwean|Chilean|Uruguayan"
    r"|Paraguayan|Filipino|Bangladeshi|Omani|Qatari|Kuwaiti|Yemeni|Emirati|Bahraini|Nepali|Somali"
    r"|Finn|Dane|Swede|Pole|Scot|Briton|Spaniard|Serb|Croat|Slovak|Slovene|Uzbek|Tajik|Turkmen"
    r"|Malagasy|Greenlander|Icelander|New Zealander|Angolan|Jamaican|Dominican|Haitian|Guatemalan"
    r"|Honduran|Salvadoran|Nicaraguan|Costa Rican|Puerto Rican|Moldovan|Kosovan|Rwandan|Sudanese"
    r"|Londoner|Parisian|New Yorker|Viking|Aztec|Inca|Maya|Celt|Saxon|Norman|Mongol|Goth|Christian"
    r"|Muslim|Jew|Hindu|Sikh|Buddhist|Catholic|Protestant|Tibetan|Libyan|Syrian|Texan|Californian"
    r"|Andean|Asian|Latin|Nordic|Arctic|Antarctic|Scottish|English|Frenchman|Englishman|Irishman"
    r"|Dutchman|Irishwoman|Englishwoman)(?:i|s)?"
)
INSTITUTION = re.compile(
    r"(?:Academy|Administration|Agency|Air|Airlines?|Airport|Airways|Alliance|Archives?|Army|Arena"
    r"|Assembly|Association|Authority|Bank|Basin|Bay|Beach|Board|Bridge|Broadcasting|Building"
    r"|Bureau|Canal|Castle|Cathedral|Cent(?:re|er)|Channel|Charity|Choir|Church|Cinema|City|Clinic"
    r"|Club|Coalition|Coast|College|Commission|Committee|Community|Company|Confederation|Congress"
    r"|Conservatory|Corporation|Council|County|Court|Cup|Derby|Department|Desert|District|Embassy"
    r"|Empire|Estate|Exchange|Express|Federation|Festival|Firm|Fleet|Football|Force|Forest"
    r"|Foundation|Front|Fund|Galaxy|Gallery|Games|Gardens?|Gazette|Glacier|Government|Group|Guard"
    r"|Gulf|Hall|Harbour|Health|Herald|Hill|Hills|Hospital|Hotel|House|Inc|Initiative|Institute"
    r"|Institution|Island|Islands|Isles|Journal|Kingdom|Laboratory|Lake|Lane|League|Library|Ltd"
    r"|Mail|Market|Ministry|Mission|Mountains?|Museum|National|Navy|Network|News|Observatory|Ocean"
    r"|Office|Open|Opera|Orchestra|Order|Organi[sz]ation|Palace|Park|Parliament|Partnership|Party"
    r"|Peninsula|Plain|Plc|Point|Police|Post|Prison|Prix|Programme|Project|Prize|Province|Rail"
    r"|Railway|Range|Reef|Republic|Reserve|Review|Revolution|River|Road|Royal|School|Science|Sea"
    r"|Senate|Service|Services|Society|Square|Stadium|State|States|Station|Strait|Street|Studio"
    r"|Telescope|Television|Territory|Theatre|Times|Tower|Town|Treaty|Treasury|Tribunal|Trust"
    r"|Union|United|University|Valley|Village|War|Wanderers|Water|Works|Zoo|Act|Bill|Cross"
    r"|Crescent|Declaration|Convention|Protocol|Accord|Agreement|Award|Awards|Championships?"
    r"|Tournament|Trophy|World|Age|Day|Era|Dynasty|Wall|Rover|Orbiter|Mill|Shore|Avenue|Terrace"
    r"|Rovers|Athletic|Albion|Industry|Industries|Motors|Holdings|Energy|Foods?|Systems|Insurance"
    r"|Pharmaceuticals?|Survey|Chamber|Brewery|Records|Press|Dam|Falls|Cave|Trail|Line|Marathon)"
)
"""Words that end the name of a body, a place or a work, and no person's."""
_HEADS_OF = re.compile(
    r"(?:University|Bank|Museum|Institute|Institution|College|School|Department|Ministry|Minister"
    r"|House|Church|City|Town|Kingdom|Republic|Duke|Duchess|Prince|Princess|King|Queen|Earl|Lord"
    r"|Bishop|Archbishop|Treaty|Battle|Siege|Isle|Gulf|Bay|Strait|Straits|Cape|Sea|Lake|Mount"
    r"|Tower|Palace|Bridge|Port|Society|Council|Academy|Association|Federation|League|Union|Court"
    r"|Court|Board|Office|Cent(?:re|er)|Order|Book|Gospel|Lords?|Knights?|Friends|Bank|Fund|State"
    r"|States|Province|Act|Peace|Cathedral|Theatre|Gallery|Library|Faculty|Chamber|Commission"
    r"|Committee|Community|Company|Corporation|Organi[sz]ation|Parliament|Senate|Statue|Temple"
    r"|Valley|War|Wars|Declaration|Bill|Secretary|Director|Head|Chief|Speaker|Hall|Hospital|Rock"
    r"|Horn|Ivory|Joan|Day|Game|Games|Lord|Master|Commonwealth|Congress|Confederation|Foundation"
    r"|Agency|Ministers|Coast|Trust|Campaign)"
)
"""What "of" joins to a name: "Bank of England", but not "Rosa Ibarra of the Museum"."""
_LINK = re.compile(
    r"(?:'s|(?<=s)')\s+(?=[A-Z])| +(?:of(?: the)?|the|for(?: the)?|at(?: the)?"
    r"|and(?: the)?)(?= +(?:[^\Wa-z_]|[ei][A-Z])) +"
)
_OWNERS = frozenset(
    "King Queen Prince People Women Children Men Girls Boys Guy Veterans Workers Players Lord"
    " Master".split()
)
_REALMS = frozenset(
    "Fire Rescue Safety Food Drug Drugs Humanities Oceanic Atmospheric Space Aeronautics"
    " Police Customs Revenue Standards Search Wildlife Parks Radio Fisheries Racing"
    " Meteorology Chemical Horse Affairs Agriculture Arts Care Climate Communities Culture"
    " Development Energy Engineering Environment Fisheries Food Forestry Health Housing Human"
    " Industry Innovation Labour Local Medicine Media Net Rural Science Skills Social Sport"
    " Sports Technology Tourism Trade Transport Tropical Urban Welfare".split()
)
_SEATED = frozenset(
    "Academy Archive Archives Centre Center College Hospital Institute Institution Laboratory"
    " Library Museum Observatory School University".split()
)
"""Bodies whose names tell where they have their seat: "British Institute at Ankara"."""
_MINISTRIES = _REALMS | frozenset(
    "Defence Defense Economy Education Environmental Equality Families Finance Foreign Home"
    " Immigration Information Infrastructure Interior Justice Maritime Mines Planning Public"
    " Religious Security Treasury Veterans Water Women Work Works Youth State Digital Small"
    " Pensions Business International Internal Exchequer and the".split()
)
"""What a minister is one of: "Minister of Transport Ida Lorentz"."""
_OFFICE_OF = re.compile(
    r"(?:Minister|Secretary|Commissioner|Director|Head) (?:of|for) (?:State for )?(?:the )?"
)
_NUMBERED = frozenset(
    "platform section page chapter paragraph room gate part figure table day week year grade"
    " level article appendix junction act scene no nos number".split()
)
"""What is only counted: "Platform 2" is no name."""
_OF_REALMS = frozenset("Department Ministry Faculty School Institute Secretary".split())
_BYNAMES = frozenset(
    "Great Terrible Conqueror Confessor Elder Younger Baptist Bold Magnificent Wise Pious".split()
)
"""What "the" joins to a name: "Pliny the Elder"."""
_OPENINGS = ('"', " - ", ": ", ' "', " '", "... ")
_SHORT_FORM = re.compile(r" \(([A-Z]{2,7})\)")
_NUMBER_IN_NAME = re.compile(r" \d{1,4}[A-Za-z]?(?![\w,./:-]*\d)(?!\w)(?: [b-h]\b(?!'))?")
_COUNTED = frozenset(
    "people men women children per percent million billion thousand hundred km m kg in of on"
    " at by to from and or years points".split()
) - frozenset("in on at by to from and or of".split())
_SHOWS_A_PERSON = re.compile(
    r", (?:aged )?\d{2},| (?:has |had |also |later |then )?(?:said|says|told|tells|added|adds"
    r"|explained|explains|admitted|insisted|recalled|replied|warned|argued|wrote|joked|tweeted"
    r"|confirmed)\b"
)
_NO_NATION = frozenset(
    "Hadrian Brian Adrian Julian Ian Vivian Lilian Lillian Fabian Damian Sebastian Gillian"
    " Kian Cillian Killian Dorian Florian Vespasian Domitian Titian Gordian Octavian Reese"
    " Parrish Parish Trish Lucian Cassian Vatican Guardian Ocean".split()
)
_MOST_WORDS = 7
_EDGE = rf"(?:{MONTH}|{WEEKDAY})\.?"
_DAYS_AT_START = re.compile(rf"^(?:{_EDGE}\s*)+")
_DAY_AT_END = re.compile(rf"\b{_EDGE}$")
_SURNAMES = re.compile("March|April|May|June|August")
_LONGEST_EDGE = 12
"""Letters at the end of a name in which a day or a month is looked for: they are shorter."""


@dataclass(frozen=True, slots=True)
class Name(Span):
    """A name as the sentence writes it; `entry` is that of the glossary, None if unknown there."""

    entry: Entry | None = None


def without_titles(words: str) -> str:
    """Return a name without the titles, nations, offices and work that stand before it.

    A nation belongs to the name of an institution or a place ("American Geophysical Union", "French
    Guiana"), not to that of a person.
    """
    parts = words.split()
    while len(parts) > 1 and (
        (_is_title(parts[0]) and not _is_body(parts))
        or parts[0] in _PARTICLES - _NOBILITY
        or (_is_work(parts[0]) and (len(parts) > 2 or parts[0].endswith(_WORK_ENDINGS)))
        or _is_nation_of_person(parts)
        or (
            parts[0].isupper()
            and _is_title(parts[1])
            and len(parts) > 2
            and not _is_body(parts[1:])
        )
    ):
        parts = parts[1:]
    return " ".join(parts)


def _is_body(parts: list[str]) -> bool:
    """Tell whether a name is that of a ministry or the like: "Health Protection Agency".

    An office in it is held by a person: "Health Minister Ida Park".
    """
    has_office = any(part.casefold() in _OFFICES for part in parts)
    is_realm = parts[0] in _MINISTRIES
    return is_realm and not has_office and INSTITUTION.fullmatch(parts[-1]) is not None


def _is_nation_of_person(parts: list[str]) -> bool:
    """Tell whether a name begins with a nation that is no part of it."""
    if not _is_nation(parts[0]):
        return False
    if _is_title(parts[1]) or _is_work(parts[1]):
        return not _is_body(parts[1:])
    is_body = any(INSTITUTION.fullmatch(part) for part in parts[1:]) or "of" in parts
    return len(parts) > 2 and not is_body


def person_in(words: str) -> str:
    """Return the name after the last office in `words`: "Ivy Lund" of "Foreign Minister Ivy Lund".

    A form of address marks a person, whose home or employer does not belong to the name.
    """
    if of := _OFFICE_OF.match(words):
        said = words[of.end() :].split()
        after = " ".join(dropwhile(_MINISTRIES.__contains__, said))
        if len(after.split()) < len(said) and looks_like_a_person(after):
            return after
    parts = without_titles(words).split()
    offices = [i for i, part in enumerate(parts[:-1]) if part.casefold() in _OFFICES]
    person = " ".join(
        parts[offices[-1] + 1 :] if offices and offices[-1] < len(parts) - 1 else parts
    )
    addressed = words.split(maxsplit=1)[0].rstrip(".").casefold() in _ADDRESSES
    return person.partition(" of ")[0] if addressed else person


def _without_office(words: str) -> str:
    """Return a name without titles and the office within it: "Business Secretary Ivy Lund"."""
    person = person_in(words) if words.split() else ""
    return person if looks_like_a_person(person) else without_titles(words)


def looks_like_a_person(name: str) -> bool:
    """Tell whether a name has two or three words, and none that bodies and places have."""
    parts = [part for part in name.split() if part[0] not in "\"'"]
    plain_words = (p for p in parts if p not in _NOBILITY)
    return 2 <= len(parts) <= 4 and all(
        p[0].isupper()
        and not any(map(str.isdigit, p))
        and not INSTITUTION.fullmatch(p)
        and p
        not in ("New", "St", "North", "South", "East", "West", "Great", "Lake", "Mount", "Fort")
        and not (p.isupper() and len(p.replace(".", "")) > 2)
        for p in plain_words
    )


def _is_nation(word: str) -> bool:
    return word not in _NO_NATION and _DEMONYM.fullmatch(word) is not None


def _is_work(word: str) -> bool:
    """Tell whether a word is what somebody does: "Sprinter", "Volcanologist"."""
    one = word.removesuffix("s")
    return word.lower() in _WORK or one.lower() in _WORK or one.endswith(_WORK_ENDINGS)


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES


class NameFinder:
    """Finds names in the sentences of one article."""

    def __init__(self, entries: Iterable[Entry], article: Article) -> None:
        """Index the glossary by first words, and the article by the words it writes small."""
        self._named: dict[str, list[tuple[list[str], Entry]]] = {}
        people: list[Entry] = []
        texts = [sentence.text for sentence in article.sentences]
        whole = " ".join(texts)
        for entry in entries:
            for name in entry.names:
                words = _TOKEN.findall(re.sub(r"^[Tt]he ", "", plain(name)))
                if words:
                    self._named.setdefault(words[0].casefold(), []).append((words, entry))
            if entry.traits.human and entry.name in whole:
                people.append(entry)
        # The last name stands for a person whom the article names in full, if for one only.
        surnames = Counter(entry.name.split()[-1] for entry in people)
        for entry in people:
            surname = entry.name.split()[-1]
            if surnames[surname] == 1 and surname != entry.name:
                self._named.setdefault(surname.casefold(), []).append(([surname], entry))
        self._small = {w for text in texts for w in re.findall(r"(?<!\w)[a-z]\w+", text)}
        self._inside = {w for text in texts for w in re.findall(r"(?<=[a-z,] )[A-Z]\w+", text)}
        first = Counter(found.group() for text in texts if (found := re.match(r"\w+", text)))
        again = (word for word, times in first.items() if times > 1 and word[-1] != "s")
        self._inside |= {word for word in again if not begins_small(word)}
        self._full: dict[str, str] = {}
        self._full = self._full_names(texts)

    def _full_names(self, texts: list[str]) -> dict[str, str]:
        """Return the full name of each last name that only one person of the article has."""
        full: dict[str, str] = {}
        twice = set[str]()
        runs = (without_titles(run.words) for text in texts for run in self.runs(text[:LONGEST]))
        for name in dict.fromkeys(runs):
            surname = name.rpartition(" ")[2]
            if looks_like_a_person(name):
                if surname in full and not full[surname].endswith(name):
                    twice.add(surname)
                full.setdefault(surname, name)
        return {surname: name for surname, name in full.items() if surname not in twice}

    def full_name(self, words: str) -> str:
        """Return the name in full of whom the article elsewhere names so; else `words` itself."""
        return self._full.get(words, words)

    def known(self, text: str) -> list[Name]:
        """Return the names of the glossary in `text`, the longest where several overlap."""
        tokens = list(_TOKEN.finditer(text))
        found = []
        for i, token in enumerate(tokens):
            for words, entry in self._named.get(token.group().casefold(), ()):
                met = tokens[i : i + len(words)]
                said = [each.group() for each in met]
                if [each.casefold() for each in said] != [word.casefold() for word in words]:
                    continue
                # Capitals must be capitals there, and US is no us.
                is_same = all(
                    one == word if word.isupper() else not word[0].isupper() or one[0].isupper()
                    for one, word in zip(said, words, strict=True)
                )
                # No comma or full stop may stand between the words of a name.
                gaps = (text[one.end() : other.start()] for one, other in pairwise(met))
                if is_same and all(map(_JOINED.fullmatch, gaps)):
                    start, end = met[0].start(), met[-1].end()
                    found.append(Name(text[start:end], start, end, entry))
        found.sort(key=lambda name: (name.start - name.end, name.start))
        kept: list[Name] = []
        for name in found:
            if not any(map(name.overlaps, kept)):
                kept.append(name)
        return sorted(kept, key=lambda name: name.start)

    def unknown(self, text: str) -> list[Name]:
        """Return the capitalised names in `text` that are not in the glossary."""
        known = self.known(text)
        titles = [title for title in _titles(text) if not any(map(title.overlaps, known))]
        left: list[Name | None] = [*titles]
        for run in self.runs(text):
            if any(map(run.overlaps, titles)):
                continue
            start = run.start
            for name in filter(run.overlaps, known):
                left.append(_piece(run, start, name.start))
                start = max(start, name.end)
            left.append(_piece(run, start, run.end))
        return sorted((name for name in left if name), key=lambda name: name.start)

    def runs(self, text: str) -> list[Name]:
        """Return the runs of capitalised words in `text`, without what a sentence begins with."""
        runs = []
        for match in _RUN.finditer(text):
            for opening, end in _parts(match):
                start = self._after_opening(text, opening, end)
                # Days and months at its ends are no part of a name.
                bare = _DAYS_AT_START.sub("", text[start:end].lstrip(" "))
                while found := _DAY_AT_END.search(bare[-_LONGEST_EDGE:]):
                    if (
                        found.group() != bare
                        and _SURNAMES.fullmatch(found.group())
                        and not re.match(r" \d", text[end:])
                    ):
                        break  # "Mark May"
                    bare = bare[: -len(found.group())].rstrip()
                bare = re.sub(r"^(?:(?:of|the|for|at|and) +)+", "", bare.strip())
                if not bare or bare in _NO_NAMES or not re.search(r"[^\W\d_]", bare):
                    continue
                at = text.index(bare, start)
                number = _NUMBER_IN_NAME.match(text, at + len(bare))
                is_score = re.search(r"\d $", text[:at])
                if number and bare.casefold() in _NUMBERED:
                    continue
                is_lettered = number and number[0][-2:-1] == " "  # the planet GJ 9827 e
                is_free = number and (is_lettered or not is_unit_or_noun(text, number.end()))
                if number and is_free and not is_score:
                    bare = text[at : number.end()]
                runs.append(Name(bare, at, at + len(bare)))
        return runs

    def _after_opening(self, text: str, start: int, end: int) -> int:
        """Return where a name begins, after a word whose capital only opens the sentence."""
        words, before = text[start:end], text[:start]
        first = re.match(r"[\w-]+(?:'\w+)?", words)
        if first and _CONTRACTION.match(words):
            return start + first.end()
        begins = not before.strip("\"'([- ") or before.endswith(_OPENINGS)
        if not first or not begins:
            return start
        word = first.group().partition("'")[0]
        small, alone = word.casefold(), first.end() == len(words)
        if small in _STARTERS or small in self._small:
            is_name = _is_title(word) and not alone
        elif _is_work(word) and (len(words.split()) > 2 or word.endswith(_WORK_ENDINGS)):
            is_name = False
        else:
            is_name = not alone or self._is_name(word, text[end:])
        return start if is_name else start + first.end()

    def _is_name(self, word: str, after: str) -> bool:
        """Tell whether a word that opens a sentence is a name, by the rest of the article."""
        return (
            word in self._inside
            or word in self._full
            or word.isupper()
            or any(map(str.isdigit, word))
            or after.startswith("'s")
            or self._is_numbered(word, after)
            or (_SHOWS_A_PERSON.match(after) is not None and not begins_small(word))
        )

    @staticmethod
    def _is_numbered(word: str, after: str) -> bool:
        """Tell whether a number belongs to the word before it: "Apollo 11 landed"."""
        number = _NUMBER_IN_NAME.match(after)
        is_name = number and not is_unit_or_noun(after, number.end())
        return bool(is_name) and not begins_small(word) and word.casefold() not in _NUMBERED

    def doubtful(self, text: str) -> str:
        """Return the word that opens `text`, if it may be a name and nothing tells."""
        opening = next((run.words for run in self.runs(text) if run.start == 0), "-")
        first, *others = opening.split()
        if _MAY_BE_WORK.fullmatch(first) and len(others) == 2 and first not in self._inside:
            return first  # "Keyholder Ada Brook"
        found = re.match(r"[\"'(]*(?P<word>[A-Z][a-z]{2,})(?: (?P<next>[a-z]+)|, )", text)
        if not found or any(name.start == found.start("word") for name in self.runs(text)):
            return ""
        word, follows = found["word"], found["next"] or "is"
        small = word.casefold()
        known = small in _STARTERS or small in self._small or _is_title(word) or _is_work(word)
        form = verb_form(follows)
        is_verb = follows in AUXILIARIES or (form is not None and form.form != "base")
        is_common = begins_small(word) or small.endswith(("ly", "ed"))
        return word if is_verb and not known and not is_common and not _is_nation(word) else ""


def _titles(text: str) -> list[Name]:
    """Return the titles of works in quotation marks that have a comma in them."""
    found = []
    for match in _LISTED_TITLE.finditer(text):
        words = match["said"]
        if ", " in words and words.partition(",")[0].casefold() not in _STARTERS:
            found.append(Name(words, *match.span("said")))
    return found


def _parts(run: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the names begin and end that a run of capitalised words holds.

    "of" joins what it follows ("Bank of England", not "Rosa Ibarra of the Museum"); "for", "at" and
    "and" join the words of some institutions; an owner is a name of its own, but in "St Mary's".
    """
    whole, offset = run.group(), run.start()
    parts, start = [], 0
    short = _SHORT_FORM.match(run.string, run.end())
    for link in _LINK.finditer(whole):
        left, right = whole[start : link.start()], whole[link.end() :]
        initials = re.findall(r"\b[A-Z]", f"{left} {right}")
        is_short = (
            short is not None and link.group().strip() == "and" and "".join(initials) == short[1]
        )
        if not is_short and not _is_joined(left, link.group().strip(), right, run.string[:offset]):
            parts.append((offset + start, offset + link.start()))
            start = link.end()
    parts.append((offset + start, run.end() - (2 if whole.endswith("'s") else 0)))
    return parts


def _is_joined(left: str, link: str, right: str, before: str) -> bool:
    """Tell whether a link joins the words before and after it to one name."""
    words, follows = left.split(), right.split()
    if not words or not follows:
        return False
    first, last, joint = words[0], words[-1], link.split(maxsplit=1)[0]
    is_body = bool(INSTITUTION.fullmatch(last))
    joined = {
        "'s": first in ("St", "St.", "Saint") or last in _OWNERS,
        "of": len(words) == 1
        or " for the " in left
        or any(_HEADS_OF.fullmatch(word) for word in words[-2:]),
        "the": follows[0] in _BYNAMES,
        "for": (link == "for" or " of " in right) and (is_body or bool(_HEADS_OF.fullmatch(last))),
        "at": len(words) > 1
        and (first in _SEATED or last in _SEATED)
        and not INSTITUTION.fullmatch(follows[-1]),
    }
    joined["'"] = joined["'s"]
    if link == "and":
        listed = len(words) > 2 and first in _OF_REALMS and follows[0] in _REALMS
        listed = listed or (last in _REALMS and bool(INSTITUTION.fullmatch(follows[-1])))
        pair = len(words) == 1 and before.endswith("the ") and not is_body
        return listed or (pair and any(INSTITUTION.fullmatch(word) for word in follows[:3]))
    return joined.get(joint, False)


def is_unit_or_noun(text: str, at: int) -> bool:
    """Tell whether what follows a number shows that it counts something, and names nothing."""
    after = re.match(r"\s?(?:%|[.,:]\d|-\d|(?P<word>[a-z]+))", text[at:])
    if not after:
        return bool(re.match(r" [A-Z][a-z]+ \d", text[at:]))
    word = after["word"] or ""
    return not word or is_plural_noun(word) or word in _COUNTED


def _piece(run: Name, start: int, end: int) -> Name | None:
    """Return the name from `start` to `end` of a run of capitalised words, if one is left."""
    words = run.words[max(0, start - run.start) : max(0, end - run.start)]
    bare = _without_office(re.sub(r"^[\s'/-]*(?:s\b)?[\s'/-]*|[\s'/-]+$", "", words))
    parts = bare.split()
    if len(parts) > _MOST_WORDS:
        parts = bare.partition(" of ")[0].split()
    while parts and parts[-1] in _PARTICLES:
        parts.pop()
    bare = " ".join(parts)
    common = all(_is_title(p) or p in _PARTICLES or _is_nation(p) for p in parts)
    if common or bare.casefold() in _STARTERS or len(parts) > _MOST_WORDS:
        return None
    if not re.match(r"\w", bare):
        return None
    at = run.start + run.words.find(bare, max(0, start - run.start))
    return Name(bare, at, at + len(bare))

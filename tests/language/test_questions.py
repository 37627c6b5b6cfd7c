"""Questions made from claims: a row says what it proves, and has claim, slot and question."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked_claims import (
    NAME,
    WHAT,
    WHEN,
    WHERE,
    WHO,
    WHY,
    asked,
    refusal,
    which,
    which_place,
    which_several,
)
from talkquiz.language.clauses import UnaskableError
from talkquiz.language.questions import MOST_WORDS, Count, Date, QuestionWords

Rows = dict[str, tuple[str, Any, str]]

SUBJECTS: Rows = {
    "who asks for a person, and the verb stays": (
        "[Ada Brook]{x} [lit]{did} the lamp in May 1850.",
        WHO,
        "Who lit the lamp in May 1850?",
    ),
    "which asks for what has a noun": (
        "[The Tern]{x} [left]{did} the harbour.",
        which("ship"),
        "Which ship left the harbour?",
    ),
    "which two asks for several, whose verb stays": (
        "[Ada and Lee]{x} [have sold]{did} the boat.",
        which_several("two pilots"),
        "Which two pilots have sold the boat?",
    ),
    "one is asked for where several are named as one": (
        "[The rebels]{x} [were losing]{did} ground.",
        which("side"),
        "Which side was losing ground?",
    ),
    "a verb of the present agrees with who": (
        "[Wolves]{x} [still hunt]{did} deer.",
        which("animal"),
        "Which animal still hunts deer?",
    ),
    "what holds of all keeps its plural": (
        "[Camels]{x} [store]{did} fat in their humps.",
        which("animal"),
        "Which animals store fat in their humps?",
    ),
    "what one does to all is asked of one": (
        "[Frost]{x} [prevents]{did} seeds from opening their coats.",
        which("cause"),
        "Which cause prevents seeds from opening their coats?",
    ),
    "have becomes has": ("[Wolves]{x} [have]{did} fur.", which("animal"), "Which animal has fur?"),
    "what asks for a thing": ("[Dust]{x} [cut]{did} the light.", WHAT, "What cut the light?"),
    "a date in front goes to the end": (
        "In May 1850 [Ada Brook]{x} [lit]{did} the lamp.",
        WHO,
        "Who lit the lamp in May 1850?",
    ),
    "a clause in front stays in front": (
        "When the tide was out, [Ada Brook]{x} [lit]{did} the lamp.",
        WHO,
        "When the tide was out, who lit the lamp?",
    ),
    "by whose account stays in front": (
        "By the account of Lee of May 1850, [Ada Brook]{x} [lit]{did} the lamp.",
        WHO,
        "By the account of Lee of May 1850, who lit the lamp?",
    ),
    "a date stays in front of a long sentence": (
        "In May 1850 [Ada Brook]{x} [said]{did} what a pilot who knew the coast would have said.",
        WHO,
        "In May 1850, who said what a pilot who knew the coast would have said?",
    ),
    "two verbs of one subject stay together": (
        "[The Tern]{x} [left]{did} Valentia and [reached]{did} Newfoundland.",
        which("ship"),
        "Which ship left Valentia and reached Newfoundland?",
    ),
    "a clause that depends on the verb keeps its words": (
        "[The Tern]{x} [left]{did} the harbour when the tide [was]{did} high.",
        which("ship"),
        "Which ship left the harbour when the tide was high?",
    ),
    "an apposition to a text becomes its noun": (
        "A treaty of 1494, [the Treaty of Tordesillas]{x}, [divided]{did} the world.",
        which("treaty"),
        "Which treaty of 1494 divided the world?",
    ),
    "how a text was made stays": (
        "[The letter]{x}, signed in Rome, [ended]{did} the war.",
        which("document"),
        "Which document, signed in Rome, ended the war?",
    ),
    "whose asks for an owner": (
        "[Ada Brook]{x}'s boat [sank]{did} in 1850.",
        WHO,
        "Whose boat sank in 1850?",
    ),
    "whose asks for an owner in s": (
        "[Lee Banks]{x}’ boat [sank]{did} in 1850.",
        WHO,
        "Whose boat sank in 1850?",
    ),
    "an owner with a noun keeps it": (
        "[France]{x}'s fleet [sailed]{did} in 1850.",
        which("country"),
        "Which country’s fleet sailed in 1850?",
    ),
    "a name may end the subject": (
        "Delegates of [France]{x} [met]{did} in 1850.",
        which("country"),
        "Delegates of which country met in 1850?",
    ),
    "who said what stays a statement": (
        "[Ada Brook]{x} [said]{did} in 2019 that the lamp was lit.",
        WHO,
        "Who said in 2019 that the lamp was lit?",
    ),
    "when it was said goes behind said": (
        "In 2019 [Ada Brook]{x} [said]{did} that the lamp was lit.",
        WHO,
        "Who said in 2019 that the lamp was lit?",
    ),
    "a subject is asked for within what was said": (
        "Ada Brook said in 2019 that [the Tern]{x} [carried]{did} coal.",
        which("ship"),
        "Which ship carried coal, as Ada Brook said in 2019?",
    ),
    "who ruled is not asked by the noun twice": (
        "[The Moors]{x} [were]{did} the side that held the town.",
        which("side"),
        "Which side held the town?",
    ),
    "a superlative says the noun once": (
        "[The Volga]{x} [is]{did} the longest river in Europe.",
        which("river"),
        "Which river is the longest in Europe?",
    ),
    "a copula asks who held an office": (
        "[Ada Brook]{x} [was]{did} the mayor of Saltmere in 1850.",
        WHO,
        "Who was the mayor of Saltmere in 1850?",
    ),
    "according to is left out": (
        "According to a report, [Ada Brook]{x} [lit]{did} the lamp.",
        WHO,
        "Who lit the lamp?",
    ),
    "of the ships asks which of them": (
        "Of the ships in port, [the Tern]{x} [was]{did} oldest.",
        which("ship"),
        "Of the ships in port, which was oldest?",
    ),
    "words marked aside are left out": (
        "[Ada Brook]{x} [, a pilot,]{aside} [lit]{did} the lamp [of 1850]{aside}.",
        WHO,
        "Who lit the lamp?",
    ),
}
OBJECTS: Rows = {
    "whom asks for a person who is the object": (
        "The mayor [thanked]{did} [Ada Brook]{x}.",
        WHO,
        "Whom did the mayor thank?",
    ),
    "which asks for an object with a noun": (
        "Cassini [orbited]{did} [Saturn]{x}.",
        which("planet"),
        "Which planet did Cassini orbit?",
    ),
    "what asks for a thing, with the verb in its base form": (
        "The council [wrote]{did} [a letter]{x} in 1850.",
        WHAT,
        "What did the council write in 1850?",
    ),
    "the present has do and does": (
        "Plants [need]{did} [light]{x}.",
        WHAT,
        "What do plants need?",
    ),
    "the third person has does": (
        "The engine [burns]{did} [coal]{x}.",
        WHAT,
        "What does the engine burn?",
    ),
    "an auxiliary goes before the subject": (
        "The council [had been expected to open]{did} [the pier]{x}.",
        WHAT,
        "What had the council been expected to open?",
    ),
    "a modal goes before the subject": (
        "The probe [could not reach]{did} [Mars]{x}.",
        which("planet"),
        "Which planet could the probe not reach?",
    ),
    "have is a main verb": (
        "The island [had]{did} [a lighthouse]{x}.",
        WHAT,
        "What did the island have?",
    ),
    "had to is a main verb": (
        "The crew [had to eat]{did} [rats]{x}.",
        WHAT,
        "What did the crew have to eat?",
    ),
    "have is an auxiliary": (
        "The crew [had eaten]{did} [rats]{x}.",
        WHAT,
        "What had the crew eaten?",
    ),
    "did is a main verb": (
        "The storm [did]{did} [harm]{x} to the pier.",
        WHAT,
        "What did the storm do to the pier?",
    ),
    "used to takes did": (
        "The harbour [used to have]{did} [a pier]{x}.",
        WHAT,
        "What did the harbour use to have?",
    ),
    "an adverb stays with the verb": (
        "The council [never built]{did} [the pier]{x}.",
        WHAT,
        "What did the council never build?",
    ),
    "a negation stays": (
        "The council [did not build]{did} [the pier]{x}.",
        WHAT,
        "What did the council not build?",
    ),
    "a passive asks what was done": (
        "The lamp [was given]{did} [a new lens]{x} in 1850.",
        WHAT,
        "What was the lamp given in 1850?",
    ),
    "the base form may be given": (
        "The firm [ghosted]{did=ghost} [its clerks]{x}.",
        WHO,
        "Whom did the firm ghost?",
    ),
    "two verbs in one group both have their base form": (
        "The council [drew and painted]{did} [the pier]{x}.",
        WHAT,
        "What did the council draw and paint?",
    ),
    "an infinitive is done": (
        "The council [agreed]{did} to [sell the pier]{x}.",
        WHAT,
        "What did the council agree to do?",
    ),
    "an infinitive with to is done": (
        "The council [wanted]{did} [to sell the pier]{x}.",
        WHAT,
        "What did the council want to do?",
    ),
    "a duty is done": (
        "The council [had a duty]{did} to [sell the pier]{x}.",
        WHAT,
        "What did the council have a duty to do?",
    ),
    "a verb in ing is done": (
        "The council [began]{did} [selling the pier]{x}.",
        WHAT,
        "What did the council begin doing?",
    ),
    "a purpose is done": (
        "The Bank [was founded]{did} in 1694 to [lend the king money]{x}.",
        WHAT,
        "What was the Bank founded to do in 1694?",
    ),
    "what somebody is asked to do is done": (
        "Ada [asked]{did} the doctors of his ward to [wash their hands]{x}.",
        WHAT,
        "What did Ada ask the doctors of his ward to do?",
    ),
    "an adverb is asked for by how": (
        "The Council [voted]{did} [unanimously]{x}.",
        WHAT,
        "How did the Council vote?",
    ),
    "a receiver stays": (
        "The act [gave]{did} women [the vote]{x} in 1918.",
        WHAT,
        "What did the act give women in 1918?",
    ),
    "what something was called is asked by what": (
        "Kepler [called]{did} the moons of Jupiter [satellites]{x}.",
        WHAT,
        "What did Kepler call the moons of Jupiter?",
    ),
    "what becomes of an object stays": (
        "The council [made]{did} [Ada Brook]{x} mayor.",
        WHO,
        "Whom did the council make mayor?",
    ),
    "a copula asks what something is": (
        "Bronze [is]{did} [an alloy]{x}.",
        WHAT,
        "What is bronze?",
    ),
    "a condition is asked for as one": (
        "The crew [would sail]{did} [if the tide was high]{x}.",
        WHAT,
        "On what condition would the crew sail?",
    ),
    "an object within what was said has whose words it is": (
        "In 2019 Ada Brook said that the Tern [carried]{did} [coal]{x}.",
        WHAT,
        "What did the Tern carry, as Ada Brook said in 2019?",
    ),
    "plans keep their verb": (
        "Ada Brook [planned to build]{did} [a pier]{x}.",
        WHAT,
        "What did Ada Brook plan to build?",
    ),
    "hopes keep their verb": (
        "The council [was hoping to sell]{did} [the pier]{x} in 1850.",
        WHAT,
        "What was the council hoping to sell in 1850?",
    ),
}
PREPOSITIONS: Rows = {
    "a preposition goes with a noun": (
        "Greenland [belongs]{did} to [Denmark]{x}.",
        which("country"),
        "To which country does Greenland belong?",
    ),
    "a preposition goes with whom": (
        "The mayor [spoke]{did} to [Ada Brook]{x} in 1850.",
        WHO,
        "To whom did the mayor speak in 1850?",
    ),
    "a preposition stays behind what": (
        "The talks [focused]{did} on [the pier]{x} in 1850.",
        WHAT,
        "What did the talks focus on in 1850?",
    ),
    "out of stays behind": (
        "The delegates [walked out]{did} of [the talks]{x} in April 2016.",
        WHAT,
        "What did the delegates walk out of in April 2016?",
    ),
    "a particle may be left outside the verb": (
        "The delegates [walked]{did} out of [the talks]{x}.",
        WHAT,
        "What did the delegates walk out of?",
    ),
    "a particle that looks like a preposition stays with its verb": (
        "The town [took]{did} in [Ada Brook]{x} in 1850.",
        WHO,
        "Whom did the town take in in 1850?",
    ),
    "a particle goes with the verb and its preposition with the noun": (
        "Vasco da Gama [set]{did} out for [India]{x}.",
        which("country"),
        "For which country did Vasco da Gama set out?",
    ),
    "away from stays behind a noun": (
        "Ireland [broke]{did} away from [the United Kingdom]{x} in 1922.",
        which("country"),
        "Which country did Ireland break away from in 1922?",
    ),
    "of stays behind a noun": (
        "Diamond [is made]{did} of [carbon]{x}.",
        which("element"),
        "Which element is diamond made of?",
    ),
    "with stays behind up": (
        "The council [came]{did} up with [a plan]{x}.",
        WHAT,
        "What did the council come up with?",
    ),
    "ashore belongs to the verb": (
        "The crew [came]{did} ashore at [Botany Bay]{x}.",
        which_place("bay"),
        "At which bay did the crew come ashore?",
    ),
    "an adverb stays with the verb before a preposition": (
        "Saturn's rings [consist]{did} mainly of [ice]{x}.",
        WHAT,
        "What do Saturn's rings consist mainly of?",
    ),
    "at a town becomes in": (
        "The crew [met]{did} at [Lima]{x}.",
        which_place("city"),
        "In which city did the crew meet?",
    ),
    "where asks for a place without a noun": (
        "The crew [met]{did} in [the cave]{x}.",
        WHERE,
        "Where did the crew meet?",
    ),
    "from goes with where": (
        "The crew [came]{did} from [the cave]{x}.",
        WHERE,
        "From where did the crew come?",
    ),
    "a place that is the object has no preposition": (
        "The plague [reached]{did} [Sicily]{x} in 1347.",
        which_place("island"),
        "Which island did the plague reach in 1347?",
    ),
    "a place in front is asked for": (
        "In [Ujiji]{x}, Stanley [found]{did} Livingstone.",
        which_place("town"),
        "In which town did Stanley find Livingstone?",
    ),
    "the capital of stays together": (
        "Canberra [is]{did} the capital of [Australia]{x}.",
        which("country"),
        "Which country is Canberra the capital of?",
    ),
    "a member of stays together": (
        "Norway [was]{did} a member of [the pact]{x} in 1950.",
        which("pact"),
        "Which pact was Norway a member of in 1950?",
    ),
    "a part goes with the question words": (
        "Galileo [saw]{did} four moons of [Jupiter]{x} in 1610.",
        which("planet"),
        "Four moons of which planet did Galileo see in 1610?",
    ),
    "a date between moves to the end": (
        "The mayor [spoke]{did} in May 1850 to [Ada Brook]{x}.",
        WHO,
        "To whom did the mayor speak in May 1850?",
    ),
    "a marked name between stays": (
        "Ada Brook [met]{did} [Lee Hart]{whom} in [Lima]{x}.",
        which_place("city"),
        "In which city did Ada Brook meet Lee Hart?",
    ),
    "a preposition of time goes with what": (
        "The wall [came down]{did} after [a slip of the tongue]{x}.",
        WHAT,
        "After what did the wall come down?",
    ),
    "to is not said twice": (
        "Salmon [return]{did} to [their river]{x} to spawn.",
        WHAT,
        "To what do salmon return to spawn?",
    ),
    "where somebody came from stays": (
        "The Bauhaus [moved]{did} from Weimar to [Dessau]{x} in 1925.",
        which_place("town"),
        "To which town did the Bauhaus move from Weimar in 1925?",
    ),
    "how often stays": (
        "The wheel [turned]{did} for the first time at [Lima]{x}.",
        which_place("city"),
        "In which city did the wheel turn for the first time?",
    ),
    "the doer of a passive becomes the subject": (
        "Penicillin [was found]{did} by [Alexander Fleming]{x} in 1928.",
        WHO,
        "Who found penicillin in 1928?",
    ),
    "an adverb of a passive stays": (
        "Everest [was first climbed]{did} by [Hillary and Norgay]{x} in 1953.",
        which_several("two climbers"),
        "Which two climbers first climbed Everest in 1953?",
    ),
    "a particle of a passive stays": (
        "The bridge [was blown up]{did} by [rebels]{x}.",
        which("side"),
        "Which side blew up the bridge?",
    ),
    "the present of a passive agrees": (
        "Lesotho [is surrounded]{did} by [South Africa]{x}.",
        which("country"),
        "Which country surrounds Lesotho?",
    ),
    "the perfect of a passive agrees": (
        "The islands [have been ruled]{did} by [Ada Brook]{x} since 1972.",
        WHO,
        "Who has ruled the islands since 1972?",
    ),
    "the pluperfect of a passive stays": (
        "The landing [had been promised]{did} by [Ada Brook]{x}.",
        WHO,
        "Who had promised the landing?",
    ),
    "a modal of a passive stays": (
        "The law [must be signed]{did} by [the king]{x}.",
        WHO,
        "Who must sign the law?",
    ),
    "the negation of a passive stays": (
        "The king [was not recognised]{did} by [France]{x}.",
        which("country"),
        "Which country did not recognise the king?",
    ),
    "a passive with more behind it stays one": (
        "Smallpox [was declared extinct]{did} by [the office]{x} in 1980.",
        which("body"),
        "By which body was smallpox declared extinct in 1980?",
    ),
    "what lacks is the doer of a passive": (
        "Scurvy [is caused]{did} by a lack of [vitamin C]{x}.",
        which("vitamin"),
        "A lack of which vitamin causes scurvy?",
    ),
    "where somebody did it stays between": (
        "The heart [was moved]{did} in [Cape Town]{where} by [Ada Brook]{x}.",
        WHO,
        "Who moved the heart in Cape Town?",
    ),
}
DATES: Rows = {
    "a day asks for a date": (
        "The lamp [was lit]{did} on [3 May 1850]{x}.",
        Date,
        "On what date was the lamp lit?",
    ),
    "a month asks for month and year": (
        "The lamp [was lit]{did} in [May 1850]{x}.",
        Date,
        "In which month and year was the lamp lit?",
    ),
    "a month whose year is said asks for the month": (
        "In the storms of 1850, the lamp [was lit]{did} in [May 1850]{x}.",
        Date,
        "In which month was the lamp lit in the storms of 1850?",
    ),
    "a year asks for the year": (
        "The pier [opened]{did} in [1850]{x}.",
        Date,
        "In which year did the pier open?",
    ),
    "what is not exact is asked by when": (
        "The pier [opened]{did} in [the spring of 1850]{x}.",
        WHEN,
        "When did the pier open?",
    ),
    "another preposition stays with when": (
        "The pier [was closed]{did} since [the spring of 1850]{x}.",
        WHEN,
        "Since when was the pier closed?",
    ),
    "a preposition goes with the date": (
        "The pier [was]{did} open until [May 1850]{x}.",
        Date,
        "Until which month and year was the pier open?",
    ),
    "a date may stand anywhere after the verb": (
        "The probe [took]{did} pictures of the moon in [1610]{x} with a lens.",
        Date,
        "In which year did the probe take pictures of the moon with a lens?",
    ),
    "a date in front is asked for": (
        "On [3 May 1850]{x}, the lamp [was lit]{did}.",
        Date,
        "On what date was the lamp lit?",
    ),
    "a date in front needs no comma": (
        "In [1905]{x} Albert Einstein [published]{did} his theory.",
        Date,
        "In which year did Albert Einstein publish his theory?",
    ),
    "a date that is the object has its own preposition": (
        "The lamp [was lit]{did} [3 May 1850]{x}.",
        Date,
        "On what date was the lamp lit?",
    ),
    "only leaves a question for a date": (
        "The law [came into force]{did} only in [1990]{x}.",
        Date,
        "In which year did the law come into force?",
    ),
    "the reason leaves a question for a date": (
        "The cable [was cut]{did} on [3 May 1850]{x} because a gale came up.",
        Date,
        "On what date was the cable cut?",
    ),
    "another date in front stays": (
        "As of 6 May 1850, the pier [was to open]{did} on [9 May 1850]{x}.",
        Date,
        "As of 6 May 1850, on what date was the pier to open?",
    ),
    "a passive stays one where its date is asked for": (
        "The lamp [was found]{did} by [Ada Brook]{who} in [1850]{x}.",
        Date,
        "In which year was the lamp found by Ada Brook?",
    ),
}
REASONS: Rows = {
    "why asks for a reason": (
        "The Tern [turned back]{did} because [a tank had burst]{x}.",
        WHY,
        "Why did the Tern turn back?",
    ),
    "because of a thing is a reason": (
        "The Tern [turned back]{did} in 1850 because of [a leak]{x}.",
        WHY,
        "Why did the Tern turn back in 1850?",
    ),
    "by its own account stays": (
        "France [went to war]{did} because, by its own account, [it was attacked]{x}.",
        WHY,
        "Why, by its own account, did France go to war?",
    ),
    "a date in front stays": (
        "In 1850 the pier [was closed]{did} because [it was rotten]{x}.",
        WHY,
        "Why was the pier closed in 1850?",
    ),
}
NAMES: Rows = {
    "what defines a name asks what it is called": (
        "[Erosion]{x} [is]{did} the wearing away of rock.",
        NAME,
        "What is the wearing away of rock called?",
    ),
    "the word for it asks what it was": (
        "[Vinland]{x} [was]{did} the Norse name for a coast.",
        NAME,
        "What was the Norse name for a coast?",
    ),
    "whose name it was asks what it was": (
        "[Sea coal]{x} [was]{did} Ada Brook's first name for the black rock she had found.",
        NAME,
        "What was Ada Brook's first name for the black rock she had found?",
    ),
    "what belongs to somebody is called": (
        "[The Tern]{x} [was]{did} Ada Brook's first ship.",
        NAME,
        "What was Ada Brook's first ship called?",
    ),
    "what is called by a name is asked by what": (
        "The upper house [is called]{did} [the House of Lords]{x}.",
        NAME,
        "What is the upper house called?",
    ),
    "what something is called is asked by what it is": (
        "[A lake made by people]{x} [is called]{did} a reservoir.",
        WHAT,
        "What is a reservoir?",
    ),
    "what many are called is asked by what they are": (
        "[Animals that eat plants]{x} [are known as]{did} herbivores.",
        WHAT,
        "What are herbivores?",
    ),
    "what is called by a name of a sort is still asked by what": (
        "A lake made by people [is called]{did} a [reservoir]{x}.",
        NAME._replace(words="which term", noun=True),
        "What is a lake made by people called?",
    ),
    "what somebody does goes by a term": (
        "Moving people out of danger [is called]{did} [evacuation]{x}.",
        NAME._replace(words="which term", noun=True),
        "What is the term for moving people out of danger?",
    ),
    "which word asks for what means something": (
        "[Slack water]{x} [means]{did} the time between tides.",
        NAME,
        "Which word means the time between tides?",
    ),
    "what a word means is asked by what": (
        "Slack water [means]{did} [the time between tides]{x}.",
        WHAT,
        "What does slack water mean?",
    ),
    "what a name stands for is asked by what": (
        "[Vinland]{term} [stands]{did} for [a coast]{x}.",
        WHAT,
        "What does Vinland stand for?",
    ),
    "an abbreviation at the end keeps its dots": (
        "The treaty [was signed]{did} in [1867]{x} in Washington, D.C.",
        Date,
        "In which year was the treaty signed in Washington, D.C.?",
    ),
    "an abbreviation in front keeps its capital": (
        "U.S. troops [landed]{did} in [Normandy]{x}.",
        which_place("region"),
        "In which region did U.S. troops land?",
    ),
    "a common noun that begins the claim loses its capital": (
        "Delegates of the towns [met]{did} in [Lima]{x}.",
        which_place("city"),
        "In which city did delegates of the towns meet?",
    ),
    "a name that begins the claim keeps its capital": (
        "Haiti [left]{did} [the union]{x} in 1804.",
        WHAT,
        "What did Haiti leave in 1804?",
    ),
}


TABLES = SUBJECTS | OBJECTS | PREPOSITIONS | DATES | REASONS | NAMES


@pytest.mark.parametrize(("claim", "wanted", "question"), TABLES.values(), ids=TABLES)
def test_a_claim_asks_itself(claim: str, wanted: Any, question: str) -> None:
    assert asked(claim, wanted) == question


NUMBERS: Rows = {
    "what is counted goes with how many": (
        "Diplomats [drew]{did} [three]{x} maps in 1850.",
        Count,
        "How many maps did diplomats draw in 1850?",
    ),
    "what is counted may be in the slot": (
        "The ship [carried]{did} [50 sheep]{x} to Lima.",
        Count,
        "How many sheep did the ship carry to Lima?",
    ),
    "what it was from, and when, stands before what it is now": (
        "The price [fell]{did} from [20 dollars]{x} in 1943 to 55 cents in 1946.",
        Count,
        "From how much in 1943 did the price fall to 55 cents in 1946?",
    ),
    "a number may begin the subject": (
        "[Three]{x} countries [took part]{did}.",
        Count,
        "How many countries took part?",
    ),
    "a number may stand in the subject": (
        "Diplomats from [17]{x} countries [met]{did} in Lima.",
        Count,
        "Diplomats from how many countries met in Lima?",
    ),
    "there were": (
        "There [are]{did} [eight]{x} planets in the solar system.",
        Count,
        "How many planets are there in the solar system?",
    ),
    "where it was done does not go with what is counted": (
        "Ada [hit]{did} [two]{x} balls on the Moon in 1850.",
        Count,
        "How many balls did Ada hit on the Moon in 1850?",
    ),
    "with whom it is shared does not go with the share": (
        "People [share]{did} [98 per cent]{x} of their genes with apes.",
        Count,
        "What share of their genes do people share with apes?",
    ),
    "some of several": (
        "Magellan [lost]{did} [four]{x} of his five ships.",
        Count,
        "How many of his five ships did Magellan lose?",
    ),
    "one of a unit is asked for as several": (
        "The ship [had]{did} [one mast]{x}.",
        Count,
        "How many masts did the ship have?",
    ),
    "a short unit is said as a word": (
        "The whale [eats]{did} [300 kg]{x} of fish.",
        Count,
        "How many kilograms of fish does the whale eat?",
    ),
    "what a number is told for goes with it": (
        "The cable of 1866 [carried]{did} [eight words]{x} a minute.",
        Count,
        "How many words a minute did the cable of 1866 carry?",
    ),
    "per goes with what is counted": (
        "Seawater [contains]{did} [35 grams]{x} of salt per litre.",
        Count,
        "How many grams of salt per litre does seawater contain?",
    ),
    "how long asks for time": (
        "The wall [stood]{did} for [28 years]{x}.",
        Count,
        "How long did the wall stand?",
    ),
    "how long may follow an object": (
        "Cassini [orbited]{did} the planet for [13 years]{x}.",
        Count,
        "How long did Cassini orbit the planet?",
    ),
    "how many asks for time that was lost": (
        "The crew [lost]{did} [three days]{x} in a storm.",
        Count,
        "How many days did the crew lose in a storm?",
    ),
    "how long before": (
        "The crew [left]{did} [two days]{x} before the storm.",
        Count,
        "How long before the storm did the crew leave?",
    ),
    "how much later": (
        "The crew [returned]{did} [two years]{x} later.",
        Count,
        "How much later did the crew return?",
    ),
    "how often": (
        "Prices [doubled]{did} [every four days]{x} in 1923.",
        Count,
        "How often did prices double in 1923?",
    ),
    "how old": ("The Sun [is]{did} [4.6 billion years]{x} old.", Count, "How old is the Sun?"),
    "how high": (
        "The tower [is]{did} [330 metres]{x} high.",
        Count,
        "How high is the tower?",
    ),
    "how far away": (
        "The star [is]{did} [four light years]{x} away.",
        Count,
        "How far away is the star?",
    ),
    "how far somebody travelled": (
        "The probe [travelled]{did} [500 million km]{x} in 1850.",
        Count,
        "How far did the probe travel in 1850?",
    ),
    "how far below": (
        "The Dead Sea [lies]{did} [430 metres]{x} below sea level.",
        Count,
        "How far does the Dead Sea lie below sea level?",
    ),
    "a share of something": (
        "The plague [killed]{did} [a third]{x} of the town's people.",
        Count,
        "What share of the town's people did the plague kill?",
    ),
    "a share of what was": (
        "Wages [fell]{did} to [a half]{x} of what they had been.",
        Count,
        "To what share of what they had been did wages fall?",
    ),
    "half the something": (
        "The plague [killed]{did} [half]{x} the population of Lima.",
        Count,
        "What share of the population of Lima did the plague kill?",
    ),
    "one in five": (
        "[One in five]{x} people [could not read]{did}.",
        Count,
        "What share of people could not read?",
    ),
    "by what percentage": (
        "The price of bread [rose]{did} by [88 per cent]{x}.",
        Count,
        "By what percentage did the price of bread rise?",
    ),
    "a rise without by": (
        "Trade [fell]{did} [20%]{x} in 1850.",
        Count,
        "By what percentage did trade fall in 1850?",
    ),
    "to what figure": (
        "The population [rose]{did} to [8 million]{x} in 1850.",
        Count,
        "To what figure did the population rise in 1850?",
    ),
    "by how much": (
        "The population [rose]{did} by [8 million]{x} in 1850.",
        Count,
        "By how much did the population rise in 1850?",
    ),
    "how much money": (
        "The United States [paid]{did} [15 million dollars]{x} for Alaska.",
        Count,
        "How much did the United States pay for Alaska?",
    ),
    "at what temperature": (
        "Water [boils]{did} at [100 degrees]{x} at sea level.",
        Count,
        "At what temperature does water boil at sea level?",
    ),
    "below zero": (
        "The air [cools]{did} to [20 °C below zero]{x}.",
        Count,
        "To what temperature does the air cool?",
    ),
    "at what speed": (
        "Sound [travels]{did} through air at [340 metres per second]{x}.",
        Count,
        "At what speed does sound travel through air?",
    ),
    "what somebody reached": (
        "A cheetah [can reach]{did} [100 km/h]{x}.",
        Count,
        "What speed can a cheetah reach?",
    ),
    "what is the speed": (
        "The speed of light [is]{did} [300,000 km/h]{x}.",
        Count,
        "What is the speed of light?",
    ),
    "what is the population": (
        "The population of Iceland [is]{did} [380,000]{x}.",
        Count,
        "What is the population of Iceland?",
    ),
    "what is measured goes with what": (
        "Liquid nitrogen [has]{did} a temperature of [-196 degrees]{x}.",
        Count,
        "What temperature does liquid nitrogen have?",
    ),
    "from what height": (
        "The shell [fell]{did} from a height of [800 metres]{x}.",
        Count,
        "From what height did the shell fall?",
    ),
    "at what age": (
        "Mozart [died]{did} at the age of [35]{x} in Vienna.",
        Count,
        "At what age did Mozart die in Vienna?",
    ),
    "at what age, after an object": (
        "Chopin [left]{did} Poland at the age of [20]{x}.",
        Count,
        "At what age did Chopin leave Poland?",
    ),
    "aged": ("Alexander [died]{did} aged [32]{x}.", Count, "At what age did Alexander die?"),
    "as heavy as": (
        "Gold [is]{did} [19 times]{x} as heavy as water.",
        Count,
        "How many times as heavy as water is gold?",
    ),
    "larger than": (
        "Jupiter [is]{did} [1,300 times]{x} larger than the Earth.",
        Count,
        "How many times larger than the Earth is Jupiter?",
    ),
    "a rough number": (
        "Red blood cells [live]{did} for about [120 days]{x}.",
        Count,
        "About how long do red blood cells live?",
    ),
    "a rough share in front": (
        "About [90 per cent]{x} of the people [live]{did} there.",
        Count,
        "About what share of the people live there?",
    ),
    "a particle stays behind": (
        "Ada [took]{did} up [three]{x} posts in 1850.",
        Count,
        "How many posts did Ada take up in 1850?",
    ),
    "a particle that looks like a preposition stays behind": (
        "Lima [took]{did} in [300]{x} refugees.",
        Count,
        "How many refugees did Lima take in?",
    ),
    "of stays behind": (
        "A team [consists]{did} of [eleven]{x} players.",
        Count,
        "How many players does a team consist of?",
    ),
    "into goes with how many": (
        "The treaty [split]{did} the empire into [three]{x} parts in 843.",
        Count,
        "Into how many parts did the treaty split the empire in 843?",
    ),
    "a receiver stays": (
        "The symphony [took]{did} him [21 years]{x}.",
        Count,
        "How long did the symphony take him?",
    ),
    "a number in front": (
        "In [three]{x} years, Ada Brook [wrote]{did} a book.",
        Count,
        "In how many years did Ada Brook write a book?",
    ),
}


@pytest.mark.parametrize(("claim", "wanted", "question"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_asks_for_itself(claim: str, wanted: Any, question: str) -> None:
    assert asked(claim, wanted) == question


REFUSALS: dict[str, tuple[str, Any, str]] = {
    "a verb before the marked one": (
        "The letter called for a truce and [was sent]{did} in [May 1850]{x}.",
        WHEN,
        "the first is not marked",
    ),
    "words between": (
        "The crew [put]{did} salt on [the fish]{x}.",
        WHAT,
        "“salt on” stands between",
    ),
    "a noun between": (
        "The heirs [sold]{did} the book by [Ada Brook]{x}.",
        WHO,
        "“the book by” stands between",
    ),
    "a modifier outside the number": (
        "The crew [ate]{did} more than [50]{x} sheep.",
        Count,
        "“more than” belongs to the number",
    ),
    "a modifier before a number that begins": (
        "More than [50]{x} sheep [died]{did}.",
        Count,
        "“more than” belongs to the number",
    ),
    "a number within the subject": (
        "The [50]{x} sheep [died]{did}.",
        Count,
        "does not begin the subject",
    ),
    "an ordinal": ("The crew [won]{did} the [third]{x} race.", Count, "number in an order"),
    "nothing counted": ("The crew [ate]{did} [50]{x}.", Count, "what is counted does not follow"),
    "an unknown unit": ("The wire [has]{did} [50 ″]{x} of it.", Count, "cannot be told"),
    "a share of nothing": (
        "The air [is]{did} [21 per cent]{x} oxygen.",
        Count,
        "a share of does not follow",
    ),
    "words after a subject": (
        "[Ada Brook]{x} the pilot [lit]{did} the lamp.",
        WHO,
        "stands between the slot and its verb",
    ),
    "words before a subject": (
        "The pilot [Ada Brook]{x} [lit]{did} the lamp.",
        WHO,
        "stands before the slot in the subject",
    ),
    "a date as the subject": ("[1850]{x} [was]{did} a dry year.", Date, "the subject is no name"),
    "the slot goes on": (
        "Haiti [threw]{did} off [French]{x} rule in 1804.",
        WHAT,
        "goes on about the slot",
    ),
    "the slot has a clause": (
        "The crew [ate]{did} [the sheep]{x} that Ada sold.",
        WHAT,
        "goes on about the slot",
    ),
    "the slot has a participle": (
        "Napoleon [beat]{did} [the army]{x} led by Blücher.",
        WHAT,
        "goes on about the slot",
    ),
    "the slot owns something": (
        "Napoleon [beat]{did} [the tsar]{x}'s army.",
        WHO,
        "goes on about the slot",
    ),
    "the slot has an apposition": (
        "The mayor [thanked]{did} [Ada Brook]{x}, a pilot.",
        WHO,
        "goes on about the slot",
    ),
    "the slot is one of two": (
        "The mayor [thanked]{did} [Ada Brook]{x} and Lee Hart.",
        WHO,
        "goes on about the slot",
    ),
    "what is called follows": (
        "Sailors [call]{did} [the time between tides]{x} slack water.",
        WHAT,
        "what the slot is called follows it",
    ),
    "a description": ("The vote [was]{did} [unanimous]{x}.", WHAT, "a description"),
    "a preposition in the slot": (
        "The strike [lasted]{did} [from May to June]{x}.",
        WHAT,
        "begins with “from”",
    ),
    "where with another preposition": (
        "The tunnel [runs]{did} under [the cave]{x}.",
        WHERE,
        "“under where” is no question",
    ),
    "no because": ("The crew [fled]{did} as [it was late]{x}.", WHY, "no “because” stands before"),
    "words after what stands in front": (
        "In [Ujiji]{x} by the lake, Stanley [met]{did} Ada.",
        which_place("town"),
        "stands after the slot in front",
    ),
    "words before what stands in front": (
        "At the gates of [Lima]{x}, the crew [met]{did} Ada.",
        which_place("city"),
        "stands before the slot in front",
    ),
    "a verb of now or of then": ("Bees [cut]{did} [leaves]{x}.", WHAT, "of now or of then"),
    "a thing in front": ("With [a lens]{x}, Ada [lit]{did} a fire.", WHAT, "no date or place"),
    "a date in a clause": (
        "Ada [met]{did} the crew that sailed in [1850]{x}.",
        Date,
        "the date stands in a clause of its own",
    ),
    "a date of a noun": (
        "Ada [won]{did} the race of [1850]{x}.",
        Date,
        "belongs to the words before it",
    ),
    "a word of the date outside it": (
        "Ada [left]{did} on Christmas Day [1850]{x}.",
        Date,
        "“Day” belongs to the date",
    ),
    "a modifier that may be a preposition": (
        "The ice [is]{did} up to [four km]{x} thick.",
        Count,
        "“up to” belongs to the number",
    ),
    "what it is named after": (
        "The virus [was named]{did} [Ebola]{x} after a river.",
        WHAT,
        "what the slot is called follows it",
    ),
    "only outside the number": (
        "The ship [had sailed]{did} only [50 miles]{x}.",
        Count,
        "“only” belongs to the number",
    ),
    "what was had done": ("Ada [had]{did} [a book]{x} written.", WHAT, "goes on about the slot"),
    "a date of several": (
        "Ada [won]{did} in [May 1850]{x} and 1851.",
        Date,
        "the date is one of several",
    ),
    "a second verb": (
        "The ship [left]{did} [Lima]{x} in May and reached Callao.",
        WHERE,
        "a second verb follows",
    ),
    "a second verb with an auxiliary": (
        "The ship [left]{did} [Lima]{x} in May and has reached Callao.",
        WHERE,
        "a second verb follows",
    ),
    "a second verb after one with an auxiliary": (
        "The pier [was closed]{did} in [Lima]{x} in May and will be sold.",
        WHERE,
        "a second verb follows",
    ),
    "too long": (
        "[Ada Brook]{x} [saw]{did} " + " ".join(["one ship after another"] * 6) + ".",
        WHO,
        "the question has 26 words",
    ),
}


@pytest.mark.parametrize(("claim", "wanted", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_what_is_not_sure_is_refused(claim: str, wanted: Any, reason: str) -> None:
    assert reason in refusal(claim, wanted)


WORDS = st.lists(
    st.sampled_from(
        "the a crew of to in by for lit Ada 1850 May three years that and because , who as more "
        "than saw sheep mayor out up".split()
    ),
    max_size=6,
).map(" ".join)
WANTED = st.sampled_from([WHO, WHAT, WHERE, WHY, WHEN, NAME, Count, Date, which("ship")])


@given(WORDS, WORDS, WORDS, st.sampled_from(["lit", "was lit", "had to light"]), WANTED)
def test_any_claim_is_asked_or_refused(
    before: str, between: str, after: str, verb: str, wanted: Any
) -> None:
    """What is asked is one sentence of at most 25 words, which leaves the answer out."""
    claim = f"Q {before} [{verb}]{{did}} {between} [7 Zulu 1999]{{x}} {after}."
    try:
        question = asked(claim, wanted)
    except UnaskableError:
        return
    assert "7 Zulu" not in question
    assert question.endswith("?")
    assert question[0] == question[0].upper()
    assert len(question.split()) <= MOST_WORDS
    assert not any(sign in question for sign in "\ue000\ue001\ue002")
    assert "  " not in question


def test_a_role_noun_replaces_who() -> None:
    words = QuestionWords("which pilot", noun=True)
    assert asked("[Ada]{x} [sailed]{did}.", words) == "Which pilot sailed?"

"""Whether a claim begins with a common word, which loses its capital in a question, or a name.

What the texts of a course show is asked first (items/claim_questions.py); this is for a word that
they hold nowhere else. English spells plurals and abstract nouns so that most can be told; what
cannot be told keeps its capital, since a name without one is the worse mistake.
"""

import re

ALWAYS_SMALL = frozenset(
    """
    a about above across after against all almost along although among an another any around as
    at because before behind below between beyond both by despite dozens during each eight
    eighty either eleven every few fewer fifty five for forty four from half her here his
    hundred hundreds if in inside its least less like many millions more most much my near
    nearly neither nine ninety no nobody not nothing now of on once one only other our outside
    over roughly seven seventy several since six sixty some such ten that the their then there
    these thirty this those though thousands three through throughout to today twelve twenty
    twice two under unlike until up what when where which while who with within without
    """.split()
)
_SUBSTANCES = frozenset(
    """
    acid air alcohol algae aluminium ammonia arsenic asphalt bacteria bamboo barley bauxite beef
    beer bile blood bone brass bread bronze butter caffeine calcium carbon cement chalk charcoal
    cheese chlorine chlorophyll chocolate cholesterol chromium clay coal cobalt coffee collagen
    concrete copper coral cork cotton cream crude crystal diamond dust ethanol fat flax flint
    flour fluorine fog food fruit fuel fur gas gasoline glass glucose glue gold granite graphite
    grass gravel haemoglobin hair haze heat helium hemp honey hydrogen ice indigo ink insulin
    iodine iron ivory kelp keratin kerosene latex lava lead leather lemon light lime limestone
    linen lithium loam magma magnesium maize malt manganese marble melanin methane milk mist
    mould mud neon nickel nicotine nitrogen nylon oil opium oxygen ozone paper paraffin peat
    penicillin petrol petroleum phosphorus plankton plasma plastic platinum plutonium pollen
    porcelain potash potassium protein quartz quinine radium rain rice rubber rum rust rye
    saliva salt sand sandstone seawater sewage silicon silk silt silver slate smog smoke snow
    soap soda sodium soil soot spice starch steam steel stone sugar sulphur sunlight sweat tar
    tea timber tin titanium tobacco tungsten turf uranium urine vinegar vodka water wax wheat
    whisky wine wood wool yeast zinc
    adrenaline aspirin cocaine dopamine heroin morphine salmon vitamin
    """.split()
)
_OTHERS = frozenset(
    """
    agriculture anger architecture ballet baroque baseball basketball birth boxing cancer
    capital cattle cavalry chess children cholera church cinema clergy climate commerce congress
    cricket crime culture custom damage death debt deer demand democracy diabetes diphtheria
    disease divorce drought education energy erosion evidence evolution famine fashion fear feet
    fever fighting fire fish fishing flood football force foreign free freedom fresh friction
    geese gravity greed growth gunpowder health help high history hockey hope hunger immunity
    industry infantry inflation influence influenza information irrigation jazz justice
    knowledge labour land language large late law leprosy life lightning literature livestock
    local love lunch magnetism malaria man mankind martial mathematics measles medicine men
    metal mice money motion music nationalism nature new news night nobody obesity old opera
    opposition oxidation panic parliament peace people piracy plague poetry police polio
    pollution population poverty power pressure profit progress propaganda property prose
    protest public rabies radar radiation radio rail religion rent research respiration revenge
    revolution rugby rule sailing school science scurvy serfdom sheep sight silence skin slavery
    sleep small smallpox smoking snowfall society sound space speech speed sport spring
    starvation steel stress summer supply survival swimming taste tax technology teeth
    television temperature tennis terror tetanus theatre time torture tourism trade traffic
    training transport travel treason truth tuberculosis typhoid typhus unemployment unrest
    urban uv vaccination velocity violence voting war wealth weather winter witchcraft woman
    women work youth
    """.split()
)
_ABSTRACT = re.compile(
    r"[a-z]{2,}(?:tions?|ments?|ness|isms?|ology|ography|onomy|ities|ility|ivity|icity|ality|ics|"
    r"fish|ships?|hoods?|ances?|ences?|ings?|icians?|ibians|sis|itis|oxide|water|light|stone|wood)"
)
_NAMES = frozenset(
    """
    adams algiers alps andes arab arabs archimedes ardennes athens aztec aztecs banks baptists
    bates beijing blackstone boeing bolshevik bolsheviks brahms browning brussels buddhists
    burns calvinists cannes catholic catholics celts ceres chambers charles chongqing christian
    christians clarence collins constance cossacks croats czech czechs danes davies descartes
    dickens dunstone dutch eastwood edwards engels english euripides evans finns flanders
    fleming florence france franks french gates girondins gladstone goering goodwater goths
    greek greeks greenpeace harding hastings hayes hermes hindu hindus hippocrates hobbes
    hollywood holmes hughes huguenots huns inca incas jacobins james jewish jews jones keynes
    kingston kipling kurds lansing lawrence leeds livingstone maldives manning maoists mars
    marseilles marxists massachusetts maya mayas mensheviks methodists mongol mongols moorish
    moors muslim muslims myers nanjing nantes naples nazi nazis netherlands norman normans owens
    pericles peters philippines pickering pisces poles powers protestant protestants provence
    pyrenees ramses reuters rhodes richards roberts rogers roman romans rowling sanders saxons
    scots sellers serbs seychelles sikh sikhs slavs socrates sophocles soviet stevens stirling
    swedes swiss sykes tatars terence thai thebes tories turing turk turks vandals versailles
    viking vikings wales watts wellington wells welsh whigs williams xerxes yeats yves
    """.split()
)
_OF_A_COUNTRY = re.compile(r"[a-z]+(?:ish|ese|ian|ians|ean|eans|ican|icans|gan|gans|ovan|ovans)")
_WITHIN_NAMES = frozenset(
    "and or da de del della di do du la le van von der den al bin ibn ben el y".split()
)
_NO_COUNTRY = frozenset(
    """
    barbarian barbarians civilian civilians comedian comedians custodian custodians finish fish
    goldfish guardian guardians historian historians hooligan hooligans librarian librarians
    mammalian ocean oceans organ organs parish pedestrian pedestrians reptilian reptilians
    rubbish ruffian shellfish slogan slogans starfish varnish vegetarian vegetarians
    """.split()
)


def begins_small(phrase: str) -> bool:
    """Tell whether `phrase`, a subject or a phrase in front, begins with a common word.

    It is judged by its spelling and by what follows: a plural in -s, an abstract noun, a noun that
    another noun follows.
    """
    found = re.match(r"([A-Z][a-z]*)(?:(?P<next>[ ,’'.-])|$)(?P<rest>.*)", phrase)
    if not found:
        return False
    word = found[1].lower()
    if word in ALWAYS_SMALL:
        return True
    is_owner = found["next"] in ("’", "'")
    if is_owner or word in _NAMES or found["rest"][:1].isupper() or _is_of_a_country(word):
        return False
    if word in _SUBSTANCES or word in _OTHERS or _ABSTRACT.fullmatch(word):
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os", "ys")):
        return True
    follows = re.match(r"[a-z]{2,}", found["rest"]) if found["next"] in (" ", "-") else None
    return follows is not None and follows[0] not in ALWAYS_SMALL | _WITHIN_NAMES


def _is_of_a_country(word: str) -> bool:
    """Tell whether `word` is spelled as a people or its adjective: "Russians", "Turkish"."""
    is_common = word in _NO_COUNTRY or word.endswith(("ician", "icians"))
    return bool(_OF_A_COUNTRY.fullmatch(word)) and not is_common

"""Which words at the start of a claim lose their capital within a question."""

import pytest

from talkquiz.language.first_words import begins_small


@pytest.mark.parametrize(
    "phrase",
    [
        *("The heart", "A treaty of 1494", "In April 2016", "Two cities", "Most of the crew"),
        *("Delegates", "Delegates of the Hanseatic towns", "Historians", "Politicians"),
        *("Kelp forests", "Red blood cells", "Rebel groups", "Leaves", "Bees and wasps"),
        *("Penicillin", "Water", "Iron and steel", "Women", "Inflation", "Photosynthesis"),
        *("Unemployment", "Peace-talks", "Settlers from England", "Civilians"),
    ],
)
def test_a_common_word_loses_its_capital(phrase: str) -> None:
    assert begins_small(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        *("Ada Brook", "Haiti", "Mozart", "Kathrine Switzer", "William of Normandy"),
        *("Germany's prices", "Parliament’s vote", "Brahms' first symphony", "Dickens"),
        *("Turkish troops", "Soviet troops", "French kings", "Romans", "Russians", "Protestants"),
        *("U.S. troops", "HNC", "DNA", "2001", "élan", "IJmuiden", "Scientist Marie Curie"),
        *(
            "Vasco da Gama",
            "Alexander the Great",
            "Fleming",
            "Hastings",
            "Athens",
            "France",
            "Dr. Livingstone",
            "",
        ),
    ],
)
def test_a_name_keeps_its_capital(phrase: str) -> None:
    assert not begins_small(phrase)

"""What somebody may be: nouns for people by what they do, or by their office."""

from __future__ import annotations

from mkdeck.facts.words import word_set

ROLES = word_set(
    "abbot accountant actor actress admiral anatomist anthropologist archaeologist archbishop architect artist "
    "astronaut astronomer athlete author aviator banker barrister biologist bishop botanist boxer brewer caliph "
    "captain cardinal carpenter chancellor chemist chief clergyman climber clockmaker commander composer conductor "
    "congressman congresswoman consul cosmonaut curator cyclist dancer dentist dictator director doctor dramatist "
    "draper driver economist emperor empress engineer explorer farmer founder gardener general geographer geologist "
    "goldsmith golfer governor guitarist historian industrialist inventor journalist judge jurist justice king "
    "lawyer leader librarian linguist mason mathematician mayor mechanic merchant midwife miller minister "
    "missionary monarch monk naturalist navigator novelist nurse officer optician painter pharaoh pharmacist "
    "philosopher photographer physician physicist pianist pilot player playwright poet politician pope president "
    "priest prime prince princess printer professor programmer prophet psychologist queen reformer reporter ruler "
    "sailor saint scholar schoolteacher scientist sculptor secretary senator shipbuilder shogun singer sociologist "
    "soldier statesman statistician sultan surgeon surveyor swimmer tailor teacher theologian tribune tsar vicar "
    "viceroy violinist watchmaker weaver writer zoologist"
)

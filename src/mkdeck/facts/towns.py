"""Towns, and countries and states behind them: by which a name is known for that of a place."""

from __future__ import annotations

from mkdeck import lazy_re as re

_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Missouri|Montana|Nebraska"
    "|Nevada|New (?:Hampshire|Jersey|Mexico)|(?:North|South) Carolina|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas"
    "|Utah|Virginia|Wisconsin"
)
_OTHER_PARTS = "Georgia|Washington|British Columbia|Ontario|Quebec|Bavaria|South Tyrol"
"""What is no state, or may be a country or a town."""
_COUNTRIES = (
    "Argentina|Australia|Austria|Belgium|Brazil|Britain|Canada|Chile|China|Croatia|Cyprus|Czechia"
    "|the Czech Republic|Denmark|Egypt|England"
    "|Estonia|Finland|France|Germany|Greece|Hungary|Iceland|India|Indonesia|Ireland|Israel|Italy|Japan|Kenya|Latvia|Lithuania"
    "|Luxembourg|Mexico|the Netherlands|New Zealand|Nigeria|Norway|Poland|Portugal|Romania|Russia|Scotland|Serbia"
    "|Great Britain|the Soviet Union|the United (?:Kingdom|States)"
    "|Slovakia|Slovenia|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Turkey|Ukraine|Uruguay|Vietnam|Wales"
    "|Afghanistan|Albania|Algeria|Angola|Armenia|Azerbaijan|Bangladesh|Belarus|Bolivia|Bosnia|Botswana"
    "|Bulgaria|Cambodia|Cameroon|Colombia|Costa Rica|Cuba|Ecuador|El Salvador|Eritrea|Ethiopia|Fiji|Ghana"
    "|Guatemala|Guyana|Haiti|Honduras|Iran|Iraq|Jamaica|Jordan|Kazakhstan|Kuwait|Laos|Lebanon|Liberia"
    "|Libya|Madagascar|Malawi|Malaysia|Mali|Malta|Mauritius|Moldova|Mongolia|Montenegro|Morocco|Mozambique"
    "|Myanmar|Namibia|Nepal|Nicaragua|Niger|North Korea|Oman|Pakistan|Panama|Paraguay|Peru|Qatar|Rwanda"
    "|Saudi Arabia|Senegal|Sierra Leone|Singapore|Somalia|Sri Lanka|Sudan|Syria|Tanzania|Thailand"
    "|the Philippines|Tunisia|Uganda|Uzbekistan|Venezuela|Yemen|Zambia|Zimbabwe"
)
_LANDS = f"{_STATES}|{_OTHER_PARTS}|{_COUNTRIES}"
COUNTRY = re.compile(rf"(?:{_COUNTRIES})")
STATE = re.compile(rf"(?:{_STATES})")
LAND = re.compile(rf"(?:{_LANDS})")
"""States and countries, of which a place within tells more."""
_TOWNS = (
    "Amsterdam|Antwerp|Athens|Atlanta|Auckland|Austin|Baltimore|Bangalore|Barcelona|Basel|Beijing|Belgrade|Berlin"
    "|Bern|Birmingham|Bologna|Bonn|Boston|Bratislava|Brisbane|Bristol|Brno|Brooklyn|Brussels|Bucharest|Budapest"
    "|Cairo|Cambridge|Cape Town|Chicago|Cincinnati|Cleveland|Cologne|Copenhagen|Dallas|Delft|Denver|Detroit|Dresden"
    "|Dublin|Düsseldorf|Edinburgh|Eindhoven|Florence|Frankfurt|Geneva|Ghent|Glasgow|Gothenburg|Graz|Grenoble|Hamburg"
    "|Hangzhou|Hanover|Hanoi|Heidelberg|Helsinki|Hong Kong|Houston|Hyderabad|Innsbruck|Istanbul|Jena|Johannesburg"
    "|Karlsruhe|Kraków|Kyiv|Kyoto|Lausanne|Leeds|Leiden|Leipzig|Liège|Lille|Lisbon|Liverpool|Ljubljana|London"
    "|Los Angeles|Lucerne|Lyon|Madrid|Manchester|Manhattan|Marseille|Melbourne|Miami|Milan|Minneapolis|Montreal|Moscow"
    "|Mumbai|Munich|Nairobi|Naples|Nashville|New York|Nuremberg|Oakland|Osaka|Oslo|Oxford|Palo Alto|Paris|Philadelphia"
    "|Pittsburgh|Portland|Porto|Prague|Redmond|Reykjavik|Riga|Rome|Rotterdam|Salzburg|San Diego|San Francisco|San Jose"
    "|São Paulo|Santiago|Seattle|Seoul|Seville|Shanghai|Shenzhen|Singapore|Sofia|Stockholm|Stuttgart|Sydney|Taipei"
    "|Tallinn|Tampere|Tel Aviv|Tokyo|Toronto|Toulouse|Trieste|Turin|Uppsala|Utrecht|Vancouver|Venice|Verona|Vienna"
    "|Vilnius|Warsaw|Wellington|Zagreb|Zürich|Zurich|Aarhus|Adelaide|Albuquerque|Ann Arbor|Ankara|Bangkok|Beirut"
    "|Belfast|Bergen|Bilbao|Bogotá|Bordeaux|Boulder|Buenos Aires|Calgary|Canberra|Cardiff|Chennai|Coimbra|Cork"
    "|Cupertino|Delhi|Dubai|Espoo|Galway|Gdańsk|Genoa|Guadalajara|Haifa|Havana|Honolulu|Jakarta|Jerusalem|Kansas City"
    "|Kolkata|Kuala Lumpur|Lagos|Las Vegas|Lima|Lund|Malmö|Manila|Menlo Park|Mexico City|Minsk|Montevideo"
    "|Mountain View|Nantes|New Delhi|New Orleans|Newcastle|Nottingham|Odense|Ottawa|Oulu|Padua|Perth|Phoenix|Pune"
    "|Raleigh|Rio de Janeiro|Rochester|Salt Lake City|San Mateo|Santa Clara|Sheffield|Southampton|Strasbourg"
    "|Sunnyvale|Tartu|Tbilisi|Trondheim|Turku|Valencia|Wrocław"
)
TOWN = re.compile(rf"^(?:{_TOWNS})(?:$|,| in\b)|(?:, | in | near )(?:the )?(?:{_LANDS})$")
"""A name of a place: a town that people know, or one behind which its land is told, “Wolfurt in Austria”."""

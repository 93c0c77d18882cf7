"""Towns, states and countries as they stand beside an employer."""

from __future__ import annotations

import re

STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ"
    "|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|ON|QC|BC|AB|MB|UK"
)
NAMED_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    "|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    "|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey"
    "|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba"
    "|Nova Scotia|Saskatchewan|New South Wales|Victoria|Queensland|State"
)
COUNTRIES = (
    r"USA?|U\.S\.A?\.?|UAE|U\.K\.|United States(?: of America)?|United Kingdom|Great Britain"
    r"|England|NSW|VIC|QLD|Scotland|Wales|Northern Ireland|Ireland|Germany|Deutschland|France"
    r"|Spain|España|Italy"
    r"|Italia|Austria|Österreich|Switzerland|Schweiz|Suisse|The Netherlands|Netherlands|Belgium"
    r"|Belgique|Luxembourg|Denmark|Sweden|Norway|Finland|Iceland|Poland|Portugal|Greece|Turkey|Türkiye"
    r"|Cyprus|Malta|Czech Republic|Czechia|Slovakia|Hungary|Romania|Bulgaria|Serbia|Croatia"
    r"|Slovenia|Estonia|Latvia|Lithuania|Ukraine|Russia|Georgia|Armenia|Kazakhstan|Israel|Jordan"
    r"|Lebanon|Saudi Arabia|Qatar|Kuwait|Bahrain|Oman|Iran|Iraq|United Arab Emirates|India|Pakistan"
    r"|Bangladesh|Sri Lanka|Nepal|China|Hong Kong|Taiwan|Japan|(?:S\.\s?|South |Republic of )?Korea"
    r"|Singapore|Malaysia|Philippines|Indonesia|Vietnam|Thailand|Cambodia|Myanmar|Australia"
    r"|New Zealand|Canada|Mexico|México|Brazil|Brasil|Argentina|Chile|Colombia|Peru|Perú|Ecuador"
    r"|Uruguay|Paraguay|Bolivia|Venezuela|Costa Rica|Panama|Guatemala|Cuba|Jamaica|Puerto Rico"
    r"|Dominican Republic|Nigeria|Ghana|Kenya|Uganda|Tanzania|Ethiopia|Rwanda|Egypt|Morocco|Maroc"
    r"|Tunisia|Algeria|Senegal|Cameroon|Ivory Coast|South Africa|Zimbabwe|Zambia|Botswana|Namibia"
)
REGIONS = f"{STATES}|{COUNTRIES}|{NAMED_STATES}"
REGION = re.compile(rf"^(?:{REGIONS})$")
TOWN = (
    r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}\s?(?:, ?| )"
    rf"(?:{REGIONS})(?: \d{{5}})?(?:, ?(?:{REGIONS}))?"
)
PLACE = re.compile(
    rf"^{TOWN}(?:\s*(?:&|/|and|to)\s*{TOWN})?$"
    rf"|^(?:{REGIONS})$|^(?i:remote|hybrid|on-?site|city|nationwide|worldwide)$"
    r"|\b(?:Bay Area|Metropolitan Area|Greater \w+ Area)$"
)

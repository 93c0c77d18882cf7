"""Words that are names of people and of other things too: covered only where a person is meant."""

from __future__ import annotations

EVERYDAY = """
    abbott amber angel april art august autumn banks bell berry best bill bishop black blue brook
    brooks brown bud bush buck carol case cash chance chase chip christian church clay click cliff
    coach cole cook cross crystal dale dawn day dean destiny dot drew duke dusty earl east faith
    field fields fish flowers forest forrest fox frank free french gates gene glen gold golden
    good grace grant gray green grey guy hall hardy harmony harry heath heather hill holiday home
    hope house hunt hunter iris ivy jack jade jasmine jewel joy june justice keen king knight lake
    lane large law lee lily little long love major mark marks marsh mason max may mercy merit
    miles mills mint moon moss nice noble north nova olive page park parks pat patience paul pearl
    penny pepper pet piper pool pope porter post potter power price prince pride queen rain ray
    reed rich rivers rob robin rock rocky rose royal ruby rusty sage sandy savings season set
    sharp sharpe short silver skip sky small smart snow south spring star stone stories story
    street strong sue summer summers swift temple terry tiny title trinity tucker underwood van
    victor ward waters way wells west white will willow win winter wise wood woods worth young
"""
PLACES = """
    adelaide africa alabama alberta america arizona asia athens austin berlin bolivia boston
    brazil bristol brooklyn cairo california camden canada carolina carson chad chelsea chester
    cheyenne chicago china cleveland colombia columbia columbus cyprus dakota dallas delhi denver
    devon dubai egypt england europe florence florida france geneva georgia german germany ghana
    greece guinea hamburg holland houston india indiana ireland israel italy jackson jamaica japan
    jersey jordan kent kenya kingston korea lancaster lebanon lima lincoln london lourdes lyon
    madison madrid malaysia mali malta memphis mexico miami milan montana moscow munich naples
    nevada nigeria norway oman orlando oxford pakistan panama paris peru phoenix poland portland
    portugal quebec raleigh regina roma roman rome russia salem santiago savannah scotland senegal
    sierra singapore spain sudan sweden sydney syria tennessee texas togo toledo troy turkey
    uganda utah valencia venice verona victoria vienna virginia wales warsaw washington wellington
    york yemen zambia
"""
BRANDS = """
    abbott acer adobe alexa amazon andersen apollo apple armani atlas aurora avery avon azure
    bayer benz boeing bosch burberry cadbury cartier cassandra chanel cisco citi claude colgate
    cypress dell delta disney dolby ember ericsson facebook ferrari fisher ford fuji gap gatsby
    gemini gradle hilton hitachi honda hoover hugo ibm intel jasper jenkins john johnson julia
    kafka karma kellogg kroger lambda lenovo levi lexus lilly linear lloyds lockheed macy mars
    martin marriott mattel maven maya mazda mercedes merck mercury morgan motorola nestle neo nike
    nokia nvidia oracle oreo pascal pearson perl pfizer philips porsche procter python ralph
    raymond rolls ryder samsung sanofi saturn scala sears shell siemens sigma sony sprint stanley
    steinway subway suzuki swan target tesla thomson tiffany toyota uber unity vera visa walmart
    watson wendy wesley whitney wolf xavier xerox zara
"""
AMBIGUOUS = frozenset(f"{EVERYDAY} {PLACES} {BRANDS}".split())

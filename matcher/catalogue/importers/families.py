"""The family of a role, from the group that SOC or ISCO puts it in."""

from __future__ import annotations

from collections.abc import Mapping

SOC: Mapping[str, str] = {
    "11": "management", "11-2": "marketing", "11-3021": "it-operations", "11-3031": "finance",
    "11-3121": "human-resources", "11-9021": "construction", "11-9032": "education",
    "11-9033": "education", "11-9041": "engineering", "11-9051": "food", "11-9111": "health",
    "13": "finance", "13-1": "administration", "13-1071": "human-resources",
    "13-1074": "human-resources", "13-1075": "human-resources", "13-1141": "human-resources",
    "13-1151": "human-resources", "13-1161": "marketing",
    "15": "software", "15-1212": "security", "15-1231": "it-operations",
    "15-1232": "it-operations", "15-1241": "it-operations", "15-1242": "data", "15-1243": "data",
    "15-1244": "it-operations", "15-1255": "design", "15-2": "data",
    "17": "engineering", "17-101": "design", "19": "science", "21": "social-care", "23": "law",
    "25": "education", "27": "media", "27-1": "design", "27-2": "arts", "27-202": "fitness",
    "29": "health", "31": "health", "31-9011": "fitness", "33": "public-service", "35": "food",
    "37": "services", "39": "services", "39-9031": "fitness", "41": "sales", "41-2": "retail",
    "43": "administration", "45": "agriculture", "47": "construction", "49": "trades",
    "49-3011": "aviation", "51": "manufacturing", "51-3": "food", "53": "transport",
    "53-2": "aviation", "55": "public-service",
}  # fmt: skip
"""Of SOC 2018, the beginning of a code; the longest one counts."""

ISCO: Mapping[str, str] = {
    "0": "public-service", "1": "management", "111": "public-service", "1211": "finance",
    "1212": "human-resources", "122": "marketing", "1223": "science", "131": "agriculture",
    "132": "manufacturing", "1323": "construction", "1324": "transport", "133": "it-operations",
    "134": "management", "1342": "health", "1345": "education", "1411": "services",
    "1412": "food", "142": "retail", "1431": "fitness",
    "21": "science", "214": "engineering", "215": "engineering", "216": "design",
    "22": "health", "23": "education", "24": "administration", "241": "finance",
    "2423": "human-resources", "2424": "human-resources", "243": "marketing", "2433": "sales",
    "2434": "sales", "25": "software", "252": "it-operations", "2521": "data",
    "26": "arts", "261": "law", "262": "media", "263": "science", "2635": "social-care",
    "264": "media", "265": "arts",
    "31": "engineering", "3115": "engineering", "314": "science", "315": "transport",
    "3153": "aviation", "3154": "aviation", "32": "health", "33": "administration",
    "331": "finance", "332": "sales", "335": "public-service", "3411": "law",
    "3412": "social-care", "342": "fitness", "343": "arts", "3432": "design", "3434": "food",
    "35": "it-operations", "352": "media",
    "4": "administration", "51": "services", "5111": "aviation", "512": "food", "513": "food",
    "52": "sales", "522": "retail", "53": "social-care", "5321": "health", "5322": "health",
    "5329": "health", "54": "public-service",
    "6": "agriculture", "7": "trades", "71": "construction", "751": "food", "8": "manufacturing",
    "81": "manufacturing", "83": "transport", "9": "services", "92": "agriculture",
    "931": "construction", "932": "manufacturing", "933": "transport", "94": "food",
}  # fmt: skip
"""Of ISCO-08, the beginning of a code."""

OTHER = "administration"


def family_of(code: str, groups: Mapping[str, str]) -> str:
    """Return the family of the longest group that a code begins with."""
    for length in range(len(code), 0, -1):
        if code[:length] in groups:
            return groups[code[:length]]
    return OTHER

"""Names that readers take as a sign of sex and race, by group.

First names of the groups white and Black are those of Bertrand and Mullainathan, "Are Emily and
Greg More Employable than Lakisha and Jamal?", American Economic Review 94 (2004), with surnames
from the same study. Hispanic and Asian surnames are among the most frequent of these groups in the
surname table of the US Census of 2010; the first names are common ones that go with them. A name is
a signal to a reader and says nothing about a person.
"""

from __future__ import annotations

GROUPS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("female", "white"): (
        ("Allison", "Anne", "Carrie", "Emily", "Jill", "Kristen", "Laurie", "Meredith", "Sarah"),
        ("Baker", "Kelly", "McCarthy", "Murphy", "Murray", "Ryan", "Sullivan", "Walsh"),
    ),
    ("male", "white"): (
        ("Brad", "Brendan", "Brett", "Geoffrey", "Greg", "Jay", "Matthew", "Neil", "Todd"),
        ("Baker", "Kelly", "McCarthy", "Murphy", "Murray", "Ryan", "Sullivan", "Walsh"),
    ),
    ("female", "Black"): (
        ("Aisha", "Ebony", "Keisha", "Kenya", "Lakisha", "Latonya", "Latoya", "Tamika", "Tanisha"),
        ("Jackson", "Jones", "Robinson", "Washington", "Williams"),
    ),
    ("male", "Black"): (
        ("Darnell", "Hakim", "Jamal", "Jermaine", "Kareem", "Leroy", "Rasheed", "Tremayne",
         "Tyrone"),
        ("Jackson", "Jones", "Robinson", "Washington", "Williams"),
    ),
    ("female", "Hispanic"): (
        ("Alejandra", "Carmen", "Guadalupe", "Juana", "Luz", "Marisol", "Rosa", "Ximena"),
        ("Garcia", "Gonzalez", "Hernandez", "Lopez", "Martinez", "Rodriguez"),
    ),
    ("male", "Hispanic"): (
        ("Alejandro", "Carlos", "Diego", "Jorge", "Jose", "Luis", "Miguel", "Santiago"),
        ("Garcia", "Gonzalez", "Hernandez", "Lopez", "Martinez", "Rodriguez"),
    ),
    ("female", "Asian"): (
        ("Anjali", "Hyun-Ju", "Lakshmi", "Mei", "Priya", "Thuy", "Xiaoling", "Yuki"),
        ("Chen", "Kim", "Nguyen", "Patel", "Shah", "Wang"),
    ),
    ("male", "Asian"): (
        ("Arjun", "Hiroshi", "Jian", "Min-Jun", "Minh", "Rajesh", "Sanjay", "Wei"),
        ("Chen", "Kim", "Nguyen", "Patel", "Shah", "Wang"),
    ),
}  # fmt: skip

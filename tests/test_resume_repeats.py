"""Keyword blocks lose their copies; lists of skills and honest repetition stay."""

from __future__ import annotations

import random
from datetime import date

import pytest

from matcher.resume.read import from_text
from matcher.resume.repeats import find_repeats
from tests.hidden_files import TERMS
from tests.pasted_resumes import PASTED
from tests.samples import COOK, ENGINEER

AS_OF = date(2026, 1, 1)


def left(text: str) -> str:
    for start, end in reversed(find_repeats(text)):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize("separator", [" ", ", ", "\n", " | "])
def test_copies_of_a_few_terms_go(separator: str) -> None:
    block = separator.join(["Kubernetes", "Terraform", "Golang"] * 60)
    rest = left(block)
    assert rest.count("Kubernetes") == 1 and rest.count("Golang") <= 2


def test_a_list_pasted_again_and_again_is_read_once() -> None:
    block = "\n".join([", ".join(TERMS)] * 6)
    assert left(block).count("Terraform") == 1


def test_terms_drawn_at_random_are_read_once() -> None:
    chance = random.Random(4)
    assert left(" ".join(chance.choices(TERMS[:12], k=200))).count(TERMS[3]) == 1


def test_an_endless_list_is_cut_off() -> None:
    block = ", ".join(f"Skill {chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400))
    assert block.startswith(left(block).rstrip(", "))
    assert 100 < left(block).count(",") < 160


@pytest.mark.parametrize("text", [ENGINEER, COOK, *PASTED.values()])
def test_honest_resumes_stay(text: str) -> None:
    assert find_repeats(text) == []


def test_a_list_of_sixty_skills_stays() -> None:
    parts = ("Kal", "Bor", "Tin", "Mep", "Sud", "Rav", "Lox", "Gim")
    names = [one + other.lower() for one in parts for other in parts if one != other][:60]
    assert find_repeats("Skills\n" + ", ".join(names)) == []


def test_it_is_reported_and_the_list_itself_is_read() -> None:
    block = "Kubernetes Terraform Golang " * 40
    resume = from_text(f"{ENGINEER}\nSKILLS\n{block}", as_of=AS_OF)
    once = from_text(f"{ENGINEER}\nSKILLS\nKubernetes Terraform Golang", as_of=AS_OF)
    assert resume.text.split() == once.text.split()
    assert [item.code for item in resume.findings].count("keyword_block") == 1

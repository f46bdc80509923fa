"""The checks that look at countries, phases, cautions, measures, figures and look-ups, made to speak."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Anything

import pytest

from unknot.knowledge.checks import CHECKS
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem


@pytest.mark.parametrize(
    ("check", "folder", "id_", "fault", "place"),
    [
        ("ids_exist", "experiments", "evening_heat", {"outcome": "nobody"}, "experiments/evening_heat.md: outcome"),
        ("ids_exist", "figures", "bird_dog", {"variant_of": "nobody"}, "figures/bird_dog.md: variant_of"),
        ("phases_have_a_file", "remedies", "heat_pad", {"phases": ("nobody",)}, "remedies/heat_pad.md: phases"),
        ("phases_have_a_file", "movements", "bird_dog", {"doses": {"nobody": None}}, "movements/bird_dog.md: doses"),
    ],
)
def test_an_id_that_is_no_file_is_told_with_the_file_that_names_it(
    check: str, folder: str, id_: str, fault: dict[str, Anything], place: str, knowledge: Knowledge
) -> None:
    items = getattr(knowledge, folder)
    broken = replace(knowledge, **{folder: {**items, id_: replace(items[id_], **fault)}})
    assert told(check, broken) == [place]
    assert '"nobody"' in only(check, broken).message


def test_a_dose_of_one_phase_belongs_to_a_phase(knowledge: Knowledge) -> None:
    heat = replace(knowledge.remedies["heat_pad"], dose_by_phase={"nobody": knowledge.remedies["heat_pad"].dose})
    broken = replace(knowledge, remedies={**knowledge.remedies, "heat_pad": heat})
    assert told("phases_have_a_file", broken) == ["remedies/heat_pad.md: dose_by_phase"]


def test_a_country_that_can_be_chosen_has_its_numbers(knowledge: Knowledge) -> None:
    problem = only("ids_exist", without(knowledge, "countries", "gb"))
    assert problem == Problem("questions/country.md", "options", 'No country called "gb". Ids are file names.')


def test_a_caution_has_a_file_even_if_another_row_switches_it(knowledge: Knowledge) -> None:
    places = told("cautions_have_a_file", without(knowledge, "exclusions", "PG"))
    carriers = [movement.id for movement in knowledge.movements.values() if "PG" in movement.cautions]
    assert places == [f"movements/{id_}.md: cautions" for id_ in carriers] != []


def test_a_row_names_no_caution_that_has_no_file(knowledge: Knowledge) -> None:
    places = told("ids_exist", without(knowledge, "exclusions", "PG"))
    assert [place.partition(":")[0] for place in places] == ["exclusions/X01.md"]
    assert places[0].endswith("].cautions")


def test_a_figure_is_of_a_movement_or_a_position(knowledge: Knowledge) -> None:
    figure = next(iter(knowledge.figures.values()))
    broken = replace(knowledge, figures={"nobody": replace(figure, id="nobody")})
    assert told("ids_exist", broken) == ["figures/nobody.md: "]
    position = replace(knowledge, figures={"cold_pack": replace(figure, id="cold_pack")})
    assert told("ids_exist", position) == []


@pytest.mark.parametrize(("folder", "id_"), [("lifting", "revised_niosh"), ("countries", "other")])
def test_what_the_program_looks_up_by_name_is_there(folder: str, id_: str, knowledge: Knowledge) -> None:
    problem = only("the_program_finds_its_files", without(knowledge, folder, id_))
    assert problem.file == f"{folder}/{id_}.md"
    assert "unknot/" in problem.message


def test_the_program_does_look_those_up(pytestconfig: pytest.Config) -> None:
    from unknot.knowledge.checks.the_program_finds_its_files import LOOKED_UP

    for (_, id_), part in LOOKED_UP.items():
        assert f'"{id_}"' in (pytestconfig.rootpath / part).read_text(encoding="utf-8")


# ---------------------------------------------------------------- mechanics


def without(knowledge: Knowledge, folder: str, id_: str) -> Knowledge:
    return replace(knowledge, **{folder: {key: item for key, item in getattr(knowledge, folder).items() if key != id_}})


def told(check: str, knowledge: Knowledge) -> list[str]:
    return [f"{problem.file}: {problem.key}" for problem in CHECKS[check](knowledge)]


def only(check: str, knowledge: Knowledge) -> Problem:
    (problem,) = CHECKS[check](knowledge)
    return problem

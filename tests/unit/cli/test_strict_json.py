"""JSON is read strictly, and every fault says where and what to do."""

from __future__ import annotations

import pytest

from unknot.cli.strict_json import JsonError, line_of, read_object


def fault(text: str) -> JsonError:
    with pytest.raises(JsonError) as caught:
        read_object(text)
    return caught.value


def test_an_object_is_read_as_it_is() -> None:
    assert read_object('\ufeff{"age": 40, "facts": {"a": [1.5, true, null]}}') == {
        "age": 40,
        "facts": {"a": [1.5, True, None]},
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ('{"age": 40, "fac', "half way"),
        ('{"age": 40', "half way"),
        ('{"age": 40,', "half way"),
        ("{'age': 40}", "column 2"),
        ('{"age": NaN}', "NaN is not a number"),
        ('{"age": -Infinity}', "-Infinity is not a number"),
        ('{"age": 1e999}', "too large"),
        ('{"age": ' + "9" * 5000 + "}", "too large"),
        ('{"age": 1, "age": 2}', "twice"),
        ("[1, 2]", "a list"),
        ("null", "null"),
        ('"text"', "a text"),
        ("12", "a number"),
        ("[" * 100_000, "nest too deep"),
    ],
)
def test_what_is_not_one_whole_object_is_refused_with_a_reason(text: str, says: str) -> None:
    assert says in fault(text).message


def test_the_line_of_a_fault_is_told() -> None:
    assert fault('{\n "age": 40,\n "sex": oops\n}').line == 3
    assert fault('{"age": 1,\n "age": 2}').key == "age"


def test_a_key_is_found_on_its_line() -> None:
    assert line_of('{"age": 1,\n "facts": {\n  "fever": true}}', "fever") == 3
    assert line_of('{"age": 1}', "absent") == 1

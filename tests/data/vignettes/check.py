#!/usr/bin/env python3
"""Check dev.jsonl against the vocabulary: python3 check.py

Every line parses and has the right fields; ids, sources and stories are unique; levels are care levels and the
acceptable ones have no hole; every fact, contributor and must_not name is in ../vocabulary and every value fits its
fact; facts do not contradict each other. Exits 1 on any fault; prints the counts.
"""

import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = {
    "id": str,
    "source": str,
    "source_basis": str,
    "age": int,
    "sex": str,
    "presentation": str,
    "facts": dict,
    "expected_level": str,
    "acceptable_levels": list,
    "expected_contributors": list,
    "must_not": list,
    "rationale": str,
    "tags": list,
    "filled_in": str,
}
BASES = {"opened", "abstract_opened", "opened_in_part", "memory"}
# a story that says the first also says the second
IMPLIES = [
    ("radiates_below_knee", "radiates_to_leg"),
    ("radiates_to_both_legs", "radiates_to_leg"),
    ("foot_drop", "leg_weakness"),
    ("leg_gives_way", "leg_weakness"),
    ("severe_abdominal_pain", "abdominal_pain"),
    ("wakes_second_half_of_night", "night_pain"),
    ("night_pain_eases_on_getting_up", "night_pain"),
    ("trauma_severity", "trauma"),
    ("pregnancy_weeks", "pregnancy"),
    ("contractions", "pregnancy"),
    ("fluid_leak", "pregnancy"),
    ("reduced_fetal_movement", "pregnancy"),
]
WOMEN_ONLY = {
    "pregnancy",
    "pregnancy_weeks",
    "pregnancy_possible",
    "postpartum_weeks",
    "breastfeeding",
    "contractions",
    "vaginal_bleeding",
    "fluid_leak",
    "reduced_fetal_movement",
    "period_related",
}


def read_vocabulary(folder):
    def table(name):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        return [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]

    return {
        "facts": {row["id"]: row for row in table("facts.tsv")},
        "levels": [row["id"] for row in sorted(table("care_levels.tsv"), key=lambda row: int(row["rank"]))],
        "contributors": {row["id"] for row in table("contributors.tsv")},
        "avoid": {row["id"] for row in table("avoid_tokens.tsv")},
    }


def value_fits(fact, value):
    if fact["type"] == "yes_no":
        return value is True or value is False or value == "unknown"
    if fact["type"] == "number":
        low, high = map(float, fact["values"].split()[1].split(".."))
        return isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
    allowed = fact["values"].split("|")
    if fact["type"] == "choice":
        return value in allowed
    return (
        isinstance(value, list)
        and value
        and set(value) <= set(allowed)
        and len(set(value)) == len(value)
        and (value == ["none"] or "none" not in value)
    )


def says(value):
    return value is not None and value is not False and value != "unknown"


def check_record(row, vocabulary):
    """All faults of one record, as texts."""
    faults = []
    for key, kind in FIELDS.items():
        if not isinstance(row.get(key), kind):
            faults.append(f"{key} is not {kind.__name__}")
    if set(row) != set(FIELDS) or faults:
        return faults + [f"fields {sorted(set(row) ^ set(FIELDS))}"]
    levels, facts = vocabulary["levels"], row["facts"]
    acceptable = [levels.index(level) for level in row["acceptable_levels"] if level in levels]
    if row["expected_level"] not in row["acceptable_levels"] or len(acceptable) != len(row["acceptable_levels"]):
        faults.append("levels are unknown, or the expected one is not acceptable")
    elif sorted(acceptable, reverse=True) != list(range(max(acceptable), min(acceptable) - 1, -1)):
        faults.append("the acceptable levels have a hole")
    if row["sex"] not in ("male", "female") or not 0 < row["age"] < 110 or row["source_basis"] not in BASES:
        faults.append("age, sex or source_basis")
    if len(row["presentation"]) < 120 or "\n" in row["rationale"] or not row["expected_contributors"]:
        faults.append("empty or short text")
    for key, value in facts.items():
        if key not in vocabulary["facts"] or key in ("age", "sex"):
            faults.append(f"fact {key} is not in the vocabulary, or is a field of its own")
        elif not value_fits(vocabulary["facts"][key], value):
            faults.append(f"{key} cannot be {value!r}")
    for name in row["expected_contributors"]:
        if name not in vocabulary["contributors"]:
            faults.append(f"contributor {name}")
    for name in row["must_not"]:
        if name not in vocabulary["avoid"]:
            faults.append(f"must_not {name}")
    for first, second in IMPLIES:
        if says(facts.get(first)) and facts.get(second) is not True:
            faults.append(f"{first} without {second}")
    if facts.get("both_legs_weak_or_numb") is True and not (facts.get("leg_weakness") or facts.get("leg_numbness")):
        faults.append("both_legs_weak_or_numb without leg_weakness or leg_numbness")
    thinner = {"warfarin", "other_anticoagulant"} & set(facts.get("medications", []))
    if thinner and facts.get("anticoagulant") is not True:
        faults.append("a blood thinner without anticoagulant")
    if "steroid_tablets" in facts.get("medications", []) and "long_term_steroids" not in facts:
        faults.append("steroid tablets, but for how long?")
    if row["sex"] == "male" and WOMEN_ONLY & set(facts):
        faults.append("facts that men do not have")
    return faults


def check_file(path, vocabulary):
    faults, rows = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            faults.append(f"{path.name}:{number}: {error}")
            continue
        faults += [f"{rows[-1].get('id', number)}: {text}" for text in check_record(rows[-1], vocabulary)]
    for key in ("id", "source", "presentation"):
        for value, count in collections.Counter(row.get(key) for row in rows).items():
            if count > 1:
                faults.append(f"{path.name}: {key} twice: {value}")
    return rows, faults


def main():
    vocabulary = read_vocabulary(HERE.parent / "vocabulary")
    rows, faults = check_file(HERE / "dev.jsonl", vocabulary)
    print(
        f"{len(rows)} vignettes; levels {dict(collections.Counter(row['expected_level'] for row in rows))}; "
        f"{len({key for row in rows for key in row['facts']})} facts used of {len(vocabulary['facts'])}"
    )
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for level in vocabulary["levels"]:
        share = sum(level in row["acceptable_levels"] for row in rows) / len(rows)
        if not re.search(rf"always {level} {share:.2f}\b", readme):
            faults.append(f"README.md: a constant answer {level} would score {share:.2f}")
    print("\n".join(faults) if faults else "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

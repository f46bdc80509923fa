#!/usr/bin/env python3
"""Check the vocabulary files beside this script: python3 check.py

Every file parses, ids are unique and well formed, lists hold only allowed values, every cross-reference
resolves, and nothing of the clinical reference or of the 389 seed items is left out. Exits 1 on any fault.
"""

import collections
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADERS = {
    "facts.tsv": ["id", "group", "type", "values", "asks", "used_by"],
    "care_levels.tsv": ["id", "rank", "letter", "meaning", "say"],
    "contributors.tsv": ["id", "name", "kind", "reference", "synonyms"],
    "remedies.tsv": ["id", "name", "kind", "reference", "stance", "seeds"],
    "movements.tsv": ["id", "name", "reference", "start", "kind", "tags", "seeds"],
    "avoid_tokens.tsv": ["id", "meaning", "remedies", "movements", "movement_tags", "behaviours", "phrases"],
    "topics.tsv": ["id", "name", "reference"],
    "seed-coverage.tsv": ["seed", "item", "covered_by"],
}
LEVELS = [
    ("emergency", "4", "E"),
    ("same_day", "3", "D"),
    ("soon", "2", "F"),
    ("routine", "1", "R"),
    ("self_care", "0", "S"),
]
GROUPS = [
    "about_you",
    "pain",
    "spread",
    "nerves",
    "whole_body",
    "chest_belly_urine",
    "history",
    "medicines",
    "pregnancy",
    "life",
    "goals",
    "preferences",
]
CONTRIBUTOR_KINDS = {"everyday", "needs_checking", "serious"}
REMEDY_KINDS = {
    "heat_cold",
    "position",
    "movement_habit",
    "hands_on",
    "medicine",
    "supplement",
    "food_drink",
    "sleep",
    "ergonomics",
    "stress",
    "professional",
    "device",
    "other",
}
STANCES = {"offer", "offer_with_note", "information_only", "do_not_offer"}
STARTS = {"standing", "sitting", "supine", "prone", "side_lying", "all_fours", "half_kneeling", "walking"}
MOVEMENT_KINDS = {"mobility", "stretch", "strength", "relief_position", "breathing", "aerobic", "skill"}
TAGS = {
    "flexion",
    "loaded_flexion",
    "extension",
    "thoracic_extension",
    "rotation",
    "end_range_rotation",
    "neck",
    "neck_stretch",
    "hip_flexor_stretch",
    "high_load_abdominal",
    "high_impact",
    "heavy_load",
    "prone",
    "long_supine",
}
BEHAVIOURS = {
    "offer_guided_session",
    "wait_and_see",
    "advise_imaging",
    "damage_language",
    "continue_sport",
    "stop_all_activity",
}
RED_FLAGS = [f"RF{n:02d}" for n in range(1, 62)]
RULES = [f"C{n}" for n in range(1, 13)]
RULES_WITHOUT_FACTS = {"C1", "C2", "C7", "C12"}
CONTRIBUTOR_ROWS = [f"K{n:02d}" for n in range(1, 39)]
EXCLUSION_ROWS = [f"X{n:02d}" for n in range(1, 21)]
REMEDY_ROWS = [f"R{n:02d}" for n in range(1, 64)]
MOVEMENT_ROWS = [f"M{n:02d}" for n in range(1, 61)]
CAUTIONS = [f"caution_{code}" for code in "FI EI OP PG SX BAL KN WR SH BP HR".split()]
PATTERNS = ["IBP_ASAS", "IBP_NICE", "IBP_BERLIN"]
PHASES = [f"phase:{name}" for name in "blocked calm move build return keep_well persistent".split()]
OTHER_USES = [
    "plan",
    "goals",
    "measure",
    "traffic_light",
    "escalation",
    "ladder",
    "ergonomics",
    "lifting",
    "sleep",
    "care_level",
    "triage_context",
]
SEEDS = [f"S{n:03d}" for n in range(1, 390)]
CLAIMS = [f"{n:03d}" for n in range(1, 146)]

faults = []


def fault(text):
    faults.append(text)


def items(cell):
    return [] if cell == "-" else cell.split("|")


def read(name):
    rows = []
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    if lines[-1]:
        fault(f"{name}: the last line has no end")
    if lines[0].split("\t") != HEADERS[name]:
        fault(f"{name}: header is {lines[0]!r}")
        return rows
    for number, line in enumerate(lines[1:-1], 2):
        cells = line.split("\t")
        if len(cells) != len(HEADERS[name]) or not all(cell and cell == cell.strip() for cell in cells):
            fault(f"{name}:{number}: wrong number of cells, an empty cell or spare spaces")
            continue
        rows.append(dict(zip(HEADERS[name], cells)))
    key = HEADERS[name][0]
    for value, count in collections.Counter(row[key] for row in rows).items():
        if count > 1:
            fault(f"{name}: {key} twice: {value}")
        if not re.fullmatch(r"S\d{3}" if key == "seed" else r"[a-z][a-z0-9_]*", value):
            fault(f"{name}: bad id {value}")
    for row in rows:
        for column, cell in row.items():
            if "|" in cell and len(set(cell.split("|"))) != len(cell.split("|")):
                fault(f"{name}: {row[key]}: {column} repeats an item")
            if re.search(r"(^|[\s|])(/\w+/\w|~/|[A-Za-z]:\\|file:)", cell):
                fault(f"{name}: {row[key]}: {column} looks like a path on a machine")
    return rows


def require(name, wanted, seen):
    missing = [item for item in wanted if item not in seen]
    if missing:
        fault(f"{name}: nothing covers {' '.join(missing)}")


tables = {name: read(name) for name in HEADERS}
ids = {name: {row[HEADERS[name][0]] for row in rows} for name, rows in tables.items()}

# facts
uses = set(RED_FLAGS + RULES + CONTRIBUTOR_ROWS + EXCLUSION_ROWS + CAUTIONS + PATTERNS + PHASES + OTHER_USES)
seen = set()
groups = [row["group"] for row in tables["facts.tsv"]]
if list(dict.fromkeys(groups)) != GROUPS or groups != sorted(groups, key=GROUPS.index):
    fault("facts.tsv: groups are unknown, missing or out of order")
for row in tables["facts.tsv"]:
    name, values = row["id"], row["values"]
    if row["type"] == "yes_no":
        right = values == "yes|no|not_sure"
    elif row["type"] == "number":
        found = re.fullmatch(r"[a-z]+ (\d+)\.\.(\d+)", values)
        right = bool(found) and int(found[1]) < int(found[2])
    else:
        right = (
            row["type"] in ("choice", "set")
            and len(items(values)) > 1
            and all(re.fullmatch(r"[a-z0-9][a-z0-9_]*", value) for value in items(values))
        )
    if not right:
        fault(f"facts.tsv: {name}: type or values")
    if row["type"] == "set" and "none" not in items(values) and name != "goal_activities":
        fault(f"facts.tsv: {name}: a set must offer none")
    if not 3 <= len(row["asks"].split()) <= 13:
        fault(f"facts.tsv: {name}: asks should be about ten words")
    for use in items(row["used_by"]):
        if use.startswith("remedy:"):
            if use[7:] not in ids["remedies.tsv"]:
                fault(f"facts.tsv: {name}: unknown {use}")
        elif use not in uses:
            fault(f"facts.tsv: {name}: unknown use {use}")
        seen.add(use)
require(
    "facts.tsv",
    RED_FLAGS
    + CONTRIBUTOR_ROWS
    + EXCLUSION_ROWS
    + CAUTIONS
    + PATTERNS
    + PHASES
    + OTHER_USES
    + [rule for rule in RULES if rule not in RULES_WITHOUT_FACTS],
    seen,
)

# care levels
if [(row["id"], row["rank"], row["letter"]) for row in tables["care_levels.tsv"]] != LEVELS:
    fault("care_levels.tsv: must be the five levels in order")

# contributors
seen = set()
for row in tables["contributors.tsv"]:
    if row["kind"] not in CONTRIBUTOR_KINDS:
        fault(f"contributors.tsv: {row['id']}: kind {row['kind']}")
    for reference in items(row["reference"]):
        if reference not in RED_FLAGS + CONTRIBUTOR_ROWS + EXCLUSION_ROWS:
            fault(f"contributors.tsv: {row['id']}: unknown {reference}")
        seen.add(reference)
    for synonym in items(row["synonyms"]):
        if synonym in ids["contributors.tsv"] and synonym != row["id"]:
            fault(f"contributors.tsv: {row['id']}: {synonym} is another contributor's id")
require("contributors.tsv", CONTRIBUTOR_ROWS, seen)

# seed coverage
known = {
    "remedy": ids["remedies.tsv"],
    "movement": ids["movements.tsv"],
    "contributor": ids["contributors.tsv"],
    "fact": ids["facts.tsv"],
    "topic": ids["topics.tsv"],
    "red_flag": set(RED_FLAGS),
    "claim": set(CLAIMS),
}
covers = collections.defaultdict(set)
for row in tables["seed-coverage.tsv"]:
    if row["covered_by"].startswith("not_advice:"):
        if len(row["covered_by"]) < 25 or "|" in row["covered_by"]:
            fault(f"seed-coverage.tsv: {row['seed']}: give one plain reason")
        continue
    for reference in items(row["covered_by"]):
        kind, _, name = reference.partition(":")
        if name not in known.get(kind, ()):
            fault(f"seed-coverage.tsv: {row['seed']}: unknown {reference}")
        covers[reference].add(row["seed"])
require("seed-coverage.tsv", SEEDS, ids["seed-coverage.tsv"])
if ids["seed-coverage.tsv"] - set(SEEDS):
    fault("seed-coverage.tsv: unknown seed items")
require("seed-coverage.tsv", [f"claim:{claim}" for claim in CLAIMS], covers)

# remedies and movements
seen = set()
for row in tables["remedies.tsv"]:
    if row["kind"] not in REMEDY_KINDS or row["stance"] not in STANCES:
        fault(f"remedies.tsv: {row['id']}: kind or stance")
    for reference in items(row["reference"]):
        if reference not in REMEDY_ROWS + EXCLUSION_ROWS + CONTRIBUTOR_ROWS + PHASES and not re.fullmatch(
            r"[1-9]\.\d", reference
        ):
            fault(f"remedies.tsv: {row['id']}: unknown {reference}")
        seen.add(reference)
    if set(items(row["seeds"])) != covers[f"remedy:{row['id']}"]:
        fault(f"remedies.tsv: {row['id']}: seeds differ from seed-coverage.tsv")
require("remedies.tsv", REMEDY_ROWS, seen)
found = collections.Counter(row["reference"] for row in tables["movements.tsv"])
if [found[movement] for movement in MOVEMENT_ROWS] != [1] * 60:
    fault("movements.tsv: M01 to M60 must each have one row")
for row in tables["movements.tsv"]:
    tags = set(items(row["tags"]))
    if row["start"] not in STARTS or row["kind"] not in MOVEMENT_KINDS or not tags <= TAGS:
        fault(f"movements.tsv: {row['id']}: start, kind or tags")
    if ("prone" in tags) != (row["start"] == "prone"):
        fault(f"movements.tsv: {row['id']}: tag prone and start prone go together")
    if set(items(row["seeds"])) != covers[f"movement:{row['id']}"]:
        fault(f"movements.tsv: {row['id']}: seeds differ from seed-coverage.tsv")

# names to avoid
used_tags = {tag for row in tables["movements.tsv"] for tag in items(row["tags"])}
for row in tables["avoid_tokens.tsv"]:
    for column, allowed in (
        ("remedies", ids["remedies.tsv"]),
        ("movements", ids["movements.tsv"] | {"*"}),
        ("movement_tags", used_tags),
        ("behaviours", BEHAVIOURS),
    ):
        for name in items(row[column]):
            if name not in allowed:
                fault(f"avoid_tokens.tsv: {row['id']}: unknown {name}")
    if not any(items(row[column]) for column in ("remedies", "movements", "movement_tags", "behaviours")):
        fault(f"avoid_tokens.tsv: {row['id']}: nothing to check")
require(
    "avoid_tokens.tsv", sorted(BEHAVIOURS), {b for row in tables["avoid_tokens.tsv"] for b in items(row["behaviours"])}
)

print(", ".join(f"{name} {len(rows)}" for name, rows in tables.items()))
print("facts by type", dict(collections.Counter(row["type"] for row in tables["facts.tsv"])))
print("\n".join(faults) if faults else "no faults")
sys.exit(1 if faults else 0)

"""The library over HTTP: what is found, what is told to whom, and what is never offered."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from tests.small_knowledge import shipped_sources
from unknot.knowledge.reader import shipped_knowledge

from .conftest import Walker

STORY = {"duration_days": "3", "intensity_0_10": "4", "onset": "gradual", "pain_course": "improving"}
ON_BLOOD_THINNERS = {**STORY, "medications": ["warfarin"], "medicine_interest": "wants_information"}
FRONT = ("/learn", "/learn/questions", "/learn/remedies", "/learn/movements", "/learn/contributors")
MORE = (
    "/learn/read-elsewhere",
    "/learn/compare",
    "/learn/treatments",
    "/learn/desk",
    "/learn/lifting",
    "/learn/medicines",
)
KINDS = {
    "questions": "topics",
    "remedies": "remedies",
    "movements": "movements",
    "contributors": "contributors",
    "read-elsewhere": "claims",
    "sources": "evidence",
}


@pytest.mark.parametrize("path", [*FRONT, *MORE, "/learn/search"])
def test_every_way_into_the_library_is_open_to_somebody_new(walker: Walker, path: str) -> None:
    assert walker.client.get(path).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_a_page_with_certainty_sources_and_review(walker: Walker, kind: str) -> None:
    for id_ in getattr(shipped_knowledge(), KINDS[kind]):
        response = walker.client.get(f"/learn/{kind}/{id_}")
        text = response.content.decode()
        assert response.status_code == 200, id_
        assert "Not yet reviewed by a clinician." in text, id_
        assert "24 November 2026" in text, id_
        assert kind == "sources" or ("How sure this is" in text and "/learn/sources/" in text), id_


@pytest.mark.parametrize(
    "path", ["/learn/remedies/nothing", "/learn/questions/x", "/learn/sources/x", "/learn/medicines/x"]
)
def test_what_is_not_there_is_a_kind_page(walker: Walker, path: str) -> None:
    response = walker.client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.content.decode()


# ---------------------------------------------------------------- looking something up


def test_a_search_answers_on_one_screen(walker: Walker) -> None:
    page = walker.get("/learn/search?q=epsom+salt+prevents+heart+attacks")
    best = page[: page.index("Also about this")]
    assert "Unsafe: do not do this" in best
    assert "What to do instead" in best
    assert "/learn/sources/" in best


def test_it_says_which_word_it_looked_for_instead(walker: Walker) -> None:
    assert "We looked for “wintergreen”" in walker.get("/learn/search?q=wintergren")


@pytest.mark.parametrize("typed", ["", " ", "the", '"', "AND", "*", "(", "x" * 5000, "💥", "a' OR 1=1 --"])
def test_odd_input_is_no_trouble(walker: Walker, typed: str) -> None:
    response = walker.client.get(f"/learn/search?q={quote(typed)}")
    assert response.status_code == 200


def test_what_is_not_known_says_what_to_do(walker: Walker) -> None:
    assert "ask a pharmacist" in walker.get("/learn/search?q=qqqzzzxxx")


def test_tags_that_are_typed_are_shown_and_not_used(walker: Walker) -> None:
    assert "<script>alert" not in walker.get("/learn/search?q=<script>alert(1)</script>")


# ---------------------------------------------------------------- for this person


def test_without_a_check_a_remedy_leads_to_the_check(walker: Walker) -> None:
    assert "A short check tells you whether this suits you." in walker.get("/learn/remedies/heat_pad")


def test_a_page_leads_to_its_line_in_the_plan_and_back(walker: Walker) -> None:
    walker.begin()
    walker.walk(STORY)
    plan = walker.get("/plan")
    kind, id_ = re.findall(r'<article class="card item" id="(remedy|movement)-(\w+)"', plan)[0]
    address = f"/learn/{'remedies' if kind == 'remedy' else 'movements'}/{id_}"
    assert f'href="{address}"' in plan
    assert f'href="/plan#{kind}-{id_}"' in walker.get(address)


def test_a_saying_and_a_question_lead_to_what_the_plan_has_of_them(walker: Walker) -> None:
    walker.begin()
    walker.walk(STORY)
    kind, id_ = re.findall(r'<article class="card item" id="(remedy|movement)-(\w+)"', walker.get("/plan"))[0]
    knowledge = shipped_knowledge()
    about = [one for one in knowledge.topics.values() if f"{kind}:{id_}" in one.about]
    said = [one for one in knowledge.claims.values() if f"{kind}:{id_}" in (*one.about, *one.instead)]
    pages = [f"/learn/questions/{one.id}" for one in about] + [f"/learn/read-elsewhere/{one.id}" for one in said]
    for page in pages[:4]:
        assert "Your plan has this:" in walker.get(page), page


def test_what_was_left_out_leads_to_its_page(walker: Walker) -> None:
    walker.begin()
    walker.walk(STORY)
    left_out = walker.get("/plan").partition('id="left-out"')[2]
    assert re.search(r'href="/learn/(remedies|movements)/\w+"', left_out)


def test_a_blood_thinner_user_is_never_offered_what_makes_bleeding_worse(walker: Walker) -> None:
    walker.begin()
    walker.walk(ON_BLOOD_THINNERS)
    plan = walker.get("/plan").partition('id="left-out"')[0]
    for id_ in ("nsaid_tablets", "nsaid_gel", "wintergreen_rub", "turmeric_capsules", "aspirin"):
        assert f"remedy-{id_}" not in plan
        page = walker.get(f"/learn/remedies/{id_}")
        assert "Worth trying" not in page
        assert "Not for you" in page or "We do not suggest this" in page or "Not suggested" in page


def test_an_emergency_makes_the_library_reading_only(walker: Walker) -> None:
    walker.begin()
    page = walker.get("/check")
    assert "saddle_numbness" in page
    walker.send(walker.at, asked=["saddle_numbness"], saddle_numbness="yes", do="continue")
    assert "somebody should look at you first" in walker.get("/learn/remedies/heat_pad")


# ---------------------------------------------------------------- medicines


def test_an_unknown_medicine_is_for_a_pharmacist(walker: Walker) -> None:
    page = walker.get("/learn/medicines?name=zorbitol")
    assert "We do not know “zorbitol”." in page
    assert "Ask a pharmacist" in page


def test_nothing_is_told_before_the_questions(walker: Walker) -> None:
    page = walker.get("/learn/remedies/nsaid_tablets")
    assert "We cannot say yet." in page
    assert "<h2>How much" not in page
    assert "1200 mg" not in page


def test_the_questions_lead_to_what_may_be_said(walker: Walker) -> None:
    walker.begin()
    page = walker.get("/learn/medicines/nsaid_tablets")
    for _ in range(20):
        asked = re.findall(r'name="asked" value="(\w+)"', page)
        if not asked:
            break
        rows = 'class="row"' in page
        walker.send(
            "/learn/medicines/nsaid_tablets", asked=asked, do="none" if rows else "continue", **_none_of(asked, rows)
        )
        page = walker.get("/learn/medicines/nsaid_tablets?again=1")
    assert "Nothing in your answers speaks against it." in walker.get("/learn/remedies/nsaid_tablets")


def _none_of(asked: list[str], rows: bool) -> dict[str, str | list[str]]:
    questions = shipped_knowledge().questions
    return {} if rows else {fact: "none" if questions[fact].type == "set" else "44" for fact in asked}


# ---------------------------------------------------------------- side by side, desk, lifting


def test_two_things_stand_side_by_side(walker: Walker) -> None:
    page = walker.get("/learn/compare?one=heat_pad&other=ice_pack")
    assert "<table" in page
    assert "What is known" in page


def test_half_a_pair_or_an_unknown_one_offers_the_choice(walker: Walker) -> None:
    assert "<table" not in walker.get("/learn/compare?one=heat_pad&other=nothing")


def test_every_treatment_by_others_says_what_to_ask(walker: Walker) -> None:
    given = [remedy for remedy in shipped_knowledge().remedies.values() if remedy.visit]
    page = walker.get("/learn/treatments")
    assert page.count("What to ask") == len(given) > 10


def test_the_desk_has_no_score_and_says_what_to_try(walker: Walker) -> None:
    points = list(shipped_knowledge().desk)
    page = walker.get(f"/learn/desk?look=1&fine={points[0]}")
    assert page.count('class="card item"') == len(points) - 1


def test_the_limit_of_a_lift_comes_out_as_worked_by_hand(walker: Walker) -> None:
    form = "horizontal_cm=40&vertical_cm=30&distance_cm=70&asymmetry_degrees=45&lifts_a_minute=1&hours=1&coupling=fair"
    assert "8.4 kg" in walker.get(f"/learn/lifting?units=metric&load_kg=20&{form}")


def test_inches_and_pounds_give_the_same_limit(walker: Walker) -> None:
    form = "horizontal_cm=9.84&vertical_cm=29.53&distance_cm=9.84&asymmetry_degrees=0&lifts_a_minute=0.2"
    assert "50.7 pounds" in walker.get(f"/learn/lifting?units=us&load_kg=&hours=1&coupling=good&{form}")


def test_numbers_that_cannot_be_are_named_and_kept(walker: Walker) -> None:
    response = walker.client.get(
        "/learn/lifting?horizontal_cm=minus&vertical_cm=999&distance_cm=70&load_kg=nan&hours=0"
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert text.count('aria-invalid="true"') >= 4
    assert 'value="minus"' in text


def test_every_knowledge_file_of_the_library_is_reachable_from_a_list(walker: Walker) -> None:
    kinds = {"questions": "topics", "remedies": "remedies", "movements": "movements", "contributors": "contributors"}
    for kind, folder in {**kinds, "read-elsewhere": "claims"}.items():
        page = walker.get(f"/learn/{kind}")
        files = [name for name in shipped_sources() if name.startswith(f"{folder}/")]
        assert all(f'/learn/{kind}/{name.partition("/")[2].removesuffix(".md")}"' in page for name in files), kind

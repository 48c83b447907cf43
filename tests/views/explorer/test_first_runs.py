"""That a picture comes as soon as the first runs are done, says so, and is made whole by itself, words and all."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping

import pytest

from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.explorer import ahead
from sherpa_sim.views.explorer import page as explorer_page
from sherpa_sim.views.explorer.ahead import FIRST
from sherpa_sim.views.explorer.choices import Choices
from sherpa_sim.views.explorer.floor import ready_made
from sherpa_sim.views.explorer.page import Exploration
from sherpa_sim.views.visit import Visit
from tests.own_loop import in_a_loop, without_a_loop

ALL = 100
SO_FAR = {
    "en": f"{FIRST} of {ALL} runs so far. Words and tables follow.",
    "nl": f"Voorlopig {FIRST} van {ALL} runs. Woorden en tabellen volgen.",
}
TOLD = {"v": "2", "expect": "50,55,60"}


def opened(language: str = "en", query: Mapping[str, str] = TOLD) -> Exploration:
    """A page with its picture."""
    floor = ready_made(Choices().ground, words_for(language))
    page = Exploration(Visit(language, query), floor)
    page.draw_for(Size(600, 1.0))
    return page


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.005)


def move(page: Exploration, **places: float) -> None:
    page._form.values = {**page._form.values, **places}


def on_a_page(
    work: Callable[[Exploration], Coroutine[object, object, None]],
    language: str = "en",
    query: Mapping[str, str] = TOLD,
) -> None:
    """Does this with a page that stands still."""

    async def whole() -> None:
        page = opened(language, query)
        await until(lambda: not page._drawing.picture.more)
        await work(page)
        page._floor.ahead.close()

    in_a_loop(whole())


@pytest.mark.parametrize("language", SO_FAR)
def test_the_picture_says_how_many_runs_it_shows_until_it_shows_all(language: str) -> None:
    async def work(page: Exploration) -> None:
        picture, sentence = page._drawing.picture, page._telling.sentence
        await until(lambda: bool(sentence.html))
        said = sentence.html
        move(page, hours=9.5, mentors=9.5)
        assert picture.more
        assert SO_FAR[language] in picture.alternative
        number, first = picture.number, picture.image
        await until(lambda: not picture.more)
        assert picture.number == number + 1
        assert picture.image != first
        assert SO_FAR[language] not in picture.alternative
        assert sentence.html == said  # the words come after the picture
        await until(lambda: sentence.html != said)
        assert picture.number == number + 1

    on_a_page(work, language)


def test_the_whole_picture_is_the_one_that_is_drawn_where_nothing_can_follow() -> None:
    pictures = []

    async def work(page: Exploration) -> None:
        move(page, hours=9.5)
        await until(lambda: not page._drawing.picture.more)
        pictures.append(page._drawing.picture.image)

    def alone() -> None:
        page = opened()
        move(page, hours=9.5)
        assert not page._drawing.picture.more
        pictures.append(page._drawing.picture.image)
        page._floor.ahead.close()

    on_a_page(work)
    without_a_loop(alone)
    assert pictures[0] == pictures[1]


def test_who_moves_on_before_it_is_whole_sees_the_new_place_only() -> None:
    async def work(page: Exploration) -> None:
        picture = page._drawing.picture
        for hours in (9.5, 6.5, 8.0):
            move(page, hours=hours)
            assert picture.more
        number = picture.number
        await until(lambda: not picture.more)
        assert picture.number == number + 1
        places = [page._choices.with_values({"hours": hours}).changes(0) for hours in (9.5, 6.5, 8.0)]
        runs = [page._floor.ahead.so_far(place).runs for place in places]
        assert runs == [FIRST, FIRST, ALL]

    on_a_page(work)


def test_while_somebody_guesses_no_words_come_with_the_whole_picture() -> None:
    async def work(page: Exploration) -> None:
        assert not page._choices.seen
        move(page, hours=9.5)
        await until(lambda: not page._drawing.picture.more)
        await asyncio.sleep(0.5)
        assert page._telling.sentence.html == ""
        assert SO_FAR["en"] not in page._drawing.picture.alternative

    on_a_page(work, query={})


def test_nothing_is_prepared_before_the_picture_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[bool] = []

    async def work(page: Exploration) -> None:
        monkeypatch.setattr(
            explorer_page.Exploration,
            "_look_ahead",
            lambda page, moved: prepared.append(page._drawing.picture.more),
        )
        move(page, hours=9.5)
        assert prepared == []
        await until(lambda: bool(prepared))
        assert prepared == [False]

    on_a_page(work)


def test_a_hand_that_wiggles_gets_what_the_model_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """To a new place, back, and there again before anything could be prepared; what is prepared meanwhile as well."""
    monkeypatch.setattr(ahead, "_busy", lambda: False)

    async def work(page: Exploration) -> None:
        here = page._form.values["hours"]
        for hours in (9.5, here, 9.5):
            move(page, hours=hours)
        await until(lambda: not page._drawing.picture.more)
        kept = page._floor.ahead._answers
        await until(lambda: len(kept) > 3)
        alone = Explorer(page._choices.ground.workplace, scenario=page._choices.ground.idle())
        for changes, pair in list(kept.items()):
            expected = alone.pair_of(changes)
            assert pair.changed.record.series.tobytes() == expected.changed.record.series.tobytes()
            assert pair.counted.numbers.tobytes() == expected.counted.numbers.tobytes()

    on_a_page(work)


def test_who_comes_back_to_a_place_she_left_sees_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_busy", lambda: False)

    async def work(page: Exploration) -> None:
        picture, sentence = page._drawing.picture, page._telling.sentence
        page._moved("mentors", 10, 52)  # on the line of time, where nothing is prepared
        assert picture.more
        page._moved("mentors", 0, 10**6)
        assert not picture.more
        await asyncio.sleep(0.5)
        said = sentence.html
        page._moved("mentors", 10, 52)
        await until(lambda: not picture.more)
        await until(lambda: sentence.html != said)

    on_a_page(work)

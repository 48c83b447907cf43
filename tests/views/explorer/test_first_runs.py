"""That a picture comes as soon as the first runs are done, says so, and is made whole by itself, words and all."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping

import pytest

from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.explorer import page as explorer_page
from sherpa_sim.views.explorer.ahead import FIRST
from sherpa_sim.views.explorer.opening import usual
from sherpa_sim.views.explorer.page import Exploration
from sherpa_sim.views.visit import Visit
from tests.own_loop import in_a_loop

ALL = 100
SO_FAR = {"en": f"{FIRST} of {ALL} runs so far", "nl": f"Voorlopig {FIRST} van {ALL} runs"}
TOLD = {"workers": "40", "v": "2", "expect": "50,55,60"}


def opened(language: str = "en", query: Mapping[str, str] = TOLD) -> Exploration:
    """A page with its picture."""
    page = Exploration(Visit(language, query), usual())
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

    on_a_page(work)
    alone = opened()
    move(alone, hours=9.5)
    assert not alone._drawing.picture.more
    assert [alone._drawing.picture.image] == pictures


def test_who_moves_on_before_it_is_whole_sees_the_new_place_only() -> None:
    async def work(page: Exploration) -> None:
        picture = page._drawing.picture
        for hours in (9.5, 6.5, 8.0):
            move(page, hours=hours)
            assert picture.more
        number = picture.number
        await until(lambda: not picture.more)
        assert picture.number == number + 1
        known = page._floor.ahead.known
        places = [page._choices.with_values({"hours": hours}).changes(0) for hours in (9.5, 6.5, 8.0)]
        assert [known(place) is not None for place in places] == [False, False, True]

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

"""The site as visitors meet it: a real server and a real browser.

All in one file, so that tests that run in parallel still share one server.
"""

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from sherpa_sim.content.patterns import load_patterns

from .conftest import Visit

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # all that is well would be many megabytes a page
}
PIECES = re.compile(r"/voila/(static/\d+\.voila\.js|labextensions/.*/static/(?!remoteEntry)[^/]*\.js)")
WIDTHS = (320, 390, 1280)
PAGES = {"home": "/", "explorer": "/explorer", "validation": "/validation"}
TITLES = {
    ("home", "en"): "SHERPA kit",
    ("home", "nl"): "SHERPA-kit",
    ("explorer", "en"): "What would learning mentors do? · SHERPA kit",
    ("explorer", "nl"): "Wat zouden leermentoren teweegbrengen? · SHERPA-kit",
    ("validation", "en"): "Does the model behave like the world? · SHERPA kit",
    ("validation", "nl"): "Gedraagt het model zich zoals de werkelijkheid? · SHERPA-kit",
}


def accessibility(visit: Visit) -> list[object]:
    """What axe finds against WCAG 2.2 AA."""
    found = Axe().run(visit.page, options=RULES).response["violations"]
    return [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found]


def check_widths(page: Page) -> None:
    """Fails if the page does not fit on a phone or a desk."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(300)
        too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert too_wide <= 0, f"{width} px: the page is {too_wide} px too wide"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", PAGES)
def test_page_opens(visit: Visit, name: str, language: str) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(f"{visit.site}{PAGES[name]}?lang={language}", wait_until="commit")
    visit.page.wait_for_selector("#starting h1", timeout=5000)  # before the kernel has answered
    page = visit.ready().page
    assert page.title() == TITLES[name, language]
    assert page.locator("html").get_attribute("lang") == language
    page.locator("#starting").wait_for(state="detached")
    check_widths(page)
    assert accessibility(visit) == []
    assert page.locator("h1").count() == 1
    # The names that this tells belong into sherpa_sim/views/jupyter/programs.txt.
    assert [url for url in asked if PIECES.search(url)] == []
    assert visit.complaints == []
    assert visit.outside == []


def test_a_broken_notebook_shows_a_sentence_and_nothing_of_its_inside(visit: Visit) -> None:
    page = visit.open("/broken?lang=nl").page
    text = page.inner_text("body")
    assert "Dit deel van de pagina kon niet gemaakt worden" in text
    assert "This part" not in text
    for inside in ("Traceback", "ZeroDivisionError", "swordfish", "show_tracebacks"):
        assert inside not in page.content()


def test_the_kernel_ends_with_the_page(visit: Visit) -> None:
    page = visit.open("/?lang=en").page
    kernel = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    address = f"{visit.site}/api/kernels/{kernel}"
    assert page.request.get(address).status == 200
    page.goto("about:blank")
    for _ in range(50):
        if page.request.get(address).status == 404:
            return
        page.wait_for_timeout(100)
    pytest.fail("the kernel of a closed page still runs")


def test_validation_is_found_from_the_other_pages_and_leads_to_its_sources(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.open("/?lang=en").page
    page.get_by_role("link", name="Does the model behave like the world?").click()
    page.wait_for_url("**/validation?lang=en")
    visit.ready()
    for pattern in load_patterns().patterns:
        page.get_by_role("heading", name=pattern.name.en, exact=True).wait_for()
    page.get_by_text("When does a pattern count as met").press("Enter")
    assert page.get_by_text("was written down before the model was asked").is_visible()
    page.get_by_role("link", name="source (E023)").first.click()
    assert page.url.endswith("#source-hidalgo_2014")
    assert page.locator("#source-hidalgo_2014").is_visible()
    assert accessibility(visit) == []
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save all numbers (CSV)").click()
    saved.value.save_as(tmp_path / "patterns.csv")
    assert page.inner_text(".stamp") in (tmp_path / "patterns.csv").read_text("utf-8-sig")
    page.get_by_role("link", name="Open the policy explorer").click()
    visit.ready()
    page.get_by_role("link", name="See where the model agrees").click()
    page.wait_for_url("**/validation?lang=en")
    visit.ready()
    assert visit.complaints == []


def asked(address: str, **headers: str) -> tuple[int, str, str]:
    """Status, final address and text."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
            return answer.status, answer.url, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.url, refused.read().decode()


@pytest.mark.parametrize(
    "place",
    [
        "/voila/tree",
        "/voila/tree/",
        "/voila/render/explorer.ipynb",
        "/voila/files/explorer.ipynb",
        "/voila/api/contents/explorer.ipynb",
        "/explorer.ipynb",
        "/api/kernels",
        "/api/contents",
        "/explorer/",
        "/nothing?lang=nl",
    ],
)
def test_nothing_else_is_served(site: str, place: str) -> None:
    status, _, text = asked(site + place)
    assert status == 404
    assert "There is no page here" in text
    assert "Hier staat geen pagina" in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("nl-BE,nl;q=0.9,en;q=0.8", "nl"), ("fr;q=0.9,en;q=0.8", "en"), ("de", "en"), ("en;q=0.2,nl;q=x", "en")],
)
def test_a_page_opens_in_the_language_of_the_browser(site: str, accepted: str, language: str) -> None:
    address = asked(f"{site}/broken?a=1&lang=xx", **{"Accept-Language": accepted})[1]
    assert address == f"{site}/broken?lang={language}&a=1"


def test_a_page_holds_no_source_and_no_path(site: str) -> None:
    _, _, text = asked(f"{site}/broken?lang=en")
    for inside in ("1 / 0", "swordfish", "Traceback", "site-packages"):
        assert inside not in text

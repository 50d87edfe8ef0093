"""The page in a real browser: what can be clicked, reached by keyboard, and seen, and that it asks for nothing.

`make browser` runs these; they need Chromium, Playwright and axe-core, and are skipped where one is missing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import relations
from relations.model import Article
from relations.testing import sample_articles
from relations_html import HtmlExporter, Options

ROOT = Path(__file__).parents[3]
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.txt"))
AXE = ROOT / ".cache" / "validators" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE = 1280, 400

Browser = Page = Any
"""Playwright is imported only where it is there."""
Open = Callable[..., Page]


def is_missing(what: str) -> None:
    """Skip, or fail where `make browser` says that all has to be there."""
    if os.environ.get("RELATIONS_BROWSER") == "required":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        is_missing("Playwright is not installed: make browser does that")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        is_missing("there is no Chromium: install it, for instance Debian's chromium")
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium does not run with its sandbox.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        launched = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of some articles; in the end, it may have asked for nothing, and complained about nothing."""
    heard: list[str] = []
    opened: list[Page] = []

    def opener(*articles: Article, width: int = DESKTOP, scheme: str = "light", options: Options | None = None) -> Page:
        path = tmp_path / f"{len(opened)}.html"
        path.write_bytes(b"".join(HtmlExporter(options).export_all(articles)))
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("request", lambda asked: None if asked.url == path.as_uri() else heard.append(f"asks for {asked.url}"))
        opened.append(page)
        page.goto(path.as_uri())
        return page

    yield opener
    for page in opened:
        page.close()
    assert heard == []


def article(name: str) -> Article:
    return relations.read(ROOT / "examples" / "articles" / f"{name}.txt")


def keep_picture(page: Page, name: str) -> None:
    """Keep a picture of what is in view, if a folder for it was named."""
    if folder := os.environ.get("RELATIONS_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def press_tab_until(page: Page, selector: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_click_on_a_reason_takes_its_text_away_and_brings_it_back(open_page: Open, scheme: str) -> None:
    page = open_page(article("lighthouse_keeper"), scheme=scheme)
    weather, related = page.get_by_text("7.4 C", exact=True), page.get_by_text("Recent articles", exact=True)
    assert weather.is_visible()
    keep_picture(page, f"set-aside-shown-{scheme}")

    page.get_by_text("Widget", exact=True).first.click()
    assert not weather.is_visible()
    assert related.is_visible()
    keep_picture(page, f"widget-hidden-{scheme}")

    page.get_by_label("Widget").click()
    assert weather.is_visible()

    page.get_by_label("What was set aside").click()
    assert not weather.is_visible()
    assert not related.is_visible()
    assert not page.get_by_label("Widget").is_visible()


def test_the_boxes_work_by_keyboard(open_page: Open) -> None:
    page = open_page(article("press_note"))
    press_tab_until(page, "#show-about")
    assert page.locator(".about").first.is_visible()
    page.keyboard.press("Space")
    assert not page.locator(".about").first.is_visible()


def test_the_first_tab_leads_past_the_contents(open_page: Open) -> None:
    page = open_page(article("press_note"))
    page.keyboard.press("Tab")
    skip = page.get_by_text("Skip to the main part")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#timeline') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_date_says_what_it_means_when_the_keyboard_reaches_it(open_page: Open, width: int, scheme: str) -> None:
    page = open_page(article("short_history"), width=width, scheme=scheme)
    press_tab_until(page, ".date a")
    date = page.locator(".date").first
    note = date.locator(".note")
    note.wait_for(state="visible")
    assert date.locator("> a").inner_text() == "490 BC"
    assert note.inner_text().splitlines() == ["490 BC -0489", "Known to the year", "As written", "Rule era_year"]
    assert page.locator(".note:visible").count() == 1
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    keep_picture(page, f"date-focus-{width}-{scheme}")

    from playwright.sync_api import expect

    expect(date.locator("> a")).to_have_accessible_description(
        "490 BC -0489 Known to the year As written Rule era_year"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_date_says_what_it_means_under_the_pointer(open_page: Open, width: int, scheme: str) -> None:
    page = open_page(article("press_note"), width=width, scheme=scheme)
    date = page.locator(".date", has_text="last month")
    date.locator("> a").hover()
    note = date.locator(".note")
    note.wait_for(state="visible")
    assert "Reckoned from the publication date, 12 May 2021" in note.inner_text()
    keep_picture(page, f"date-hover-{width}-{scheme}")
    note.hover()  # it stays while the pointer is moved onto it
    assert note.is_visible()
    page.mouse.move(5, 5)
    note.wait_for(state="hidden")


def test_a_note_hides_no_word_of_the_text(open_page: Open) -> None:
    for width in (DESKTOP, PHONE):
        page = open_page(article("short_history"), width=width)
        for date in page.locator(".text .date").all()[:8]:
            date.locator("> a").focus()
            note = date.locator(".note")
            note.wait_for(state="visible")
            covered = """note => {
                const box = note.getBoundingClientRect();
                const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
                const range = document.createRange();
                while (walker.nextNode()) {
                    const node = walker.currentNode;
                    const isSeen = node.parentElement.checkVisibility({visibilityProperty: true});
                    if (node.parentElement.closest('.note') || !isSeen) continue;
                    range.selectNodeContents(node);
                    for (const r of range.getClientRects())
                        if (r.left < box.right && r.right > box.left && r.top < box.bottom && r.bottom > box.top)
                            return node.data;
                }
                return null;
            }"""
            assert note.evaluate(covered) is None


def test_a_date_leads_to_its_entry_and_back(open_page: Open) -> None:
    page = open_page(article("short_history"))
    date = page.locator(".text .date").nth(3)
    date.locator("> a").click()
    entry = page.locator("li:target")
    assert entry.locator(".said b").inner_text() == date.locator("> a").inner_text()
    entry.locator(".when a").click()
    assert page.locator(".date:target > a").inner_text() == date.locator("> a").inner_text()
    box = date.bounding_box()
    assert 0 <= box["y"] <= 900


def test_a_click_on_a_bar_of_the_timeline_leads_to_its_words(open_page: Open) -> None:
    page = open_page(article("harbour_chapter"))
    bar = page.locator(".mark").nth(1).bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    assert page.locator(".date:target > a").inner_text() == "1953-56"


def test_names_and_bars_of_the_timeline_are_on_one_line(open_page: Open) -> None:
    for width in (DESKTOP, PHONE):
        page = open_page(article("harbour_chapter"), width=width)
        names, marks = page.locator(".timeline li").all(), page.locator(".mark").all()
        assert len(names) == len(marks) > 15
        for name, mark in zip(names, marks, strict=True):
            line, bar = name.bounding_box(), mark.bounding_box()
            assert line["y"] + line["height"] / 2 == pytest.approx(bar["y"] + bar["height"] / 2, abs=1.5)


def test_the_original_wording_is_one_click_away(open_page: Open) -> None:
    page = open_page(sample_articles()[0])
    paragraph = page.locator("#b4")
    assert "a storage shed followed" in paragraph.inner_text()
    page.get_by_label("Original wording").click()
    assert "a stor-age shedU+0000 followed" in paragraph.inner_text()
    page.get_by_label("Original wording").click()
    assert "a storage shed followed" in paragraph.inner_text()


def luminance(page: Page) -> float:
    """How light the page is, from 0 to 255."""
    red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number)")
    return float(red + green + blue) / 3


def test_colors_follow_the_system_until_the_reader_chooses(open_page: Open) -> None:
    for scheme in ("light", "dark"):
        page = open_page(article("press_note"), scheme=scheme)
        assert (luminance(page) > 128) == (scheme == "light")
        page.get_by_label("Dark").click()
        assert luminance(page) < 128
        page.get_by_label("Light").click()
        assert luminance(page) > 128
    assert luminance(open_page(article("press_note"), options=Options(theme="dark"))) < 128


def test_what_was_set_aside_can_be_hidden_at_first(open_page: Open) -> None:
    page = open_page(article("lighthouse_keeper"), options=Options(set_aside="hidden"))
    weather = page.get_by_text("7.4 C", exact=True)
    assert not weather.is_visible()
    page.get_by_label("What was set aside").click()
    assert weather.is_visible()


@pytest.mark.parametrize("width", [DESKTOP, 800, PHONE, 320])
def test_the_page_is_never_wider_than_its_window(open_page: Open, width: int) -> None:
    for path in ARTICLES:
        page = open_page(relations.read(path), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_print_has_all_that_was_set_aside_and_none_of_the_controls(open_page: Open) -> None:
    page = open_page(article("lighthouse_keeper"), scheme="dark")
    page.emulate_media(media="print")
    assert page.get_by_text("7.4 C", exact=True).is_visible()
    assert not page.locator(".side").is_visible()
    assert luminance(page) > 128
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize(("width", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
@pytest.mark.parametrize("which", [*(path.stem for path in ARTICLES), "samples", "none"])
def test_axe_finds_nothing(open_page: Open, which: str, width: int, scheme: str) -> None:
    if not AXE.is_file():
        is_missing("axe-core is not there: make browser fetches it")
    articles = {"samples": sample_articles(), "none": ()}.get(which) or (() if which == "none" else (article(which),))
    page = open_page(*articles, width=width, scheme=scheme)
    keep_picture(page, f"{which}-{width}-{scheme}")
    if dates := page.locator(".text .date > a").all():
        dates[0].focus()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [
        (violation["id"], violation["help"], [node["html"][:200] for node in violation["nodes"][:3]])
        for violation in found["violations"]
    ] == []

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from tests.support.colours import MACHADO, contrast, difference, seen_with
from ui.theme import look, style
from ui.theme.theme import LARGEST, SMALLEST, Theme, families
from ui.theme.tokens import COLOURS, SEGMENTS, TYPE, Scheme

BOTH = pytest.mark.parametrize("scheme", list(Scheme))
TEXTS = (
    [("text", back) for back in ("surface", "canvas", "rail", "raised", "hover", "selected", "quiet")]
    + [("text2", back) for back in ("surface", "canvas", "rail", "hover", "selected", "quiet")]
    + [("text3", back) for back in ("surface", "canvas", "rail", "selected")]
    + [(ink, back) for ink in ("danger", "warn", "ok", "info") for back in ("surface", f"{ink}_soft")]
    + [("on_accent", back) for back in ("accent", "accent_hover", "accent_press")]
    + [("accent_text", "accent_soft"), ("accent_text", "surface"), ("toast_text", "toast"), ("toast_link", "toast")]
)
EDGES = [(ink, "surface") for ink in ("danger_fill", "warn_fill", "ok_fill", "info_fill", "focus", "now")]
EDGES += [("control", "surface"), ("control", "canvas")]
MANAGED = [Segment.TOP100, Segment.DIRECT_SERVICE, Segment.LARGE_INDUSTRIAL]


@BOTH
def test_words_can_be_read(scheme: Scheme) -> None:
    low = {
        (ink, back): round(contrast(COLOURS[ink].of(scheme), COLOURS[back].of(scheme)), 2)
        for ink, back in TEXTS
        if contrast(COLOURS[ink].of(scheme), COLOURS[back].of(scheme)) < 4.5
    }
    assert not low


@BOTH
def test_marks_and_edges_can_be_seen(scheme: Scheme) -> None:
    surface = COLOURS["surface"].of(scheme)
    pairs = [(COLOURS[ink].of(scheme), COLOURS[back].of(scheme)) for ink, back in EDGES]
    pairs += [(parts["mark"].of(scheme), surface) for parts in SEGMENTS.values()]
    assert all(contrast(ink, back) >= 3.0 for ink, back in pairs)
    for parts in SEGMENTS.values():
        assert contrast(parts["text"].of(scheme), parts["tint"].of(scheme)) >= 4.5


@pytest.mark.parametrize("lack", ["", *MACHADO])
@pytest.mark.parametrize(("scheme", "managed", "all_five"), [(Scheme.LIGHT, 14, 13), (Scheme.DARK, 10, 9)])
def test_segments_stay_apart_for_every_eye(scheme: Scheme, managed: float, all_five: float, lack: str) -> None:
    seen = {name: seen_with(parts["mark"].of(scheme), lack) for name, parts in SEGMENTS.items()}
    for first, second in combinations(seen, 2):
        least = managed if first in MANAGED and second in MANAGED else all_five
        assert round(difference(seen[first], seen[second])) >= least, (first, second)


@given(st.text("0123456789abcdef", min_size=6, max_size=6), st.text("0123456789abcdef", min_size=6, max_size=6))
def test_contrast_and_difference_know_no_order(first: str, second: str) -> None:
    one, two = f"#{first}", f"#{second}"
    assert contrast(one, two) == pytest.approx(contrast(two, one))
    assert difference(seen_with(one, ""), seen_with(two, "")) == pytest.approx(
        difference(seen_with(two, ""), seen_with(one, ""))
    )
    assert difference(seen_with(one, ""), seen_with(one, "")) == pytest.approx(0)


def test_every_segment_has_its_colours() -> None:
    assert set(SEGMENTS) == {segment.value for segment in Segment}
    assert all(set(parts) == {"mark", "tint", "text"} for parts in SEGMENTS.values())


@pytest.mark.parametrize("kind", style.SHEETS)
@pytest.mark.parametrize("wish", ["light", "dark"])
def test_a_style_sheet_holds_the_tokens_of_its_theme_and_nothing_else(wish: str, kind: str, qapp: QApplication) -> None:
    theme = Theme(wish)
    known = {QColor(pair.of(theme.scheme)).name() for pair in COLOURS.values()}
    text = style.sheet(theme, kind)
    assert set(re.findall(r"#[0-9a-fA-F]{6}", text)) <= known
    assert text.count("{") == text.count("}")


def test_switching_repaints_what_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme("light")
    look.install(theme)
    theme.changed.connect(lambda: style.apply(qapp, theme))
    style.apply(qapp, theme)
    window = QWidget()
    style.dress(window, "menu")
    qtbot.addWidget(window)
    window.show()
    number, sheet = look.look_number(), window.styleSheet()
    theme.use(wish="dark")
    assert window.palette().color(QPalette.ColorRole.Window).name() == COLOURS["canvas"].dark.lower()
    assert window.styleSheet() != sheet
    assert look.colour("text").name() == COLOURS["text"].dark.lower()
    assert look.look_number() != number


@pytest.mark.parametrize(("asked", "got"), [(100, 100), (150, 150), (90, 90), (20, SMALLEST), (400, LARGEST)])
def test_text_size_grows_every_fixed_height(asked: int, got: int, qapp: QApplication) -> None:
    theme = Theme("light")
    theme.use(text_percent=asked)
    assert theme.text_percent == got
    assert theme.px(32) == round(32 * got / 100)
    assert theme.font("title").pixelSize() == round(20 * got / 100)
    assert theme.font("caption").pixelSize() >= 11


@pytest.mark.parametrize(("locale", "smallest"), [("en_GB", 11), ("zh_CN", 12)])
def test_chinese_is_never_set_smaller_than_12(locale: str, smallest: int, qapp: QApplication) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(locale))
        theme = Theme("light")
        assert min(theme.font(name).pixelSize() for name in TYPE) == smallest
    finally:
        QLocale.setDefault(before)


def test_latin_faces_come_first_and_figures_stand_in_columns(qapp: QApplication) -> None:
    font = Theme("light").font("body")
    assert font.families() == families()
    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert not any("JP" in name for name in families())


def test_an_unknown_token_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        Theme("light").colour("pink")


def test_a_picture_is_painted_once_for_each_theme(qapp: QApplication) -> None:
    painted: list[str] = []

    def paint(painter: QPainter, area: QRectF) -> None:
        painted.append(look.colour("quiet").name())
        painter.fillRect(area, look.colour("quiet"))

    for wish in ("light", "dark"):
        look.theme().use(wish=wish)
        for _ in range(2):
            image = look.picture("tile", 28, 2.0, paint).toImage()
            assert (image.width(), image.pixelColor(5, 5).name()) == (56, look.colour("quiet").name())
    assert len(painted) == len(set(painted)) == 2


def test_icons_are_drawn_once_for_each_colour_and_size(qapp: QApplication) -> None:
    first = look.pixmap("calendar", "text2", 16)
    assert not first.isNull()
    assert look.pixmap("calendar", "text2", 16).cacheKey() == first.cacheKey()
    assert look.pixmap("calendar", "accent", 16).cacheKey() != first.cacheKey()
    assert look.pixmap("calendar-fill", "text2", 20).width() == 20

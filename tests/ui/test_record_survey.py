"""Surveys, photos and the signature inside a record: added, filled in, kept, refused, finished and taken back."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Channel, FileKind, RecordState, Topic
from crm.domain.errors import Unreadable
from crm.domain.survey.form import Form, Words
from crm.domain.survey.reading import FormReading
from crm.domain.visits import VisitDetail, VisitRow
from crm.storage.store import Store
from crm.usecases.attachments import content
from crm.usecases.people import people
from crm.usecases.records import visit_detail
from crm.usecases.surveys.forms import checked, import_form, publish_version
from crm.usecases.visits import plan_visit, visit_rows
from tests.support.build import at
from tests.support.forms import ask, form
from tests.support.lists import visit_ids
from tests.support.window import WindowMaker
from ui.shell.window import MainWindow
from ui.survey.controls import PhotoControl
from ui.survey.form_view import FormView
from ui.visits.record_page import RecordPage
from ui.visits.record_sections import LONG
from ui.widgets.ink import InkPad
from ui.widgets.photos import kept_photo


def made(title: str = "配电房检查") -> Form:
    found = form(
        ask("supply", "select_one", choices="yesno", required="true()"),
        ask("load", "integer", constraint=". < 100"),
        ask("words"),
        ask("room", "image"),
        yesno="yes no",
    )
    return Form("room", title, found.elements, found.choices, titles=Words({"": title}), topics=("safety_check",))


@pytest.fixture
def visit(demo_store: Store) -> VisitRow:
    """A visit of today that nobody has written down, with a form for safety checks."""
    with demo_store.change() as work:
        publish_version(work, import_form(work, checked(FormReading(made(), ())), "a.xlsx").version_id, 1)
        person = next(each for each in people(work) if each.accounts)
        done = visit_rows(work, visit_ids(work, "done", person.id)[:1])[0]
        return visit_rows(work, [plan_visit(work, done.account_id, person.id, at(8), at(9))])[0]


@pytest.fixture
def window(windows: WindowMaker, visit: VisitRow, qtbot: QtBot) -> MainWindow:
    window = windows.open("visit", id=visit.id)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.context.scope.choose(visit.person_id, visit.person, window.context.scope.role)
    return window


def page(window: MainWindow) -> RecordPage:
    assert isinstance(window.page, RecordPage)
    return window.page


def stored(store: Store, visit_id: UUID) -> VisitDetail:
    with store.read() as reader:
        return visit_detail(reader, visit_id)


def add_form(window: MainWindow) -> FormView:
    """Choose the topic, then the form that it offers."""
    form = page(window).form
    form.topics.set_value((Topic.SAFETY_CHECK,))
    form.topics.changed.emit()
    assert [each.form.name for each in form.surveys.offered] == ["room"]
    form.surveys.wanted.emit(form.surveys.offered[0].version_id)
    return form.surveys.boxes[0].view


def give(view: FormView, name: str, text: str) -> None:
    row = view.row(name)
    assert row is not None
    assert row.control is not None
    row.control.set_text(text)
    row.control.changed.emit()


def fill(window: MainWindow) -> FormView:
    record = page(window).form
    view = add_form(window)
    record.visitors.line.setText("林演示、何演示")
    record.content.setPlainText("核对联系人。(演示)")
    QTest.keyClick(record.satisfaction, Qt.Key.Key_4)
    give(view, "supply", "yes")
    give(view, "words", "等通知")
    return view


def photo(folder: Path, name: str = "配电房.jpg", wide: int = 3000, high: int = 1500) -> Path:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    image.save(str(folder / name))
    return folder / name


def sign(window: MainWindow, name: str = "王工") -> None:
    signature = page(window).form.signature
    signature.name.setText(name)
    pad = signature.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for step in range(1, 6):
        QTest.mouseMove(pad, QPoint(40 + 20 * step, 60 + 5 * step))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 90))


def test_a_form_is_offered_by_the_topics_and_can_be_taken_out_and_put_back(window: MainWindow) -> None:
    surveys = page(window).form.surveys
    assert surveys.offered == ()
    give(add_form(window), "words", "不能丢的话")
    assert surveys.offered == ()
    surveys.boxes[0].away.click()
    assert surveys.value() == ()
    assert window.toast.offer.isVisible()
    QTest.mouseClick(window.toast.offer, Qt.MouseButton.LeftButton)
    assert surveys.value()[0].answers.values == {"words": "不能丢的话"}


def test_answers_are_back_in_a_new_window_before_anything_was_stored(
    window: MainWindow, windows: WindowMaker, visit: VisitRow, demo_store: Store
) -> None:
    give(add_form(window), "words", "断电也不丢")
    sign(window)
    page(window).state()
    assert stored(demo_store, visit.id).draft.surveys == ()
    windows.sessions[0].replace_window()
    again = windows.sessions[0].window
    again.navigate("visit", id=visit.id)
    assert page(again).form.surveys.value()[0].answers.values == {"words": "断电也不丢"}
    assert page(again).form.signature.value().name == "王工"
    assert page(again).form.signature.pad.strokes()


def test_finish_lists_the_problems_of_the_form_with_the_others_and_goes_to_the_first(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    view = fill(window)
    give(view, "supply", "")
    give(view, "load", "200")
    page(window).form.satisfaction.set_value(None)
    page(window).finish.click()
    assert page(window).banner.isVisible()
    assert len(page(window)._problems) == 3
    for name in ("supply", "load"):
        row = view.row(name)
        assert row is not None
        assert row.problem()
    focused = window.focusWidget()
    assert view.isAncestorOf(focused)
    give(view, "supply", "no")
    give(view, "load", "20")
    assert [each.field for each in page(window)._problems] == ["satisfaction"]
    assert stored(demo_store, visit.id).row.record_state is RecordState.NONE


def test_a_finished_record_comes_back_as_it_was_typed_when_finishing_is_undone(
    window: MainWindow, visit: VisitRow, demo_store: Store, tmp_path: Path
) -> None:
    fill(window)
    page(window).panel.files_given.emit([photo(tmp_path)])
    sign(window)
    typed = page(window)._written()
    page(window).finish.click()
    done = stored(demo_store, visit.id)
    assert done.row.record_state is RecordState.SUBMITTED
    assert done.draft.surveys[0].answers.values == {"supply": "yes", "words": "等通知"}
    assert [(each.kind, each.caption) for each in done.files] == [(FileKind.PHOTO, ""), (FileKind.SIGNATURE, "王工")]
    window.context.undo.undo()
    assert stored(demo_store, visit.id).row.record_state is RecordState.NONE
    window.navigate("visit", id=visit.id)
    assert page(window)._written() == typed
    assert len(page(window).form.photos.tiles) == 1
    window.context.undo.redo()
    assert stored(demo_store, visit.id).draft == done.draft
    assert window.context.drafts.load(f"visit-{visit.id}") is None


def test_the_next_visit_can_be_planned_once_this_one_is_finished(window: MainWindow) -> None:
    fill(window)
    page(window).form.next_visit.set_value(date(2026, 12, 17))
    page(window).finish.click()
    assert window.toast.undo.isVisible()
    QTest.mouseClick(window.toast.offer, Qt.MouseButton.LeftButton)
    assert window.page_id == "planner"
    assert window.page is not None
    assert window.page.state()["day"] == date(2026, 12, 17)


def test_a_note_of_a_million_characters_is_stored_and_shown(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    fill(window)
    page(window).form.content.set_text("停电" * 500_000)
    page(window).finish.click()
    assert stored(demo_store, visit.id).draft.content == "停电" * 500_000
    window.navigate("visit", id=visit.id)
    assert page(window).form.content.text() == "停电" * 500_000


def test_what_is_typed_while_a_draft_is_stored_stays(window: MainWindow, visit: VisitRow) -> None:
    form = page(window).form
    form.content.setPlainText("先存")
    QTest.keyClick(form.content, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.context.drafts.load(f"visit-{visit.id}") is None
    assert form.value().content == "先存"


def test_a_picture_as_an_answer_becomes_a_photo_of_the_visit(
    window: MainWindow, visit: VisitRow, demo_store: Store, tmp_path: Path
) -> None:
    view = add_form(window)
    row = view.row("room")
    assert row is not None
    assert isinstance(row.control, PhotoControl)
    row.control.picture.take(photo(tmp_path, "IMG.jpg"))
    kept = stored(demo_store, visit.id).files
    assert [(each.name, each.kind, each.caption) for each in kept] == [("IMG.jpg", FileKind.PHOTO, "ROOM")]
    assert view.answers().values["room"] == "IMG.jpg"
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    row.control.picture.take(broken)
    assert "broken.jpg" in window.toast.text
    assert "room" not in view.answers().values


def test_photos_are_kept_upright_and_small(tmp_path: Path) -> None:
    path = photo(tmp_path)
    data = path.read_bytes()
    turned = data[:2] + EXIF_TURNED + data[2:]
    name, kept = kept_photo("配电房.JPG", turned, 2048)
    image = QImage.fromData(kept)
    assert name == "配电房.jpg"
    assert (image.width(), image.height()) == (1024, 2048)
    assert b"Exif" not in kept


EXIF_TURNED = bytes.fromhex("ffe10022 457869660000 49492a0008000000 0100 1201 0300 01000000 06000000 00000000")
"""What a camera writes that was held upright: turn by 90 degrees."""


def test_a_photo_of_60_mb_gives_a_sentence_and_is_not_kept(
    window: MainWindow, visit: VisitRow, demo_store: Store, tmp_path: Path
) -> None:
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    page(window).form.photos.chosen.emit([large])
    assert "large.jpg" in window.toast.text
    assert stored(demo_store, visit.id).files == ()


@pytest.mark.parametrize("kept", [0.05, 0.6, 0.98])
def test_a_photo_that_breaks_off_is_not_kept_as_grey(tmp_path: Path, kept: float) -> None:
    small = photo(tmp_path, "small.jpg", 40, 30).read_bytes()
    inside = b"\xff\xe1" + (len(small) + 2).to_bytes(2, "big") + small
    data = photo(tmp_path).read_bytes()
    whole = data[:2] + inside + data[2:]
    assert kept_photo("a.jpg", whole + b"what a phone adds", 2048)
    with pytest.raises(Unreadable, match="unreadable"):
        kept_photo("a.jpg", whole[: 2 + len(inside) + int(len(data) * kept)], 2048)


def test_broken_photos_give_a_sentence_each_and_the_record_stays(
    window: MainWindow, visit: VisitRow, demo_store: Store, tmp_path: Path
) -> None:
    page(window).form.content.setPlainText("核对联系人。(演示)")
    cut, words = photo(tmp_path, "cut.jpg"), tmp_path / "words.png"
    cut.write_bytes(cut.read_bytes()[:-400])
    words.write_text("这不是照片", "utf-8")
    for path in (cut, words):
        page(window).form.photos.chosen.emit([path])
        assert path.name in window.toast.text
    page(window).form.photos.chosen.emit([photo(tmp_path, "good.jpg")])
    assert [each.name for each in stored(demo_store, visit.id).files] == ["good.jpg"]
    assert page(window).form.content.toPlainText() == "核对联系人。(演示)"


def test_a_caption_is_kept_and_a_photo_removed_with_the_way_back(
    window: MainWindow, visit: VisitRow, demo_store: Store, tmp_path: Path
) -> None:
    page(window).form.photos.chosen.emit([photo(tmp_path)])
    strip = page(window).form.photos
    strip.tiles[0].caption.setText("变压器")
    strip.keep()
    assert [each.caption for each in stored(demo_store, visit.id).files] == ["变压器"]
    strip.tiles[0].away.click()
    assert strip.tiles == []
    window.context.undo.undo()
    assert [tile.caption.text() for tile in strip.tiles] == ["变压器"]


def test_a_signature_is_drawn_taken_back_and_needs_a_name(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    fill(window)
    signature = page(window).form.signature
    page(window).form.customers.line.setText("")
    sign(window, "")
    signature.back.click()
    assert not signature.value()
    signature.redo.click()
    assert len(signature.value().strokes) == 1
    page(window).finish.click()
    assert signature.name_field.error()
    signature.name.setText("李主任")
    assert not page(window).banner.isVisible()
    page(window).finish.click()
    kept = stored(demo_store, visit.id).files
    assert [(each.caption, each.media_type) for each in kept] == [("李主任", "image/png")]
    with demo_store.read() as reader:
        image = QImage.fromData(content(reader, kept[0].id)[1])
    assert not image.isNull()
    assert QImageReader.supportedImageFormats()


def test_a_phone_contact_is_asked_by_the_short_form_and_nothing_is_lost_by_switching(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    window.navigate("visit", account_id=visit.account_id, channel="phone")
    record, form = page(window), page(window).form
    assert record._is_short
    assert not form.production.isVisible()
    assert not any(record.sections.button(key).isVisible() for key in LONG)
    form.content.setPlainText("电话里说的话")
    record.length.click()
    assert form.production.isVisible()
    form.production.setPlainText("两班")
    record.length.click()
    draft = form.value()
    assert (draft.channel, draft.content, draft.production) == (Channel.PHONE, "电话里说的话", "两班")


def test_two_visits_at_once_are_warned_of_and_not_refused(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    fill(window)
    page(window).finish.click()
    with demo_store.change() as work:
        other = plan_visit(work, visit.account_id, visit.person_id, at(8, 30), at(9, 30))
    window.navigate("visit", id=other)
    assert page(window).overlap.isVisible()
    assert visit.account in page(window).overlap.banner.accessibleName()
    page(window).form.arrived.setText("05:10")
    page(window).form.left.setText("05:30")
    assert not page(window).overlap.isVisible()


def test_a_pad_with_little_room_is_smaller_as_a_whole_and_draws_the_same(qtbot: QtBot) -> None:
    """So that no field beside it is cut with large texts in the smallest window."""
    pads = [InkPad(), InkPad()]
    for pad, wide in zip(pads, (480, 300), strict=True):
        qtbot.addWidget(pad)
        pad.resize(wide, pad.heightForWidth(wide))
        pad.show()
        unit = wide / 480
        spots = [QPoint(round(x * unit), round(y * unit)) for x, y in ((40, 60), (160, 80), (240, 120))]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(pad, spot)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=spots[-1])
    whole, small = ([point for stroke in pad.strokes() for point in stroke] for pad in pads)
    assert pads[1].minimumSizeHint().width() <= 300
    assert len(whole) == len(small) > 2
    assert all(abs(x - u) < 2 and abs(y - v) < 2 for (x, y), (u, v) in zip(whole, small, strict=True))

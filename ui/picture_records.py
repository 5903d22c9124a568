"""What is shown of visit records in the picture book: a survey with last answers, photos and a signature, problems."""

import math
import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from crm.domain.codes import Channel, Topic
from ui.picture_scene import Scene, turn_until

VISIT = "visit"


def record_scenes() -> tuple[Scene, ...]:
    """Return the scenes of a record; what they change is taken back by the next one's undo."""
    return (
        Scene("record-survey", VISIT, _answer_survey, after=lambda _, page: page._go_to("survey"), leave=_put_away),
        Scene("record-photos", VISIT, _add_photos, after=lambda _, page: page._go_to("files"), leave=_put_away),
        Scene("record-problems", VISIT, _answer_survey, after=lambda _, page: page.finish.click(), leave=_put_away),
        Scene("record-short", VISIT, _short, leave=_put_away),
    )


def _answer_survey(_window: Any, page: Any) -> None:
    """Add the form of the safety check and answer some of it."""
    page.form.topics.set_value((Topic.SAFETY_CHECK, Topic.SATISFACTION))
    page.form.surveys.set_topics(page.form.topics.value())
    turn_until(lambda: bool(page.form.surveys.offered or not page.page_actions()))
    for form in page.form.surveys.offered[:1]:
        page.form.surveys.wanted.emit(form.version_id)
    turn_until(lambda: bool(page.form.surveys.boxes or not page.page_actions()))
    if not page.form.surveys.boxes:
        return
    view = page.form.surveys.boxes[0].view
    for question in list(view.session.form.questions())[:4]:
        row = view.row(question.name)
        if row is not None and hasattr(row.control, "tiles"):
            row.control.tiles.tiles[0].click()


def _add_photos(window: Any, page: Any) -> None:
    """Take two drawn photos in, and let somebody sign."""
    with tempfile.TemporaryDirectory(prefix="rounds-photos-") as folder:
        paths = [Path(folder) / name for name in ("配电房.jpg", "变压器.jpg")]
        for number, path in enumerate(paths):
            _photo(number).save(str(path))
        page.form.photos.chosen.emit(paths)
        turn_until(lambda: len(page.form.photos.tiles) == len(paths))
    for tile, words in zip(page.form.photos.tiles, ("配电房通风口", "2 号变压器油温 78 ℃"), strict=False):
        tile.caption.setText(words)
        tile.keep()
    page.form.signature.name.setText("陈主任")
    wave = tuple((60 + x, 80 + 30 * math.sin(x / 14) * math.exp(-x / 260)) for x in range(0, 300, 4))
    page.form.signature.pad.set_strokes((wave, ((120, 40), (135, 112)), ((250, 110), (340, 102))))
    page.form.signature.pad.changed.emit()


def _photo(number: int) -> QImage:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shade = QLinearGradient(0, 0, 640, 480)
    shade.setColorAt(0, QColor(Qt.GlobalColor.gray).darker(120 + 40 * number))
    shade.setColorAt(1, QColor(Qt.GlobalColor.darkGray).darker(180))
    painter.fillRect(image.rect(), shade)
    for left in range(90, 560, 160):
        painter.fillRect(left, 130, 110, 260, QColor(Qt.GlobalColor.lightGray).darker(110 + 20 * number))
    painter.end()
    return image


def _short(_window: Any, page: Any) -> None:
    page.form.channel.set_values([Channel.PHONE])
    page.form.changed.emit()
    page.length.click()


def _put_away(window: Any, page: Any) -> None:
    """Take back what was stored, and forget what was typed."""
    window.context.undo.undo(len(window.context.undo.made()))
    for draft in window.context.drafts.all():
        window.context.drafts.discard(draft.key)
    page._short = None
    window.navigate("today")

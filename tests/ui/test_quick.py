"""A quick start reads no sources, and compiles what is called; Qt's names and dataclasses stay as they are."""

import dataclasses
import subprocess
import sys

import pytest

ASKED = """
import gc, linecache
from pathlib import Path
from ui import quick
quick.begin()
import ui.app
from PySide6.QtWidgets import QWidget
assert not gc.isenabled()
ours = str(Path(ui.__file__).parent)
assert not [name for name in linecache.cache if name.startswith(ours)]
assert hasattr(QWidget, "setWindowTitle") and not hasattr(QWidget, "set_window_title")
"""


def test_the_start_reads_no_sources() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr


CALLED = """
from ui import quick
quick.begin()
import copy, dataclasses, pickle
from dataclasses import dataclass, field, replace

@dataclass(frozen=True)
class Row:
    name: str
    size: int = 3
    parts: list = field(default_factory=list)

@dataclass(frozen=True, order=True, slots=True)
class Packed(Row):
    place: int = 0

@dataclass
class Open:
    size: int
    half: float = field(init=False)

    def __post_init__(self):
        self.half = self.size / 2

def code(kind, method):
    return vars(kind)[method].__code__.co_filename

assert code(Row, "__init__") != "<string>"
row, other = Row("a"), Row(name="a", size=3)
assert code(Row, "__init__") == "<string>" and code(Row, "__eq__") != "<string>"
assert row == other and code(Row, "__eq__") == "<string>"
assert row != Row("b") and row.parts == [] and row.parts is not other.parts
assert repr(row) == repr(Row("a")) == "Row(name='a', size=3, parts=[])"
assert replace(row, size=4) == Row("a", 4) and dataclasses.asdict(row) == {"name": "a", "size": 3, "parts": []}
packed = Packed("a", 1, (), 7)
assert packed < Packed("a", 2, ()) and copy.copy(packed) == packed and pickle.loads(pickle.dumps(packed)) == packed
assert hash(packed) == hash(Packed("a", 1, (), 7)) and code(Packed, "__hash__") == "<string>"
assert code(Packed, "__init__") == "<string>"
assert Open(3).half == 1.5 and Open(3) == Open(3)
for change in (lambda: setattr(row, "size", 1), lambda: delattr(packed, "size")):
    try:
        change()
    except dataclasses.FrozenInstanceError:
        continue
    raise AssertionError
try:
    Row()
except TypeError as error:
    assert "Row.__init__() missing 1 required positional argument: 'name'" == str(error)
"""


@pytest.mark.skipif(not hasattr(dataclasses, "_create_fn"), reason="This Python compiles a class at once.")
def test_methods_of_dataclasses_are_compiled_when_they_are_called() -> None:
    told = subprocess.run([sys.executable, "-c", CALLED], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr

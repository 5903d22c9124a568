"""What is asked of the C library, in a process of its own: how it serves threads is settled before the first one."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux is asked")


def test_threads_are_served_from_one_place_after_a_quick_start() -> None:
    source = (
        "import ctypes, threading; from ui import quick; quick.begin()\n"
        "kept = []\n"
        "threads = [threading.Thread(target=lambda: kept.append(bytearray(50_000))) for _ in range(4)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]\n"
        "libc = ctypes.CDLL(None); libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, 'stdout')); libc.fflush(None)\n"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout
    assert told.count("<heap nr=") == 1


def test_what_lies_free_is_given_back() -> None:
    source = (
        "from ui import heap; heap.share()\n"
        "from benchmarks.resident import resident\n"
        "made = [bytearray(5_000) for _ in range(8_000)]\n"
        "kept = made[::100]; del made; full = resident(); heap.give_back(); print(full - resident())\n"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout
    assert int(told) > 20_000_000

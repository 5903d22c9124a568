"""What a reading process may take: on POSIX it is held to it, of Windows the structures that its system is told."""

import subprocess
import sys
from ctypes import sizeof

import pytest

from crm.exchange.process_limits import PROCESS_MEMORY, BasicLimits, ExtendedLimits, memory_limit


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_the_structures_are_as_long_as_those_of_windows() -> None:
    assert (sizeof(BasicLimits), sizeof(ExtendedLimits)) == (64, 144)
    places = [getattr(BasicLimits, name).offset for name, _kind in BasicLimits._fields_]
    assert places == [0, 8, 16, 24, 32, 40, 48, 56, 60]
    assert [getattr(ExtendedLimits, name).offset for name, _kind in ExtendedLimits._fields_] == [
        0,
        64,
        112,
        120,
        128,
        136,
    ]


def test_a_job_is_told_the_memory_and_nothing_else() -> None:
    limits = memory_limit(1000)
    assert (limits.basic.flags, limits.process_memory) == (PROCESS_MEMORY, 1000 * 1024**2)
    assert bytes(limits).count(0) == sizeof(limits) - 1 - sum(
        byte > 0 for byte in (1000 * 1024**2).to_bytes(8, "little")
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of resources")
def test_posix_holds_the_process_to_memory_and_time() -> None:
    told = (
        "import resource; from crm.exchange.process_limits import limit_process; limit_process(700, 30); "
        "print([resource.getrlimit(each) for each in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)])"
    )
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str([(700 * 1024**2,) * 2, (30, 31), (0, 0)])

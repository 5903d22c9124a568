"""How much memory and processor time a process that reads a file from outside may take."""

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64

PROCESS_MEMORY = 0x0100
"""JOB_OBJECT_LIMIT_PROCESS_MEMORY of winnt.h."""
EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six counters are IO_COUNTERS."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("most_process_memory", c_size_t),
        ("most_job_memory", c_size_t),
    )


def limit_process(megabytes: int, seconds: int) -> None:
    """Limit the own memory, and the processor time where the system can; on Windows the caller's clock is its limit."""
    if sys.platform == "win32":
        _limit_by_job(memory_limit(megabytes))
        return
    import resource

    size = megabytes * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_limit(megabytes: int) -> ExtendedLimits:
    """Return what a job object of Windows is told."""
    limits = ExtendedLimits()
    limits.basic.flags = PROCESS_MEMORY
    limits.process_memory = megabytes * 1024**2
    return limits


if sys.platform == "win32":

    def _limit_by_job(limits: ExtendedLimits) -> None:
        """Put the own process into a job, which lasts as long as the process: its handle is never closed.

        Where the system makes none, the file is read all the same, as long as the caller's clock lets it.
        """
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        job = kernel.CreateJobObjectW(None, None)
        if job and kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

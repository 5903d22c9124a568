"""The process that reads a calendar file: `python -m crm.exchange.calendar_child FILE FIRST LAST ZONE MB SECONDS`.

A hostile rule can let its reader count without end; here that ends this process, and mostly only its own event. The
answer goes to standard output as one pickle of plain values, moments as naive UTC:
("calendar", [event], [(code, values, series)], [series]) or ("refused", code, values).
"""

import pickle
import sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from crm.domain.errors import Unreadable
from crm.exchange.calendar_events import Reading
from crm.exchange.process_limits import limit_process

ANSWER_LIMIT = 50 * 1024**2


def main(arguments: list[str]) -> int:
    """Read the file named in the arguments and write the answer."""
    path, first, last, zone, megabytes, seconds = arguments
    limit_process(int(megabytes), int(seconds))
    try:
        reading = Reading(date.fromisoformat(first), date.fromisoformat(last), ZoneInfo(zone), int(seconds) / 2)
        answer: tuple[object, ...] = ("calendar", *reading.read(Path(path).read_bytes()))
    except Unreadable as error:
        answer = ("refused", error.code, error.values)
    except MemoryError:
        answer = ("refused", "calendar.too_many", {})
    except Exception as error:
        answer = ("refused", "file.damaged", {"detail": type(error).__name__})
    packed = pickle.dumps(answer, protocol=5)
    if len(packed) > ANSWER_LIMIT:
        packed = pickle.dumps(("refused", "calendar.too_many", {}))
    sys.stdout.buffer.write(packed)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The second process itself: `python -m crm.planning.propose.child`.

It reads one pickle (problem, managers, seconds, seed) and writes one for each manager (manager, days, cost). It stops
at once and writes what it has when its input ends. Nothing else imports it, so that it is loaded once.
"""

import os
import pickle
import sys
import threading
import time

from crm.planning.propose.month import month_of
from crm.planning.propose.solve import Budget, solve
from crm.planning.propose.telling import schedules


def main() -> int:
    """Search for the managers of the task and write an answer for each."""
    problem, managers, seconds, seed = pickle.load(sys.stdin.buffer)
    stopped = threading.Event()

    def wait() -> None:
        sys.stdin.buffer.read()
        stopped.set()

    threading.Thread(target=wait, daemon=True).start()
    end = time.perf_counter() + seconds
    for number, manager in enumerate(managers):
        month = month_of(problem, manager)
        share = max(0.0, end - time.perf_counter()) / (len(managers) - number)
        answer = solve(month.model, Budget(share, cancelled=stopped.is_set), seed)
        pickle.dump((manager, schedules(month, answer), answer.cost), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    sys.stdout.buffer.flush()
    os._exit(0)  # the waiting thread holds the input, and an orderly end would wait for it
    return 0


if __name__ == "__main__":
    sys.exit(main())

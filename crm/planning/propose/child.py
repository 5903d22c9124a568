"""The second process itself: `python -m crm.planning.propose.child`.

It reads one pickle (models, seconds, seed, clock) and writes one for each model (its number, the answer). It stops at
once and writes what it has when its input ends. Nothing else imports it, so that it is loaded once.
"""

import os
import pickle
import sys
import threading

from crm.planning.propose.solve import Budget, solve

POLITE = 5
"""How much it stands back where a system knows that: the window goes first."""


def main() -> int:
    """Search each model of the task and write an answer for each."""
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        models, seconds, seed, clock = pickle.load(sys.stdin.buffer)
    except (EOFError, pickle.UnpicklingError):
        return 0
    stopped = threading.Event()

    def wait() -> None:
        sys.stdin.buffer.read()
        stopped.set()

    threading.Thread(target=wait, daemon=True).start()
    end = clock() + seconds
    for number, model in enumerate(models):
        share = max(0.0, end - clock()) / (len(models) - number)
        pickle.dump((number, solve(model, Budget(share, None, stopped.is_set, clock), seed)), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    sys.stdout.buffer.flush()
    os._exit(0)  # the waiting thread holds the input, and an orderly end would wait for it
    return 0


if __name__ == "__main__":
    sys.exit(main())

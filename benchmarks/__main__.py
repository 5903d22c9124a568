"""`python3 dev.py bench [--json] [--size small|office|bureau] [JOB ...]`."""

import argparse
import json
import sys
from collections.abc import Callable

from benchmarks import (
    account_page,
    brief,
    curves,
    duplicates,
    duties,
    energy,
    exports,
    gui_thread,
    honesty,
    imports,
    lists,
    memory,
    proposing,
    save,
    scroll,
    search,
    shared,
    start,
    surveys,
    surveys_shown,
)
from benchmarks.harness import Result, table

JOBS: dict[str, Callable[[str], Result | None]] = {
    "start": start.run,
    "list_page": lists.accounts_page,
    "visit_page": lists.visits_page,
    "task_page": lists.tasks_page,
    "list_ids": lists.sorted_visits,
    "choices": lists.visit_choices,
    "export": lists.export,
    "summary": exports.summary,
    "long_sheet": exports.long_sheet,
    "export_stop": exports.stopped,
    "account": account_page.opened,
    "timeline": account_page.sought,
    "brief": brief.one,
    "brief_day": brief.day,
    "scroll": scroll.run,
    "gui_thread": gui_thread.run,
    "memory": memory.run,
    "proposing": proposing.run,
    "save": save.run,
    "duties": duties.run,
    "duplicates": duplicates.run,
    "honesty": honesty.run,
    "import": imports.run,
    "ledger": imports.long_new,
    "ledger_known": imports.long_known,
    "ledger_stop": imports.stopped,
    "compare": energy.compared,
    "losses": energy.lost,
    "loss_found": energy.found,
    "loss_demo": energy.found_in_demo,
    "curve": energy.drawn,
    "curve_pan": energy.panned,
    "curve_read": curves.read,
    "form_open": surveys.opened,
    "form_put": surveys.answered,
    "form_count": surveys.counted,
    "form_shown": surveys_shown.opened,
    "form_react": surveys_shown.answered,
    "names": search.names_in_file,
    "words": search.words_in_file,
    "names_pg": search.names_on_server,
    "words_pg": search.words_on_server,
    "rights": shared.median_read,
    "rights_max": shared.worst_read,
    "rights_find": shared.searched,
    "commits": shared.commits,
}


def main() -> int:
    """Run the jobs that were named, or all, and print what they took."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument(
        "--json", action="store_true", help="print a list of objects; times are seconds, memory is bytes"
    )
    parser.add_argument("--size", choices=("small", "office", "bureau"), default="bureau")
    parser.add_argument("job", nargs="*", choices=[[], *JOBS], help=", ".join(JOBS))
    options = parser.parse_args()
    results = []
    for name in options.job or JOBS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        result = JOBS[name](options.size)
        if result is None:
            print(f"{name}: no PostgreSQL here, left out", file=sys.stderr)
        else:
            results.append(result)
    print(json.dumps([each.as_json() for each in results], indent=1) if options.json else table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Prints the most bytes in use while calamine alone reads the first sheet of the workbook WORKBOOK."""

import resource
import sys

from python_calamine import load_workbook

if __name__ == "__main__":
    rows = load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))

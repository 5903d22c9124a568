"""What a typed answer is worth, and whether it fits its question."""

import math
import re
from datetime import time

from crm.domain.survey.form import NUMBERS, Question, QuestionType, Range
from crm.forms.values import Value, day_of, number_of

_INTEGER = re.compile(r"[+-]?\d{1,15}")
_PLACES = (90.0, 180.0)


def value_of(question: Question, text: str) -> Value:
    """Return the value of an answer: a number or day where the question asks for one and the text is one."""
    if question.type in NUMBERS and text:
        return number_of(text)
    if question.type is QuestionType.DATE and text:
        day = day_of(text)
        return text if day is None else day
    return text


def misfit(question: Question, text: str) -> str | None:
    """Return the code of what is wrong with an answer, None when it is of the right kind."""
    match question.type:
        case QuestionType.INTEGER:
            return None if _INTEGER.fullmatch(text) else "survey.not_integer"
        case QuestionType.DECIMAL:
            return None if math.isfinite(number_of(text)) else "survey.not_number"
        case QuestionType.RANGE:
            return _off_range(question.range or Range(), number_of(text))
        case QuestionType.DATE:
            return None if "T" not in text and day_of(text) is not None else "survey.not_date"
        case QuestionType.TIME:
            return None if _is_time(text) else "survey.not_time"
        case QuestionType.GEOPOINT:
            return None if _is_place(text) else "survey.not_place"
    return None


def _off_range(scale: Range, number: float) -> str | None:
    if not math.isfinite(number):
        return "survey.not_number"
    low, high = sorted((scale.start, scale.end))
    steps = (number - scale.start) / scale.step if scale.step else 0
    fits = low <= number <= high and abs(steps - round(steps)) < 1e-6
    return None if fits else "survey.off_range"


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return ":" in text


def _is_place(text: str) -> bool:
    """Latitude and longitude in degrees, perhaps height and accuracy in metres."""
    numbers = [number_of(part) for part in text.split()]
    if not 2 <= len(numbers) <= 4 or not all(map(math.isfinite, numbers)):
        return False
    return all(abs(number) <= limit for number, limit in zip(numbers, _PLACES, strict=False))

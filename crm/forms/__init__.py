"""Forms at work: the expressions of a survey form, evaluated as answers change (docs/surveys.md)."""

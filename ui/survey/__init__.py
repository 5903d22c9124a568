"""Survey forms on the screen: `FormView` asks the questions of a form that is filled in (docs/surveys.md)."""

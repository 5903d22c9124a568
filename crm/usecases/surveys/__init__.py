"""Survey forms: bringing them in, publishing, answering, counting, writing out (docs/surveys.md)."""

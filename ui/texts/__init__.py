"""Words that many pages share: names of codes, dates, numbers, sentences of errors."""

"""Pure readers of cells as people fill them: a value in, a typed value or Invalid out."""

"""The verbs: one module per feature, each function inside one unit of work or one reader."""

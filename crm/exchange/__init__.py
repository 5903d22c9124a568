"""Files in and out: workbooks and text files, without a database."""

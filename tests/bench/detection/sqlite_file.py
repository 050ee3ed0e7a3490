"""A SQLite database from the SQL of a template."""

import pathlib
import sqlite3
import tempfile


def database(data, name):
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory) / "data.db"
        connection = sqlite3.connect(path)
        connection.executescript(data.decode())
        connection.commit()
        connection.close()
        return path.read_bytes()

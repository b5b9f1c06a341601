"""The encrypted SQLite file: engine, types, capture, migrations, keys and the search index."""

"""Runs Alembic inside the transaction that `bjdesk.store.migrate` opened; nothing here opens a database."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()

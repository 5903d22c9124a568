"""Run the migrations over the connection that the program has opened; it commits, not we."""

from alembic import context

connection = context.config.attributes["connection"]
metadata = context.config.attributes.get("metadata")
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
context.run_migrations()

"""Alembic migrations; versions never import crm."""

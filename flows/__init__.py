"""Workflow order: the Prefect flows and nothing else."""

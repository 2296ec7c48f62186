"""When and where the flows run: deployments, and the installation on one machine."""

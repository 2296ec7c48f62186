"""Builder of the bundled demo sites: five invented union sites in five content systems."""

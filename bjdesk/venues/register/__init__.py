"""The register of venues: entries, opening hours, what is closed."""

"""From the facts of the whole corpus to published, versioned Parquet tables."""

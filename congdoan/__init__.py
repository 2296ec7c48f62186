"""congdoan: news of Vietnam's health-sector trade unions as traceable Parquet datasets."""

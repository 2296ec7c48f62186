"""Adding and mending a source: probe, try, keep, doctor, commission. Nothing here is published."""

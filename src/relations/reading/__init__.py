"""What exporters for readers share: dates and names in English words, dates in order of time, links that are safe."""

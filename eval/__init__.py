"""Offline evaluation: suites, measures, systems to compare, and the benchmark."""

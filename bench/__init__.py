"""Measurements that anyone can repeat: ``make bench`` runs them and writes docs/benchmarks.md."""

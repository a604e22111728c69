//! Finds fixture folders, compares, blesses, compiles.

//! What generated crates call: JSON, requests, answers, errors.

//! The graph of a path against published figures, against brute force, and at sizes that break
//! careless algorithms.

mod laws;
mod order;
mod published;
mod scale;
mod spec;

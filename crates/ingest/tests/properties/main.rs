//! What holds for every text, and for every clipping that was rendered as one.

#![cfg(test)]

mod accounts;
mod any_text;
mod articles;
mod rendered;
mod renderer;
mod texts;

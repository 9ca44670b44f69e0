//! The beginning of a stream, looked at before it is read.

use std::io::{self, Chain, Cursor, Read};

/// A stream whose beginning was looked at.
pub(crate) type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

/// Reads on until `is_enough` is content with the beginning, or the beginning is `longest` or all
/// there is; returns it with a stream that still begins with it.
pub(crate) fn peek<R: Read>(
    mut stream: R,
    longest: usize,
    is_enough: impl Fn(&[u8]) -> bool,
) -> io::Result<(Vec<u8>, Peeked<R>)> {
    let mut begin = vec![0; longest];
    let mut length = 0;
    while length < longest && !is_enough(&begin[..length]) {
        match stream.read(&mut begin[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    begin.truncate(length);
    let stream = Cursor::new(begin.clone()).chain(stream);
    Ok((begin, stream))
}

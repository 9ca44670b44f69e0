"""What is compared, one engine a file, each with the same functions.

`prepare()` builds it or says why it cannot be had, `index(raw, ready, folder, threads)` returns what that took,
`size(folder)` the bytes on disk, `search(raw, folder, log)` the latencies of the log, and `close()` ends what
still runs. `DIFFERS` says what is unlike Pressoir.
"""

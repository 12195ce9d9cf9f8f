/// What is kept of files that are offered and got: where they are, the hashes of their pieces, to whom they were offered, how far each download is. In an SQLite file of its own,
/// so that no message waits for a file. It does not wait for the disk at each change: after a power failure the newest changes may be missing, which costs only work.
package org.hashverse.store.transfers;

/// What survives a restart, in a folder of its own: the lock, the settings, the peers with their pins and standings, the
/// private key's file, and the history. Nothing here knows of sockets or of the rules; every call on a profile blocks on the disk.
///
/// Small files are replaced whole and readable by their owner alone. Messages stand in `messages.db`, a SQLite file
/// ([SqliteStore] behind [MessageStore]):
///
/// - [Writer], one thread, commits in groups without a timer: what arrives during one sync of the disk is the next group
///   ([Incoming], [Outgoing] and [Talks] are the changes, over [Tables]). A callback runs only after the sync.
/// - [Readers], two threads, answer pages and searches ([History]) and write [ExportFile]s.
/// - [Rows]: every row has a checksum. [Tail]: a file beside the database remembers how many commits there were, because a
///   write-ahead log that lost its end looks like one that ends there.
/// - [Vault] opens the file; [Checkup] reads all of it in the background once a day, then [Backups] copies it. Whatever finds damage,
///   [Rescue] sets the file aside and builds another under a new store id from all that is whole in it and in the newest
///   sound backup ([Salvage]); peers then offer again what is missing.
/// - A disk that takes no more: changes that were not committed are dropped, links end, and the writer tries again until it does.
package org.hashverse.store;

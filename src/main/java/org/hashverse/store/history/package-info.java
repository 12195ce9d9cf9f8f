/// The history: messages, what of them reached whom, and the search. They stand in `messages.db` ([SqliteStore] behind [MessageStore]):
///
/// - [Writer], one thread, commits in groups without a timer: what arrives during one sync of the disk is the next group
///   ([Incoming], [Outgoing] and [ConversationTable] are the changes, over [Tables]). A callback runs only after the sync.
/// - [Readers], two threads, answer pages and searches ([History]) and write [ExportFile]s.
/// - [org.hashverse.store.database.Rows]: every row has a checksum. [org.hashverse.store.database.CommitCounter]: a file beside the database remembers how many commits there were, because a
///   write-ahead log that lost its end looks like one that ends there.
/// - [HistoryFile] opens the file; [org.hashverse.store.database.Checkup] reads all of it in the background once a day, then [org.hashverse.store.database.Backups] copies it. Whatever finds damage,
///   [org.hashverse.store.database.Rescue] sets the file aside and builds another under a new store id from all that is whole in it and in the newest
///   sound backup ([org.hashverse.store.database.Salvage]); peers then offer again what is missing.
/// - [org.hashverse.store.database.Migration] brings older tables to the present version: first a copy, `backup/messages-version-N.db`, then all steps in one transaction. What fails
///   leaves the file as it was, and the start is refused with a sentence.
/// - A disk that takes no more: changes that were not committed are dropped, links end, and the writer tries again until it does.
package org.hashverse.store.history;

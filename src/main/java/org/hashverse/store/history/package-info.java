/// The history: messages, their deliveries and the search. [MessageStore] is its interface; [SqliteStore] keeps it in `messages.db`.
/// [HistoryThreads] has the threads that use the file:
///
/// - [Writer], one thread, takes changes from [ChangeQueue] and commits them in groups without a timer: changes that arrive during a sync of the disk
///   form the next group. [Incoming], [Outgoing] and [ConversationTable] make the changes, over [Tables]. A callback runs only after the sync.
/// - A conversation is a number in the tables ([org.hashverse.store.database.Schema] says which): messages, unread marks and read marks hold it. What differs between kinds of
///   conversations is asked of [org.hashverse.chat.Conversation].
/// - A change of a message, such as an edit ([org.hashverse.chat.Change]), is a row of the table `message` that names another one. [Changes] and [OwnChanges] apply it to the row
///   that it names, which holds the present text; so the search finds what people see. [Views] reads messages with their marks and deliveries.
/// - The index of words ([org.hashverse.store.database.WordIndex]) lacks the newest messages, and after an update all. [Writer] adds them, a segment of messages in a commit, when there are
///   enough for one. When there is nothing else to do it fills segments again whose messages were edited or deleted. A search ([Finder]) reads the messages that the index lacks.
/// - [Readers], two threads, answer pages and searches ([History]) and write [ExportFile]s, each from one state of the file.
/// - Rows have checksums ([org.hashverse.store.database.Rows]), except unread marks and the ids of deleted messages. A file beside the database counts the commits
///   ([org.hashverse.store.database.CommitCounter]), because SQLite does not notice that a write-ahead log lost its end.
/// - [HistoryFile] opens the file. Once a day [org.hashverse.store.database.Checkup] reads all of it in the background, then
///   [org.hashverse.store.database.Backups] copies it if the disk has room. The newest backup is the one with the most commits, because the clock may have been wrong.
/// - When damage is found, [org.hashverse.store.database.Rescue] keeps the damaged file and builds a new one under a new store id. The new file has all intact rows of
///   the damaged file and of the newest sound backup ([org.hashverse.store.database.Salvage]). Peers then send again what is missing.
///   Many messages name the same peer, so one damaged row must not lose them all: a peer whose row is damaged is read from the index of the table, and our own messages need no row.
///   A message that lost only its delivery is not sent because the backup has it as QUEUED: it may have been cancelled since.
/// - [org.hashverse.store.database.Migration] brings older tables to the present version: first a copy, `backup/messages-version-N.db`, then all steps in one
///   transaction. If a step fails, the file is as before and the program does not start; the error says why.
/// - When the disk is full, changes that are not committed are dropped or, if nobody would repeat them, postponed. The connections end, and the writer tries again
///   until it can write.
package org.hashverse.store.history;

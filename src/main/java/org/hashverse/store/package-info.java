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
/// - [Migration] brings older tables to the present version: first a copy, `backup/messages-version-N.db`, then all steps in one transaction. What fails
///   leaves the file as it was, and the start is refused with a sentence.
/// - A disk that takes no more: changes that were not committed are dropped, links end, and the writer tries again until it does.
///
/// `settings.json`, `peers.json` and `messages.db` say their version. What an older Hashverse wrote is read and kept; where a newer one wrote in any of
/// them, [Versions] finds it before a byte is changed, and the profile is refused ([NewerProfile]).
///
/// An administrator's [Preset], `hashverse.json`, is read at each start and never written. It lies in the system's place ([PresetPlaces]), else beside the
/// program; one of the two counts, whole. It is read as it is: whoever may write there decides, but not who starts a jar beside which it lies. What counts, the first that says something:
///
/// 1. a locked value of the preset; a command line that says otherwise is refused
/// 2. the command line
/// 3. the profile, which has a value for everything from its first start on
/// 4. a value of the preset that is not locked: it is what a new profile starts with
/// 5. what is built in
///
/// `settings.json` keeps the person's own choice under a lock, so it is back when the lock is gone. A file that is there and cannot be read or understood,
/// in every name and value of it, stops the start ([Preset.Broken]): a mistyped lock must not be an open door. The `invites` wait in `invites.json` of a new
/// profile until they are added, and are added once. Locks bind this program, not a person who brings another: that is for the system's own means.
package org.hashverse.store;

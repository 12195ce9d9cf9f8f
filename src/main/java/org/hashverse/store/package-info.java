/// What survives a restart, in a folder of its own: the lock, the settings, the peers with their pins and standings, the
/// private key's file, and the history. Nothing here knows of sockets or of the rules; every call on a profile blocks on the disk.
///
/// - `files`: small files, replaced whole
/// - `settings`: what the person chose
/// - `profile`: the folder itself, its lock, its contacts, and an administrator's preset
/// - `database`: the SQLite file, its tables, its checks, backups and rescue
/// - `history`: messages, their deliveries and the search, on top of `database`
package org.hashverse.store;

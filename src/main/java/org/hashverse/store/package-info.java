/// What survives a restart, in a folder of its own: the lock, the settings, the peers with their pins and standings, the
/// private key's file, and the history. Nothing here knows of sockets or of the rules. Whatever reads
/// or writes a file blocks on the disk; only `MessageStore` reads and writes on threads of its own and answers later.
///
/// - `files`: small files, replaced whole
/// - `settings`: what the person chose
/// - `profile`: the folder itself, its lock, its contacts, and an administrator's preset
/// - `database`: the SQLite file, its tables, its checks, backups and rescue
/// - `history`: messages, their deliveries and the search, on top of `database`
package org.hashverse.store;

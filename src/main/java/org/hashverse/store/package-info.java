/// What survives a restart, in a folder of its own: the lock, the settings, the peers with their pins and standings, the
/// private key's file. Small files are replaced whole and readable by their owner
/// alone. Nothing here knows of sockets or of the rules; every call on a profile blocks on the disk. Messages live in memory for now, behind [MessageStore].
package org.hashverse.store;

package org.hashverse.store.transfers;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.MessageKey;

/// A file that a peer offered to us and that we get, have or declined.
///
/// @param message the message that offers it
/// @param place   its place there, from 0
/// @param stage   the name of the node's stage for it, such as `GOT`; it may be one of a later version
/// @param done    bytes that are here
/// @param folder  where it is put; empty if the person chose none
/// @param path    where it is, once it is whole
public record Download(MessageKey message, int place, String stage, long done, Optional<Path> folder, Optional<Path> path) {}

package org.hashverse.store.transfers;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.MessageKey;

/// A file that was offered to us and that we want, have, or do not want.
///
/// @param message the message that offers it
/// @param place   its place there, from 0
/// @param stage   a word for what became of it
/// @param done    bytes that are here
/// @param folder  where it is put; empty if the person chose none
/// @param path    where it is, once it is whole
public record Download(MessageKey message, int place, String stage, long done, Optional<Path> folder, Optional<Path> path) {}

package org.hashverse.node.api;

import java.nio.file.Path;

/// How an attempt to send files ended.
public sealed interface SendFilesOutcome {
    /// The message with the files is committed, or was refused like any other message.
    record Offered(SendOutcome outcome) implements SendFilesOutcome {}

    /// Nothing was sent, because one of the files cannot be offered.
    record NotOffered(Path path, Why why) implements SendFilesOutcome {}

    /// Why a file cannot be offered.
    enum Why {
        /// It is not there, or is neither a file nor a folder.
        NOT_THERE,
        /// It cannot be read.
        NOT_READABLE,
        /// It changed while it was read.
        CHANGED,
        /// It has more bytes, or the folder has more files or is deeper, than a message can offer.
        TOO_LARGE
    }
}

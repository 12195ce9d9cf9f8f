package org.hashverse.transport.files;

import org.hashverse.wire.files.FilesFrame.None.Reason;

/// A question is answered without bytes. The connection stays open for other questions.
public final class NotServed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// @param reason what the other side is told, or what it told us
    public NotServed(Reason reason) {
        super("not served: " + reason, null, false, false); // a usual answer, whose stack trace tells nothing
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }
}

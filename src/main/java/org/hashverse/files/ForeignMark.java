package org.hashverse.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/// Marks files that came from another computer. Windows then asks before it runs one, and Office opens it without macros. Other systems keep the mark and do not look at it.
final class ForeignMark {
    /// The name under which Windows looks for the mark (MS-FSCC, 5.6.1).
    static final String NAME = "Zone.Identifier";
    /// 3 is the Internet.
    static final String MARK = "[ZoneTransfer]\r\nZoneId=3\r\n";

    private ForeignMark() {}

    /// Marks a file, if its file system can keep the mark.
    static void put(Path file) {
        var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) return;
        try {
            view.write(NAME, ByteBuffer.wrap(MARK.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException notHere) {
            System.getLogger(ForeignMark.class.getName()).log(System.Logger.Level.DEBUG, "a file could not be marked", notHere);
        }
    }
}

package org.hashverse.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static Request read(String text) throws Request.Malformed {
        return Request.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aRequestIsReadAsItWasWritten() throws Request.Malformed {
        for (var request : List.of(new Request.There(), new Request.Forward(Optional.empty()), new Request.Forward(Optional.of("hashverse://add?k=x")), new Request.Command("send \"two\nlines\" ë 😀", false, "/somewhere/ë"),
                new Request.Command("", true, "")))
            assertEquals(request, Request.of(ByteBuffer.wrap(request.bytes())));
    }

    @Test
    void aNulEndsNoWord() throws Request.Malformed {
        assertEquals(new Request.Command("send ab", false, "/"), Request.of(ByteBuffer.wrap(new Request.Command("send a\0b", false, "/").bytes())));
    }

    @Test
    void aMalformedRequestIsRefusedWithASentence() {
        for (var wrong : List.of("", "hashverse/1", "hashverse/1\0", "hashverse/2\0forward\0", "hashverse/1\0there\0a\0", "hashverse/1\0forward\0a\0b\0", "hashverse/1\0command\0text\0/\0", "hashverse/1\0command\0xml\0/\0list\0",
                "hashverse/1\0forward", "GET / HTTP/1.1\r\n\r\n"))
            assertThrows(Request.Malformed.class, () -> read(wrong), wrong);
        assertThrows(Request.Malformed.class, () -> Request.of(ByteBuffer.wrap(new byte[] {(byte) 0xff, 0})));
    }
}

package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputLinesTest {
    private static InputLines of(String input) {
        return new InputLines(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> all(String input) throws IOException, Command.Misuse {
        var lines = of(input);
        var all = new ArrayList<String>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) all.add(line.get());
        return all;
    }

    @Test
    void onlyALineFeedEndsALineWithOrWithoutACarriageReturnBeforeIt() throws Exception {
        assertEquals(List.of("list", "", "send ß 🦊"), all("list\r\n\nsend ß 🦊\n"));
        assertEquals(List.of("send @Bo hi\rdelete @Bo", "x\r"), all("send @Bo hi\rdelete @Bo\nx\r\r\n"));
        assertEquals(List.of("a\u000bb\fc\u0085d\u2028e"), all("a\u000bb\fc\u0085d\u2028e\n"));
    }

    @Test
    void theEndOfTheInputEndsTheLastLine() throws Exception {
        assertEquals(List.of(), all(""));
        assertEquals(List.of("list", "exit"), all("list\nexit"));
        assertEquals(List.of("exit"), all("exit\r"));
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneIsRead() throws Exception {
        var longest = "x".repeat(InputLines.MAX_BYTES);
        assertEquals(List.of(longest), all(longest + "\n"));
        var lines = of(longest + "y\nlist\n");
        assertEquals("a line has at most 1048576 bytes; none of this one was carried out", assertThrows(Command.Misuse.class, lines::next).getMessage());
        assertEquals(Optional.of("list"), lines.next());
        assertEquals(Optional.empty(), lines.next());
    }
}

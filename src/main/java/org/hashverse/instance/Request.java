package org.hashverse.instance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A request of another start of the program to the running instance.
public sealed interface Request {
    /// Asks for the window to come forward.
    ///
    /// @param invite the text of an invite, not parsed yet, for the dialog to add a peer
    record Forward(Optional<String> invite) implements Request {
        @Override
        public List<String> words() {
            return invite.isPresent() ? List.of(VERSION, "forward", invite.get()) : List.of(VERSION, "forward");
        }
    }

    /// Asks only whether an instance runs.
    record There() implements Request {
        @Override
        public List<String> words() {
            return List.of(VERSION, "there");
        }
    }

    /// Asks for a command to be carried out.
    ///
    /// @param line   the command as typed into a console
    /// @param json   whether the answer is to be JSON
    /// @param folder the folder that relative file names in the line start from
    record Command(String line, boolean json, String folder) implements Request {
        @Override
        public List<String> words() {
            return List.of(VERSION, "command", json ? "json" : "text", folder, line);
        }
    }

    /// The bytes are no valid request. The message is a sentence for people.
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /// The version of the request format, which is the first word of every request.
    String VERSION = "hashverse/1";

    /// The words of the request, as the package documents them.
    List<String> words();

    /// The request as bytes for the socket. A NUL in a word is left out: no command line and no path has one.
    default byte[] bytes() {
        var text = new StringBuilder();
        for (var word : words()) text.append(word.replace("\0", "")).append('\0');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Whether the request is within the length that an instance accepts.
    default boolean fits() {
        return bytes().length <= InstanceLimits.PRODUCT.requestBytes();
    }

    /// Parses the bytes that [#bytes] made.
    static Request of(ByteBuffer bytes) throws Malformed {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed("the request is not UTF-8");
        }
        if (!text.endsWith("\0")) throw new Malformed("the request is cut off");
        var words = List.of(text.substring(0, text.length() - 1).split("\0", -1));
        if (!words.getFirst().equals(VERSION)) throw new Malformed("the Hashverse that runs is another version; end it and start it again");
        var what = words.size() > 1 ? words.get(1) : "";
        return switch (what + " " + (words.size() - 2)) {
            case "there 0" -> new There();
            case "forward 0" -> new Forward(Optional.empty());
            case "forward 1" -> new Forward(Optional.of(words.get(2)));
            case "command 3" -> new Command(words.get(4), json(words.get(2)), words.get(3));
            default -> throw new Malformed("the Hashverse that runs does not know this request; end it and start it again");
        };
    }

    private static boolean json(String word) throws Malformed {
        return switch (word) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new Malformed("an answer is text or json");
        };
    }
}

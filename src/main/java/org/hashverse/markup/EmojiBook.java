package org.hashverse.markup;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All emoji that have a picture, in the order of a picker. Read once, when it is first asked for, which reads the disk.
///
/// It is one resource, `emoji.bin`: the length of a table (4 bytes), the table in UTF-8, the pictures one behind another. A line of the table
/// is `CODE-POINTS`, bytes of the picture, group, names with commas between, words, with tabs between.
public final class EmojiBook {
    private static final String FILE = "emoji.bin";
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;
    private final Map<String, Emoji> bySigns = new HashMap<>();
    private final Map<String, Emoji> byName = new HashMap<>();
    private final List<Emoji> listed = new ArrayList<>();
    private final int picturesAt;
    private int longest;

    private static final class Lazy {
        static final EmojiBook BOOK = new EmojiBook();
    }

    private EmojiBook() {
        try (var in = new DataInputStream(open())) {
            int length = in.readInt();
            picturesAt = 4 + length;
            int offset = 0;
            for (var line : new String(in.readNBytes(length), StandardCharsets.UTF_8).split("\n")) {
                var emoji = read(line.split("\t", -1), offset);
                offset += emoji.length();
                add(emoji);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /// The book.
    public static EmojiBook get() {
        return Lazy.BOOK;
    }

    private static InputStream open() {
        return EmojiBook.class.getResourceAsStream(FILE);
    }

    private static Emoji read(String[] columns, int offset) {
        var text = new StringBuilder();
        for (var hex : columns[0].split("-")) text.appendCodePoint(Integer.parseInt(hex, 16));
        return new Emoji(text.toString(), columns[2], columns[3].isEmpty() ? List.of() : List.of(columns[3].split(",")), columns.length > 4 ? columns[4] : "",
                offset, Integer.parseInt(columns[1]));
    }

    private void add(Emoji emoji) {
        var signs = bare(emoji.text());
        bySigns.put(signs, emoji);
        longest = Math.max(longest, signs.codePointCount(0, signs.length()));
        if (emoji.listed()) listed.add(emoji);
        for (var name : emoji.names()) byName.putIfAbsent(name, emoji);
    }

    private static String bare(String text) {
        return text.replace("\uFE0F", "");
    }

    /// All pictures, as PNGs one behind another. Reads the disk.
    ///
    /// @throws IOException if the program's own files cannot be read
    public byte[] pictures() throws IOException {
        try (var in = open()) {
            in.skipNBytes(picturesAt);
            return in.readAllBytes();
        }
    }

    /// Those that a picker lists.
    public List<Emoji> listed() {
        return List.copyOf(listed);
    }

    /// The one of exactly this name.
    public Optional<Emoji> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The one of exactly these characters.
    public Optional<Emoji> of(String text) {
        return Optional.ofNullable(bySigns.get(bare(text)));
    }

    /// The emoji of a text without marks, in order, the first `most` of them.
    public List<Span.Picture> in(String text, int most) {
        var found = new ArrayList<Span.Picture>();
        for (int at = 0; at < text.length() && found.size() < most; ) {
            int c = text.codePointAt(at);
            var picture = mayBegin(c) ? at(text, at) : Optional.<Span.Picture>empty();
            picture.ifPresent(found::add);
            at = picture.map(Span.Picture::to).orElse(at + Character.charCount(c));
        }
        return found;
    }

    /// Those whose names or words have all the words of a search: names that begin with it first.
    public List<Emoji> search(String search, int most) {
        var words = search.strip().toLowerCase(Locale.ROOT).replace(":", "").split("[\\s_]+");
        var start = String.join("_", words);
        return listed.stream().filter(emoji -> has(emoji, words)).sorted(Comparator.comparingInt(emoji -> rank(emoji, start))).limit(most).toList();
    }

    private static boolean has(Emoji emoji, String[] words) {
        for (var word : words)
            if (!emoji.words().contains(word) && emoji.names().stream().noneMatch(name -> name.contains(word))) return false;
        return true;
    }

    private static int rank(Emoji emoji, String start) {
        if (emoji.names().contains(start)) return 0;
        if (emoji.names().stream().anyMatch(name -> name.startsWith(start))) return 1;
        return emoji.names().stream().anyMatch(name -> name.contains(start)) ? 2 : 3;
    }

    /// Whether an emoji may begin with this character; cheap, and reads nothing.
    static boolean mayBegin(int c) {
        return c > 0xA8 ? Character.isEmoji(c) : c >= '0' && c <= '9' || c == '#' || c == '*';
    }

    /// The longest emoji that begins at a place, as a span; empty for none. Signs that are text unless told otherwise (©, ❤) count only
    /// where the text tells otherwise.
    Optional<Span.Picture> at(String text, int from) {
        var signs = new StringBuilder();
        Span.Picture found = null;
        int at = from;
        for (int count = 0; at < text.length() && count < longest; count++) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            signs.appendCodePoint(c);
            int style = at < text.length() ? text.charAt(at) : 0;
            if (style == TEXT_STYLE) break;
            if (style == EMOJI_STYLE) at++;
            var emoji = bySigns.get(signs.toString());
            if (emoji != null && (count > 0 || style == EMOJI_STYLE || Character.isEmojiPresentation(c))) found = new Span.Picture(from, at, emoji);
        }
        return Optional.ofNullable(found);
    }
}

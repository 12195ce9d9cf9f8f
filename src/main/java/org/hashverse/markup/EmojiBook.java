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

/// All emoji that have a picture, in the order of a picker. The first call of [#get] reads them from the disk.
///
/// The resource `emoji.bin` holds the length of a table (4 bytes), the table in UTF-8, and the pictures one after another. A line of the table has five
/// columns, separated by tabs: `CODE-POINTS`, bytes of the picture, group, names separated by commas, words.
public final class EmojiBook {
    private static final String FILE = "emoji.bin";
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;
    private final Map<String, Emoji> bySigns = new HashMap<>(); // by their characters without U+FE0F
    private final Map<String, Emoji> byName = new HashMap<>();
    private final List<Emoji> listed = new ArrayList<>();
    private final int picturesAt;
    private int longest; // most code points of a key of bySigns

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

    /// The book of this program. The first call reads the disk.
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

    /// All pictures, as PNGs one after another. Reads the disk.
    ///
    /// @throws IOException if the program's own files cannot be read
    public byte[] pictures() throws IOException {
        try (var in = open()) {
            in.skipNBytes(picturesAt);
            return in.readAllBytes();
        }
    }

    /// The emoji that a picker lists.
    public List<Emoji> listed() {
        return List.copyOf(listed);
    }

    /// The emoji with exactly this name.
    public Optional<Emoji> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The emoji with exactly these characters.
    public Optional<Emoji> of(String text) {
        return Optional.ofNullable(bySigns.get(bare(text)));
    }

    /// The first `most` emoji of a text without markup, in order.
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

    /// The first `most` emoji whose names or words contain all words of a search. An emoji with exactly this name comes first, then those with a name that begins with it,
    /// then those with a name that contains it.
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

    /// Whether an emoji may begin with this character: below U+00A9 only a digit, `#` or `*`, with which a keycap begins. Cheap; does not read the book.
    static boolean mayBegin(int c) {
        return c > 0xA8 ? Character.isEmoji(c) : c >= '0' && c <= '9' || c == '#' || c == '*';
    }

    /// The longest emoji that begins at an index, as a span; empty for none. Characters that are text by default (©, ❤) count only
    /// if a variation selector asks for emoji style.
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

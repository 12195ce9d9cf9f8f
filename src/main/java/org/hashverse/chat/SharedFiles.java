package org.hashverse.chat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.files.FileItem;

/// Content that offers files and folders. Their bytes do not travel with it: a receiver fetches them, see `wire.files`.
///
/// @param items   1 to [#MAX_ITEMS]
/// @param caption what the sender wrote about them; may be empty, at most [#MAX_CAPTION] bytes, else see [MessageText]
public record SharedFiles(List<FileItem> items, String caption) implements Content {
    /// The word for the kind.
    public static final String KIND = "file";
    /// Most items of one message.
    public static final int MAX_ITEMS = 20;
    /// Most bytes of a caption in UTF-8.
    public static final int MAX_CAPTION = 2_048;
    /// Most bytes that items take together, see [#variable]. Then the message fits its frame even if the caption is all quotes, which JSON escapes. A receiver that does not know the kind can keep it.
    public static final int MAX_VARIABLE = 35_328;
    /// Bytes that an item counts for besides its name and its preview. A folder needs 184 of them.
    public static final int ITEM_BYTES = 200;
    private static final int THOUSAND = 1_000;

    /// @throws IllegalArgumentException for a field out of bounds
    public SharedFiles {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > MAX_ITEMS) throw new IllegalArgumentException("a message has 1 to " + MAX_ITEMS + " files");
        if (!caption.isEmpty()) MessageText.fault(caption).ifPresent(fault -> { throw new IllegalArgumentException("caption " + fault); });
        if (MessageText.bytes(caption) > MAX_CAPTION) throw new IllegalArgumentException("a caption has at most " + MAX_CAPTION + " bytes");
        if (variable(items) > MAX_VARIABLE) throw new IllegalArgumentException("items have at most " + MAX_VARIABLE + " bytes");
    }

    /// Bytes that items take in a message, at most. Names count twice, because JSON may escape them.
    public static int variable(List<FileItem> items) {
        return items.stream().mapToInt(item -> ITEM_BYTES + 2 * utf8(item.name()) + item.picture().map(picture -> picture.preview().length()).orElse(0)).sum();
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Bytes of all items together.
    public long size() {
        return items.stream().mapToLong(FileItem::size).sum();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String words() {
        return caption;
    }

    /// One line for each item, as in `[file] report.pdf, 24 MB`, and then the caption.
    @Override
    public String plainText() {
        var lines = items.stream().map(item -> "[" + (item.folder().isPresent() ? "folder" : "file") + "] " + item.name() + ", " + size(item.size())).collect(Collectors.joining("\n"));
        return caption.isEmpty() ? lines : lines + "\n" + caption;
    }

    /// A size for people, in English: `2.4 MB`, `24 MB`. A megabyte has 1,000,000 bytes.
    public static String size(long bytes) {
        if (bytes < THOUSAND) return bytes + " bytes";
        double shown = bytes;
        int unit = -1;
        for (; shown >= THOUSAND && unit < 3; unit++) shown /= THOUSAND;
        return String.format(Locale.ROOT, shown < 10 ? "%.1f %s" : "%.0f %s", shown, List.of("kB", "MB", "GB", "TB").get(unit));
    }

    @Override
    public int bytes() {
        return MessageText.bytes(caption) + variable(items);
    }

    /// A receiver of [SharedFiles] tells their author which of them it has and which it does not want. Only the author learns of it.
    ///
    /// @param of       the message with the files
    /// @param got      places of the items that the receiver has, from 0
    /// @param declined places of the items that it does not want
    public record Report(MessageKey of, long revision, Set<Integer> got, Set<Integer> declined) implements Change {
        /// The word for the kind.
        public static final String KIND = "got";

        /// @throws IllegalArgumentException for a place that no message has, or one in both sets
        public Report {
            got = places(got);
            declined = places(declined);
            if (!Collections.disjoint(got, declined)) throw new IllegalArgumentException("a file is got or declined, not both");
        }

        /// Without a revision: the store gives it one.
        public Report(MessageKey of, Set<Integer> got, Set<Integer> declined) {
            this(of, 0, got, declined);
        }

        /// How many of a message's files the receiver has. Places that the message does not have do not count.
        ///
        /// @param files the number of files of the message
        public int got(int files) {
            return count(got, files);
        }

        /// How many of a message's files the receiver does not want, as [#got(int)].
        public int declined(int files) {
            return count(declined, files);
        }

        private static int count(Set<Integer> places, int files) {
            return (int) places.stream().filter(place -> place < files).count();
        }

        private static Set<Integer> places(Set<Integer> places) {
            if (places.stream().anyMatch(place -> place < 0 || place >= MAX_ITEMS)) throw new IllegalArgumentException("a message has at most " + MAX_ITEMS + " files");
            return Collections.unmodifiableSet(new TreeSet<>(places));
        }

        @Override
        public Report withRevision(long revision) {
            return new Report(of, revision, got, declined);
        }

        @Override
        public boolean isAllowed(Content target, boolean byAuthor) {
            return !byAuthor && target instanceof SharedFiles files && Stream.concat(got.stream(), declined.stream()).allMatch(place -> place < files.items().size());
        }

        @Override
        public Audience audience() {
            return Audience.AUTHOR;
        }

        @Override
        public boolean withdraws() {
            return got.isEmpty() && declined.isEmpty();
        }

        @Override
        public boolean isInEffect(Content target, Marks marks, PeerId by) {
            return marks.find(Report.class, by).map(made -> made.got().equals(got) && made.declined().equals(declined)).orElse(withdraws());
        }

        @Override
        public String kind() {
            return KIND;
        }
    }
}

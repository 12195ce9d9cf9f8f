package org.hashverse.ui.emoji;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hashverse.markup.Emoji;
import org.hashverse.markup.EmojiBook;

/// The emoji that were taken last, since the start; before there are enough, those that most people take.
public final class RecentEmoji {
    /// How many are kept: two rows of the picker.
    static final int MOST = 2 * EmojiPicker.COLUMNS;
    private static final List<String> LIKED = List.of("+1", "heart", "joy", "smile", "tada", "pray", "thinking_face", "wave", "eyes");
    private final List<Emoji> taken = new ArrayList<>();

    /// The last first.
    List<Emoji> list() {
        var liked = LIKED.stream().flatMap(name -> EmojiBook.get().named(name).stream());
        return Stream.concat(taken.stream(), liked).distinct().limit(Math.max(LIKED.size(), taken.size())).toList();
    }

    public void take(Emoji emoji) {
        taken.remove(emoji);
        taken.addFirst(emoji);
        if (taken.size() > MOST) taken.removeLast();
    }
}

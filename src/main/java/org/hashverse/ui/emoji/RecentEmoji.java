package org.hashverse.ui.emoji;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hashverse.markup.Emoji;
import org.hashverse.markup.EmojiBook;

/// The emoji that the person took last, since the program started. Until there are enough, those that most people take follow.
public final class RecentEmoji {
    /// How many are kept, at most: two rows of the picker.
    static final int MOST = 2 * EmojiPicker.COLUMNS;
    private static final List<String> POPULAR = List.of("+1", "heart", "joy", "smile", "tada", "pray", "thinking_face", "wave", "eyes");
    private final List<Emoji> taken = new ArrayList<>();

    /// The emoji, the last one first.
    List<Emoji> list() {
        var popular = POPULAR.stream().flatMap(name -> EmojiBook.get().named(name).stream());
        return Stream.concat(taken.stream(), popular).distinct().limit(Math.max(POPULAR.size(), taken.size())).toList();
    }

    /// Puts an emoji in the first place.
    public void take(Emoji emoji) {
        taken.remove(emoji);
        taken.addFirst(emoji);
        if (taken.size() > MOST) taken.removeLast();
    }
}

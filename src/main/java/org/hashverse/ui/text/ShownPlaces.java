package org.hashverse.ui.text;

import java.util.List;
import org.hashverse.markup.Span;

/// Maps places in a message (indexes of characters) to the characters that one of its blocks shows, and back. The shown characters leave out the text's marks, and
/// have one character for each emoji that is drawn as a picture.
final class ShownPlaces {
    /// Before a block is shown. It has no places: only [#shown] may be asked.
    static final ShownPlaces NONE = new ShownPlaces(List.of());
    private final List<Span> spans;
    /// Where each span begins among the shown characters, and where the last ends.
    private final int[] starts;

    ShownPlaces(List<Span> spans) {
        this.spans = spans;
        starts = new int[spans.size() + 1];
        for (int i = 0; i < spans.size(); i++) starts[i + 1] = starts[i] + (spans.get(i) instanceof Span.Picture ? 1 : spans.get(i).to() - spans.get(i).from());
    }

    /// The first shown character of a span.
    int start(int span) {
        return starts[span];
    }

    /// The shown character after the last one of a span.
    int end(int span) {
        return starts[span + 1];
    }

    /// The place in the message of a shown character, or of the end of the shown characters. An index outside of the block counts as its nearest end.
    int place(int shown) {
        int i = spans.size() - 1;
        while (i > 0 && shown < starts[i]) i--;
        var span = spans.get(i);
        if (span instanceof Span.Picture) return shown <= starts[i] ? span.from() : span.to();
        return Math.clamp(span.from() + shown - starts[i], span.from(), span.to());
    }

    /// The shown character of a place in the message. For a place among marks, which are not shown, the next character.
    int shown(int place) {
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            if (place <= span.from()) return starts[i];
            if (place < span.to()) return span instanceof Span.Picture ? starts[i] : starts[i] + place - span.from();
        }
        return starts[spans.size()];
    }

    /// The place of the first shown character of the block.
    int from() {
        return spans.getFirst().from();
    }

    /// The place after its last shown character.
    int to() {
        return spans.getLast().to();
    }
}

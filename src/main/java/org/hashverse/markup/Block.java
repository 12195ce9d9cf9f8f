package org.hashverse.markup;

import java.util.List;

/// A part of a message that has lines of its own.
public sealed interface Block {
    /// Its parts, in order; never empty.
    List<Span> spans();

    /// Lines of words; never without a span.
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /// Lines that were marked as somebody's words, without the marks; never without a span.
    record Quote(List<Span> spans) implements Block {
        public Quote {
            spans = List.copyOf(spans);
        }
    }

    /// Code, shown as it stands.
    ///
    /// @param code from the first character after the opening mark to the last before the closing one
    record CodeBlock(Span.Code code) implements Block {
        @Override
        public List<Span> spans() {
            return List.of(code);
        }
    }
}

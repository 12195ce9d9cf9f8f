package org.hashverse.markup;

import java.util.List;

/// A part of a message that is shown on lines of its own.
public sealed interface Block {
    /// The spans of the block, in order; never empty.
    List<Span> spans();

    /// Lines of text.
    record Paragraph(List<Span> spans) implements Block {
        /// @param spans at least one
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /// Lines that were marked as a quote, without the marks.
    record Quote(List<Span> spans) implements Block {
        /// @param spans at least one
        public Quote {
            spans = List.copyOf(spans);
        }
    }

    /// Code, which is shown without interpretation.
    ///
    /// @param code the code alone: without the marks, the name of its language, and the newlines next to them
    record CodeBlock(Span.Code code) implements Block {
        @Override
        public List<Span> spans() {
            return List.of(code);
        }
    }
}

package org.hashverse.chat.json;

import java.io.IOException;

/// A text is no JSON object of the expected form. The message says what is wrong in our own words, and repeats nothing of the text.
public final class BadJson extends IOException {
    private static final long serialVersionUID = 1L;

    BadJson(String fault) {
        super(fault);
    }
}

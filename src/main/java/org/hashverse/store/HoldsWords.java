package org.hashverse.store;

import java.sql.SQLException;
import org.sqlite.Function;

/// The SQL function `holds_words(text, words)`: whether a text holds each of some words, in any spelling that [SearchedWord] takes for the same. The words are
/// folded and stand in lines.
final class HoldsWords extends Function {
    /// What it is called in SQL.
    static final String NAME = "holds_words";
    /// How many values it takes.
    static final int VALUES = 2;

    @Override
    protected void xFunc() throws SQLException {
        var text = SearchedWord.fold(value_text(0));
        for (var word : value_text(1).split("\n")) {
            if (text.contains(word)) continue;
            result(0);
            return;
        }
        result(1);
    }
}

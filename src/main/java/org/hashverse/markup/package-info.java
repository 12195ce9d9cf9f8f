/// Parses the text of a message: plain words, links that show where they lead, light formatting, emoji. No JavaFX. Nothing blocks
/// except the first use of [EmojiBook]. Parsing takes linear time, whatever a peer writes.
///
/// | written | shown |
/// | --- | --- |
/// | `*bold*`, `_italic_` | bold, italic, where the marks hug whole words within one line |
/// | `` `code` `` | as code, nothing in it interpreted |
/// | ` ``` ` at the start of a line, up to the next ` ``` ` | a block of code; one word behind the first ` ``` ` names its language and is not shown |
/// | lines that begin with `> ` | a quote |
/// | `@Name` | a mention, if it is the name of a known person in exactly its spelling, see [org.hashverse.chat.Mentions] |
/// | `http://…`, `https://…` | a link, see [WebLink] |
/// | an emoji of the [EmojiBook] | its picture |
///
/// Nothing else is interpreted. Every span names the characters of the text that it shows, so people copy what was sent.
package org.hashverse.markup;

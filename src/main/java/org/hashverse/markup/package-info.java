/// What a message's text means: plain words, links that show where they lead, light formatting, emoji. No JavaFX, nothing that blocks
/// but the first look into the book of emoji, and linear in the text whatever a peer writes.
///
/// | written | shown |
/// | --- | --- |
/// | `*bold*`, `_italic_` | so, where the marks hug whole words within one line |
/// | `` `code` `` | as code, nothing in it interpreted |
/// | ` ``` ` at the start of a line, up to the next ` ``` ` | a block of code; one word behind the first ` ``` ` names its language and is not shown |
/// | lines that begin with `> ` | a quote |
/// | `http://…`, `https://…` | a link, see [WebLink] |
/// | an emoji of the [EmojiBook] | its picture |
///
/// Nothing else is interpreted. Every span says which characters of the text it shows, so what is copied is what was sent.
package org.hashverse.markup;

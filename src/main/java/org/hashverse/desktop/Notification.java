package org.hashverse.desktop;

/// What a notification says: plain text, whatever was put in.
///
/// @param tag   which one it replaces; letters, digits and dashes
/// @param title one line of at most [#MOST_TITLE] characters; the program's name where nothing of it can be seen
/// @param text  one line of at most [#MOST_TEXT] characters
/// @param click what happens on a click, in a word, for desktops that draw it as a button
public record Notification(String tag, String title, String text, String click) {
    /// Most characters of a title.
    public static final int MOST_TITLE = 80;
    /// Most characters of a text.
    public static final int MOST_TEXT = 200;

    /// @throws IllegalArgumentException for a tag of other characters
    public Notification {
        if (!tag.matches("[A-Za-z0-9-]{1,64}")) throw new IllegalArgumentException("a tag has letters, digits and dashes");
        title = Plain.line(title, MOST_TITLE);
        if (title.isEmpty()) title = "Hashverse"; // some desktops refuse one without a title
        text = Plain.line(text, MOST_TEXT);
        click = Plain.line(click, MOST_TITLE);
    }
}

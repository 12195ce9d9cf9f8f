package org.hashverse.desktop;

/// The content of a notification. The constructor makes each text one line of plain text.
///
/// @param tag   a new notification replaces the one with the same tag; 1 to 64 letters, digits and dashes
/// @param title at most [#MOST_TITLE] characters; the program's name if nothing in the title is visible
/// @param text  at most [#MOST_TEXT] characters
/// @param click a word for the effect of a click, for desktops that draw a button
public record Notification(String tag, String title, String text, String click) {
    /// Most characters of a title.
    public static final int MOST_TITLE = 80;
    /// Most characters of a text.
    public static final int MOST_TEXT = 200;

    /// @throws IllegalArgumentException for a tag of other characters
    public Notification {
        if (!tag.matches("[A-Za-z0-9-]{1,64}")) throw new IllegalArgumentException("a tag has letters, digits and dashes");
        title = Plain.line(title, MOST_TITLE);
        if (title.isEmpty()) title = "Hashverse"; // some desktops refuse a notification without a title
        text = Plain.line(text, MOST_TEXT);
        click = Plain.line(click, MOST_TITLE);
    }
}

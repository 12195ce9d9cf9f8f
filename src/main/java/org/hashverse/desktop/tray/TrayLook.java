package org.hashverse.desktop.tray;

import java.util.List;

/// The state of the icon. Immutable.
///
/// @param title    name of the program
/// @param tip      text under the title when the pointer rests on the icon
/// @param unread   number of unread messages; if it is not 0, the icon has a dot
/// @param quiet    whether the person switched notifications off
/// @param words    texts of the menu
/// @param pictures pictures of the icon
public record TrayLook(String title, String tip, int unread, boolean quiet, Words words, Pictures pictures) {
    /// The texts of the menu.
    ///
    /// @param open  entry that shows the window
    /// @param quiet entry with a check mark that switches notifications off
    /// @param quit  entry that quits the program
    public record Words(String open, String quiet, String quit) {}

    /// The icon in several sizes.
    ///
    /// @param plain  without a dot
    /// @param dotted with a dot, because something is unread
    public record Pictures(List<Picture> plain, List<Picture> dotted) {
        /// Copies the lists.
        public Pictures {
            plain = List.copyOf(plain);
            dotted = List.copyOf(dotted);
        }
    }

    /// A square picture.
    ///
    /// @param side   pixels
    /// @param pixels row by row, alpha, red, green and blue of each in one number, not premultiplied
    public record Picture(int side, int[] pixels) {
        /// @throws IllegalArgumentException for a wrong number of pixels
        public Picture {
            pixels = pixels.clone();
            if (pixels.length != side * side) throw new IllegalArgumentException("a square has side times side pixels");
        }

        @Override
        public int[] pixels() {
            return pixels.clone();
        }
    }

    /// The pictures for this state.
    List<Picture> icon() {
        return unread > 0 ? pictures.dotted() : pictures.plain();
    }

    /// Whether the icon asks for attention.
    boolean asks() {
        return unread > 0 && !quiet;
    }
}

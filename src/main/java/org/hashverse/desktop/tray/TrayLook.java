package org.hashverse.desktop.tray;

import java.util.List;

/// What the icon shows. Immutable.
///
/// @param title    the program
/// @param tip      what stands under the title when the pointer rests on the icon
/// @param unread   messages that nobody read; with any, the icon bears a dot
/// @param quiet    whether the person wants not to be disturbed
/// @param words    of the menu
/// @param pictures of the icon
public record TrayLook(String title, String tip, int unread, boolean quiet, Words words, Pictures pictures) {
    /// The words of the menu.
    ///
    /// @param open  brings the window
    /// @param quiet stands with a check mark
    /// @param quit  ends the program
    public record Words(String open, String quiet, String quit) {}

    /// The icon in several sizes.
    ///
    /// @param plain  as it is
    /// @param dotted with a dot, because something is unread
    public record Pictures(List<Picture> plain, List<Picture> dotted) {
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
        public Picture {
            pixels = pixels.clone();
            if (pixels.length != side * side) throw new IllegalArgumentException("a square has side times side pixels");
        }

        @Override
        public int[] pixels() {
            return pixels.clone();
        }
    }

    /// The pictures that fit.
    List<Picture> icon() {
        return unread > 0 ? pictures.dotted() : pictures.plain();
    }

    /// Whether it asks for attention.
    boolean asks() {
        return unread > 0 && !quiet;
    }
}

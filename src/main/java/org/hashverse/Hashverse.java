package org.hashverse;

/// The program: command line, profile, node, then a window or a console.
public final class Hashverse {
    private Hashverse() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}

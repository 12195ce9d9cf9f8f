package org.hashverse;

/// Main class of the jar, compiled for Java 17, so that an older Java gets a sentence and not a stack trace.
public final class Start {
    /// The oldest Java that Hashverse runs on.
    static final int JAVA = 25;

    private Start() {}

    public static void main(String[] args) throws Exception {
        int version = Runtime.version().feature();
        if (version < JAVA) {
            System.err.println("error Hashverse needs Java " + JAVA + " or newer; this is Java " + version + ". Get it from https://adoptium.net");
            System.exit(1);
        }
        // by name: this class must not link against classes of a newer format
        Class.forName("org.hashverse.Hashverse").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}

package org.hashverse;

/// Main class of the jar. It is compiled for Java 17, so that on an older Java than Hashverse needs people get a sentence instead of a stack trace.
public final class Start {
    /// The oldest Java that Hashverse runs on.
    static final int JAVA = 25;

    private Start() {}

    /// Checks the version of Java and runs [Hashverse].
    public static void main(String[] args) throws Exception {
        int version = Runtime.version().feature();
        if (version < JAVA) {
            System.err.println("error Hashverse needs Java " + JAVA + " or newer; this is Java " + version + ". Get it from https://adoptium.net");
            System.exit(1);
        }
        // by name, because this class must not link against classes of a newer format
        Class.forName("org.hashverse.Hashverse").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}

package org.hashverse.node;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/// Tests that attack one node, whose honest peers chat on after each of them.
abstract class UnderSiege {
    static Besieged siege;

    /// Other bounds than [Besieged#HASTY] for a class that goes over them.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bounds {
        int links();

        int strangers();
    }

    @BeforeAll
    static void open(TestInfo test) throws Exception {
        var bounds = test.getTestClass().orElseThrow().getAnnotation(Bounds.class);
        siege = new Besieged(bounds == null ? Besieged.HASTY : Besieged.bounds(bounds.links(), bounds.strangers()));
    }

    @AfterAll
    static void close() throws Exception {
        siege.close();
    }

    @AfterEach
    void theOthersChatOn() throws Exception {
        siege.unharmed();
    }
}

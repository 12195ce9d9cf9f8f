package org.hashverse.node;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/// Tests that attack one node, whose honest peers chat on after each of them.
abstract class UnderAttack {
    static AttackedNode attacked;

    /// Other bounds than [AttackedNode#HASTY] for a class that goes over them.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bounds {
        int links();

        int strangers();
    }

    @BeforeAll
    static void open(TestInfo test) throws Exception {
        var bounds = test.getTestClass().orElseThrow().getAnnotation(Bounds.class);
        attacked = new AttackedNode(bounds == null ? AttackedNode.HASTY : AttackedNode.bounds(bounds.links(), bounds.strangers()));
    }

    @AfterAll
    static void close() throws Exception {
        attacked.close();
    }

    @AfterEach
    void theOthersChatOn() throws Exception {
        attacked.unharmed();
    }
}

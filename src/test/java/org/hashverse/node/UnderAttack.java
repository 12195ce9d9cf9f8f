package org.hashverse.node;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/// A base for tests that attack a node. After each test the honest peers still chat.
public abstract class UnderAttack {
    protected static AttackedNode attacked;

    /// Other bounds than those of [AttackedNode#HASTY], for a class that exceeds them.
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

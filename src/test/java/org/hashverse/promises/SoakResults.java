package org.hashverse.promises;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class that injects faults for a long time: it runs with `-Psoak` only. Its methods may ask for [Promises].
@Tag("soak")
@ExtendWith(PromisesTable.Giver.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SoakResults {
    /// Its place in the table, from 1.
    int value();
}

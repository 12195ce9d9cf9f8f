package org.hashverse.promises;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class that measures promises. Its methods may ask for [Promises].
@Tag("promises")
@ExtendWith(PromisesTable.Giver.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Measured {
    /// Its place in the table, from 1.
    int value();
}

package org.hashverse.bars;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class that breaks things for long: it runs under `-Psoak` alone. Its methods may ask for [Bars].
@Tag("soak")
@ExtendWith(BarsTable.Giver.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Soaked {
    /// Its place in the table, from 1.
    int value();
}

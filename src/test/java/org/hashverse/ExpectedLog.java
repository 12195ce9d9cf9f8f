package org.hashverse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Log lines that a test, or the tests of a class, provoke on purpose. They are not printed, so that a green run prints no alarming line. Each of them must be
/// logged before the test, or the last test of the class, ends; else that test fails. A test that checks log lines itself uses [LoggedLines].
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(LogExpectations.class)
public @interface ExpectedLog {
    /// A part of the message of each line.
    String[] value();
}

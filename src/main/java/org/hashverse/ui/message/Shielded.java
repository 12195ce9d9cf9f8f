package org.hashverse.ui.message;

import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.hashverse.ui.words.Words;

/// Shows content whose layout may fail, as a row of a list. Content that failed is replaced by a line that says so, until [#again]. So one bad row does not stop
/// the layout of the window. FX thread only.
final class Shielded<T extends Region> extends Region {
    private static final System.Logger LOG = System.getLogger(Shielded.class.getName());
    private static boolean logged; // the first failure is logged, not one for each layout
    private final Supplier<T> make;
    private T content;
    private final Label errorLine = new Label();
    private boolean failed;

    /// @param make makes the content; called again after a failure
    Shielded(Supplier<T> make) {
        this.make = make;
        content = make.get();
        errorLine.getStyleClass().add("second");
        getChildren().add(content);
    }

    /// The content, even if it has failed.
    T content() {
        return content;
    }

    /// After a failure, makes new content and shows it; else does nothing. JavaFX does not lay out a node again whose layout failed.
    void again() {
        if (!failed) return;
        failed = false;
        content = make.get();
        getChildren().setAll(content);
    }

    /// Runs a change of the content. If the change fails, shows the line instead.
    void attempt(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException fault) {
            fail(fault);
        }
    }

    private void fail(RuntimeException fault) {
        failed = true;
        errorLine.setText(Words.get("message.unshown"));
        getChildren().setAll(errorLine);
        requestLayout();
        if (logged) return;
        logged = true;
        LOG.log(Level.ERROR, "something cannot be shown", fault);
    }

    private Node shown() {
        return failed ? errorLine : content;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        try {
            return shown().prefHeight(width);
        } catch (RuntimeException fault) {
            fail(fault);
            return errorLine.prefHeight(-1);
        }
    }

    @Override
    protected void layoutChildren() {
        if (failed) {
            errorLine.autosize();
            errorLine.relocate(MessageView.SIDE, 0);
            return;
        }
        try {
            content.resizeRelocate(0, 0, getWidth(), getHeight());
            content.layout();
        } catch (RuntimeException fault) {
            fail(fault);
        }
    }
}

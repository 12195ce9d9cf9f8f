package org.hashverse.ui;

import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Shows something that may fail to be laid out, as a row of a list: what fails is replaced by a line that says so, until [#again]. So one row never ends the layout of
/// the window. FX thread only.
final class Shielded<T extends Region> extends Region {
    private static final System.Logger LOG = System.getLogger(Shielded.class.getName());
    private static boolean told;
    private final Supplier<T> make;
    private T content;
    private final Label instead = new Label();
    private boolean failed;

    /// @param make makes what is shown as long as it can be
    Shielded(Supplier<T> make) {
        this.make = make;
        content = make.get();
        instead.getStyleClass().add("second");
        getChildren().add(content);
    }

    /// What is shown, or was before it failed.
    T content() {
        return content;
    }

    /// Something else is to be shown: tries again, if need be with new content, for JavaFX lays out nothing twice that failed once.
    void again() {
        if (!failed) return;
        failed = false;
        content = make.get();
        getChildren().setAll(content);
    }

    /// Does what may fail, and shows that it did.
    void attempt(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException fault) {
            fail(fault);
        }
    }

    private void fail(RuntimeException fault) {
        failed = true;
        instead.setText(Words.get("message.unshown"));
        getChildren().setAll(instead);
        requestLayout();
        if (told) return;
        told = true;
        LOG.log(Level.ERROR, "something cannot be shown", fault);
    }

    private Node shown() {
        return failed ? instead : content;
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
            return instead.prefHeight(-1);
        }
    }

    @Override
    protected void layoutChildren() {
        if (failed) {
            instead.autosize();
            instead.relocate(MessageView.SIDE, 0);
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

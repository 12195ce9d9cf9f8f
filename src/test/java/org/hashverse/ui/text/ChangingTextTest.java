package org.hashverse.ui.text;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A shown text that gets other words is asked for its bounds before its next layout, as it is when the pointer moves: an edited message, or a cell that shows another one.
@ExtendWith(ApplicationExtension.class)
class ChangingTextTest {
    private static final List<String> PARTS = List.of("\uFDFA", "\uFDFA ", "a\u0301\u0302\u0303", "\u202Eab\u2067", "שלום ", "مرحبا ", "👨‍👩‍👧‍👦", "\u0E33", "\uFB2C", "\u0958", "abc ");
    private static final int[] LENGTHS = {1, 60, 120};

    @Start
    void start(Stage stage) {
        // the texts need no window
    }

    private static void askBounds(Node node) {
        if (node instanceof Parent parent) List.copyOf(parent.getChildrenUnmodifiable()).forEach(ChangingTextTest::askBounds);
        node.getBoundsInParent();
    }

    @Test
    void aMessageOfAnyScriptCanGetAnyOther() throws Exception {
        FxThread.ask(() -> {
            for (var before : PARTS) for (var after : PARTS) for (int length : LENGTHS) {
                var text = new SelectableText(_ -> { });
                var root = new Group(text);
                new Scene(root);
                text.setText(before.repeat(60));
                layOut(root, text, 300);
                text.setText(after.repeat(length));
                askBounds(root);
                layOut(root, text, 200);
                askBounds(root);
            }
            return null;
        });
    }

    private static void layOut(Group root, SelectableText text, double width) {
        root.applyCss();
        text.measure(width);
        text.resize(width, text.measuredHeight());
        text.layout();
    }

    @Test
    void aWrappedFlowOfAnyScriptCanGetAnyOther() throws Exception {
        FxThread.ask(() -> {
            for (var before : PARTS) for (var after : PARTS) for (int length : LENGTHS) {
                var flow = new WrappedFlow();
                var root = new Group(flow);
                new Scene(root);
                flow.show(List.of(new Text(before.repeat(60))));
                root.applyCss();
                flow.resize(300, flow.prefHeight(300));
                flow.layout();
                flow.show(List.of(new Text(after.repeat(length))));
                askBounds(root);
            }
            return null;
        });
    }
}

package org.hashverse.ui.files;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/// The ways in which a person hands over files to send: they drop them, or paste them. FX thread only.
public final class FileInput {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    /// Where files go.
    public interface Target {
        /// Whether files can be sent now.
        boolean takes();

        /// Adds files.
        void add(List<Path> files);

        /// Adds a picture that is in no file.
        void add(Image picture);

        /// Shows that files can be dropped, or not any more.
        void hint(boolean shown);
    }

    private FileInput() {}

    /// Adds what is dropped on a node or in it. What is no file and no picture is left to others.
    public static void onDrop(Node node, Target target) {
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getGestureSource() != null || !offers(event.getDragboard()) || !target.takes()) return;
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
            target.hint(true);
        });
        node.addEventHandler(DragEvent.DRAG_EXITED, _ -> target.hint(false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            target.hint(false);
            if (event.getGestureSource() != null || !offers(event.getDragboard()) || !target.takes()) return;
            event.setDropCompleted(true);
            event.consume();
            take(event.getDragboard(), target);
        });
    }

    /// Adds the files or the picture of the clipboard if a key asks for it. A text is left to the field.
    ///
    /// @return false if it does not
    public static boolean onPaste(KeyEvent event, Target target) {
        return PASTE.match(event) && target.takes() && paste(Clipboard.getSystemClipboard(), target);
    }

    static boolean paste(Clipboard board, Target target) {
        if (!board.hasFiles() && (board.hasString() || !board.hasImage())) return false; // an office program offers a picture of the text too
        return take(board, target);
    }

    private static boolean offers(Clipboard board) {
        return board.hasFiles() || board.hasImage() && !board.hasString();
    }

    private static boolean take(Clipboard board, Target target) {
        var files = Optional.ofNullable(board.getFiles()).orElse(List.of()).stream().map(File::toPath).toList();
        if (!files.isEmpty()) target.add(files);
        else if (board.hasImage() && board.getImage() != null) target.add(board.getImage());
        else return false;
        return true;
    }
}

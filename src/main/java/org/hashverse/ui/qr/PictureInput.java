package org.hashverse.ui.qr;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.hashverse.ui.kit.OnFx;

/// The ways in which a person hands over a picture with a QR code: they drop it, paste it, or choose a file. FX thread only.
public final class PictureInput {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private PictureInput() {}

    /// Reads what is dropped on a node: a file, a picture, or a text as it is.
    ///
    /// @param read receives what was found, later
    public static void onDrop(Node target, Consumer<QrReading> read) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getGestureSource() != null || !offers(event.getDragboard())) return; // something of this window is dragged
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getGestureSource() != null) return;
            var reading = reading(event.getDragboard(), true);
            event.setDropCompleted(reading.isPresent());
            event.consume();
            reading.ifPresent(found -> tell(found, read));
        });
    }

    /// Reads a picture or a file that is pasted while a node, or one in it, has the focus. A text is left to the field that has the focus.
    ///
    /// @param read receives what was found, later
    public static void onPaste(Node target, Consumer<QrReading> read) {
        target.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!PASTE.match(event)) return;
            reading(Clipboard.getSystemClipboard(), false).ifPresent(found -> {
                event.consume();
                tell(found, read);
            });
        });
    }

    /// A link that lets the person choose a file, and reads it.
    ///
    /// @param choose shows the dialog for a file, and passes on the file that the person chooses
    /// @param read   receives what was found, later
    public static Hyperlink chooser(String id, String text, Consumer<Consumer<Path>> choose, Consumer<QrReading> read) {
        var link = new Hyperlink(text);
        link.setId(id);
        link.setOnAction(_ -> {
            link.setVisited(false);
            choose.accept(file -> tell(QrReadings.of(file), read));
        });
        return link;
    }

    private static boolean offers(Clipboard board) {
        return board.hasFiles() || board.hasImage() || board.hasString();
    }

    /// A file goes before a picture, and a picture before a text: a file manager offers the name of a file as text too.
    private static Optional<CompletableFuture<QrReading>> reading(Clipboard board, boolean texts) {
        if (board.hasFiles() && !board.getFiles().isEmpty()) return Optional.of(QrReadings.of(board.getFiles().getFirst().toPath()));
        if (!texts && board.hasString()) return Optional.empty(); // an office program offers a picture of the text too
        if (board.hasImage() && board.getImage() != null) return Optional.of(QrReadings.of(board.getImage()));
        if (board.hasString() && board.getString() != null) return Optional.of(CompletableFuture.completedFuture(new QrReading.Found(board.getString())));
        return Optional.empty();
    }

    private static void tell(CompletableFuture<QrReading> reading, Consumer<QrReading> read) {
        OnFx.then(reading, read, () -> read.accept(new QrReading.Failed(QrReading.Fault.NO_PICTURE)));
    }
}

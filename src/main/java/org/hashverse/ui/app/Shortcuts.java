package org.hashverse.ui.app;

import java.util.function.IntUnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Shortcut;
import org.hashverse.ui.settings.AppearanceSettings;

/// Runs the keyboard shortcuts of the window, see [Shortcut].
final class Shortcuts {
    private final MainWindow window;
    private final Runnable quit;
    // whether the key that was pressed last was a shortcut: then it types nothing
    private boolean wasShortcut;

    Shortcuts(MainWindow window, Runnable quit) {
        this.window = window;
        this.quit = quit;
    }

    void listen() {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::onUnusedKey);
        window.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
    }

    private void onPressed(KeyEvent event) {
        wasShortcut = false;
        for (var shortcut : Shortcut.values())
            if (enabled(shortcut) && shortcut.pressed(event) && run(shortcut)) {
                event.consume();
                wasShortcut = true;
                return;
            }
    }

    private boolean enabled(Shortcut shortcut) {
        return switch (shortcut.hearer()) {
            case ALWAYS -> true;
            case WINDOW -> !window.layer().showing();
            case FOCUS -> false; // the focused control handles it
        };
    }

    /// Runs a shortcut.
    ///
    /// @return false if the shortcut does not apply now
    private boolean run(Shortcut shortcut) {
        return switch (shortcut) {
            case FIND_ALL -> run(window::find);
            case FIND_HERE -> window.conversation().isVisible() && run(window.conversation()::find);
            case PREVIOUS -> openNext(-1, false);
            case NEXT -> openNext(1, false);
            case PREVIOUS_UNREAD -> openNext(-1, true);
            case NEXT_UNREAD -> openNext(1, true);
            case EMOJI -> window.conversation().isVisible() && window.conversation().composer().usable() && run(window.conversation().composer().emoji()::toggle);
            case NEXT_PANE -> run(() -> nextPane(1));
            case PREVIOUS_PANE -> run(() -> nextPane(-1));
            case INSPECTOR -> run(window.panes()::toggleInspector);
            case ADD -> run(() -> window.dialogs().add(""));
            case QUERY -> run(() -> window.dialogs().query(""));
            case NAME -> run(this::nameSelectedPeer);
            case SETTINGS -> run(window.dialogs()::settings);
            case KEYS -> run(window.dialogs()::keys);
            case LARGER -> changeTextSize(percent -> AppearanceSettings.stepped(percent, 1));
            case SMALLER -> changeTextSize(percent -> AppearanceSettings.stepped(percent, -1));
            case USUAL -> changeTextSize(_ -> Appearance.DEFAULT.percent());
            case COPY -> copy();
            case REPLY -> window.conversation().messages().reply();
            case REACT -> window.conversation().messages().react();
            case PASTE -> paste();
            case MENU -> openMenu();
            // in a field the key undoes typing first
            case UNDO -> !canUndo(window.getScene().getFocusOwner()) && window.toasts().act();
            case QUIT -> run(quit);
            case ROWS, ENDS, OPEN, SEND, LINE, RUN, EDIT_LAST, REPLY_LAST, SCROLL, CLOSE -> false;
        };
    }

    private void onUnusedKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (window.panes().closeDrawer() || window.conversation().closeFind() || window.conversation().endSelection() || window.closePreview())) event.consume();
    }

    private static boolean run(Runnable action) {
        action.run();
        return true;
    }

    /// Opens the next conversation of the list, if there is one.
    ///
    /// @param step   1 for the next, -1 for the previous
    /// @param unread only conversations with unread messages
    private boolean openNext(int step, boolean unread) {
        Conversation next = window.sidebar().next(step, unread);
        if (next != null) window.open(next);
        return true;
    }

    private static boolean canUndo(Node focus) {
        return focus instanceof TextInputControl field && field.isUndoable();
    }

    private boolean changeTextSize(IntUnaryOperator step) {
        window.model().commands().change(settings -> settings.withLooks(settings.looks().withPercent(step.applyAsInt(settings.looks().percent()))));
        return true;
    }

    /// Opens the dialog to name a peer: the one in the focused row, otherwise the one of the open conversation.
    private void nameSelectedPeer() {
        var inList = isInside(window.getScene().getFocusOwner(), window.sidebar());
        if ((inList ? window.sidebar().focused() : window.model().open().get()) instanceof Conversation.Direct(var peer)) window.dialogs().name(peer);
    }

    /// Opens the menu of the focused row; text fields have their own menu.
    ///
    /// @return false if no row has the focus
    private boolean openMenu() {
        var focus = window.getScene().getFocusOwner();
        if (isInside(focus, window.sidebar().list())) return window.sidebar().menu();
        return isInside(focus, window.conversation().messages()) && window.conversation().messages().menu();
    }

    /// Copies the text selected in a message, unless the focused field has a selection of its own.
    private boolean copy() {
        var selected = window.conversation().messages().selected();
        if (selected.isEmpty()) return false;
        if (window.getScene().getFocusOwner() instanceof TextInputControl field && !field.getSelectedText().isEmpty()) return false;
        CopyLink.copy(selected);
        return true;
    }

    /// Pastes into the composer, wherever the focus is, except in another text field.
    private boolean paste() {
        if (window.getScene().getFocusOwner() instanceof TextInputControl || !window.conversation().isVisible() || !window.conversation().composer().usable()) return false;
        var area = window.conversation().composer().area();
        area.requestFocus();
        area.paste();
        return true;
    }

    /// Moves the focus around the shown panes: sidebar, composer (or the preview of a person nearby), inspector. A focus elsewhere counts as that of the composer.
    ///
    /// @param step 1 forwards, -1 backwards
    private void nextPane(int step) {
        var composer = window.conversation().composer();
        boolean writing = window.conversation().isVisible() && composer.usable();
        var focus = window.getScene().getFocusOwner();
        var inspector = window.panes().shownInspector();
        boolean inInspector = inspector != null && isInside(focus, inspector);
        boolean inSidebar = isInside(focus, window.sidebar());
        if (step > 0 ? inInspector || !inSidebar && inspector == null : !inSidebar && !inInspector) {
            if (window.sidebar().isVisible()) window.sidebar().focusList();
        } else if (step > 0 ? inSidebar : inInspector || inspector == null) {
            if (writing) composer.area().requestFocus();
            else window.focusPreview();
        } else {
            inspector.lookupAll("*").stream().filter(node -> node.isFocusTraversable() && node.isVisible() && !node.isDisabled()).findFirst()
                    .ifPresent(Node::requestFocus);
        }
    }

    private static boolean isInside(Node node, Node parent) {
        for (var at = node; at != null; at = at.getParent()) if (at == parent) return true;
        return false;
    }

    /// Text typed outside a field goes into the composer.
    private void onTyped(KeyEvent event) {
        if (wasShortcut) { // the shortcut may have moved the focus into the field
            event.consume();
            return;
        }
        if (window.layer().showing() || window.getScene().getFocusOwner() instanceof TextInputControl) return;
        var composer = window.conversation().composer();
        var text = event.getCharacter();
        if (event.isShortcutDown() || event.isAltDown() || text.isEmpty() || text.charAt(0) <= ' ' || text.charAt(0) == 127) return;
        if (!window.conversation().isVisible() || !composer.usable()) return;
        composer.area().requestFocus();
        composer.area().replaceSelection(text);
        event.consume();
    }
}

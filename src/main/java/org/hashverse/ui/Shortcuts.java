package org.hashverse.ui;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hashverse.chat.Conversation;

/// The window's keys. While a dialog asks, only quitting is heard.
final class Shortcuts {
    private final MainWindow window;
    private final Runnable quit;

    Shortcuts(MainWindow window, Runnable quit) {
        this.window = window;
        this.quit = quit;
    }

    void listen() {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::unused);
        window.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.Q) {
            event.consume();
            quit.run();
        } else if (!window.layer().showing() && handled(event)) {
            event.consume();
        }
    }

    private boolean handled(KeyEvent event) {
        boolean plain = !event.isShiftDown() && !event.isAltDown();
        if (event.isShortcutDown())
            return switch (event.getCode()) {
                case N -> plain && run(() -> window.dialogs().add(""));
                case K -> !event.isAltDown() && run(event.isShiftDown() ? () -> window.dialogs().query("") : window::find);
                case F -> plain && window.conversation().isVisible() && run(window.conversation()::find);
                case PERIOD -> plain && window.conversation().isVisible() && window.conversation().composer().usable() && run(window.conversation().composer().emoji()::toggle);
                case COMMA -> plain && run(window.dialogs()::settings);
                case I -> plain && run(window.panes()::toggleInspector);
                case C -> plain && copy();
                case V -> plain && paste();
                default -> false;
            };
        if (event.isAltDown())
            return switch (event.getCode()) {
                case UP -> go(-1, event.isShiftDown());
                case DOWN -> go(1, event.isShiftDown());
                default -> false;
            };
        return event.getCode() == KeyCode.F6 && run(() -> nextPane(event.isShiftDown() ? -1 : 1));
    }

    private void unused(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (window.panes().closeDrawer() || window.conversation().closeFind())) event.consume();
    }

    private static boolean run(Runnable action) {
        action.run();
        return true;
    }

    private boolean go(int step, boolean unread) {
        Conversation next = window.sidebar().next(step, unread);
        if (next != null) window.open(next);
        return true;
    }

    /// What is selected in a message, if the field that has the focus has nothing selected itself.
    private boolean copy() {
        var selected = window.conversation().messages().selected();
        if (selected.isEmpty()) return false;
        if (window.getScene().getFocusOwner() instanceof TextInputControl field && !field.getSelectedText().isEmpty()) return false;
        CopyLink.copy(selected);
        return true;
    }

    /// Like typing: pasting anywhere lands in the composer.
    private boolean paste() {
        if (window.getScene().getFocusOwner() instanceof TextInputControl || !window.conversation().isVisible() || !window.conversation().composer().usable()) return false;
        var area = window.conversation().composer().area();
        area.requestFocus();
        area.paste();
        return true;
    }

    private void nextPane(int step) {
        var composer = window.conversation().composer();
        boolean writing = window.conversation().isVisible() && composer.usable();
        var focus = window.getScene().getFocusOwner();
        var inspector = window.panes().shownInspector();
        boolean inInspector = inspector != null && inside(focus, inspector);
        boolean inSidebar = inside(focus, window.sidebar());
        if (step > 0 ? inInspector || !inSidebar && inspector == null : !inSidebar && !inInspector) {
            if (window.sidebar().isVisible()) window.sidebar().focusList();
        } else if (step > 0 ? inSidebar : inInspector || inspector == null) {
            if (writing) composer.area().requestFocus();
        } else {
            inspector.lookupAll("*").stream().filter(node -> node.isFocusTraversable() && node.isVisible() && !node.isDisabled()).findFirst()
                    .ifPresent(Node::requestFocus);
        }
    }

    private static boolean inside(Node node, Node parent) {
        for (var at = node; at != null; at = at.getParent()) if (at == parent) return true;
        return false;
    }

    /// Typing anywhere lands in the composer.
    private void typed(KeyEvent event) {
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

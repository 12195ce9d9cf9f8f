package org.hashverse.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.hashverse.ui.words.Words;

/// Every keyboard shortcut. `Shortcuts` handles those of the window, menus show them, and the sheet (`KeysCard`) lists all.
public enum Shortcut {
    FIND_ALL(Part.GO, "Shortcut+K"),
    PREVIOUS(Part.GO, "Alt+Up"),
    NEXT(Part.GO, "Alt+Down"),
    PREVIOUS_UNREAD(Part.GO, "Alt+Shift+Up"),
    NEXT_UNREAD(Part.GO, "Alt+Shift+Down"),
    NEXT_PANE(Part.GO, "F6"),
    PREVIOUS_PANE(Part.GO, "Shift+F6"),

    ROWS(Part.LISTS, Hearer.FOCUS, "Up", "Down"),
    ENDS(Part.LISTS, Hearer.FOCUS, "Home", "End"),
    OPEN(Part.LISTS, Hearer.FOCUS, "Enter"),
    MENU(Part.LISTS, "Shift+F10", "Context_Menu"),
    COPY(Part.LISTS, "Shortcut+C"),
    REPLY(Part.LISTS, "R"),
    REACT(Part.LISTS, "Plus", "Shift+Equals", "Shift+Plus", "Add"),

    SEND(Part.WRITE, Hearer.FOCUS, "Enter"),
    LINE(Part.WRITE, Hearer.FOCUS, "Shift+Enter"),
    RUN(Part.WRITE, Hearer.FOCUS, "Shortcut+Enter"),
    EDIT_LAST(Part.WRITE, Hearer.FOCUS, "Up"),
    REPLY_LAST(Part.WRITE, Hearer.FOCUS, "Shortcut+Up"),
    SCROLL(Part.WRITE, Hearer.FOCUS, "Page_Up", "Page_Down"),
    PASTE(Part.WRITE, "Shortcut+V"),
    EMOJI(Part.WRITE, "Shortcut+Period"),

    FIND_HERE(Part.PEOPLE, "Shortcut+F"),
    INSPECTOR(Part.PEOPLE, "Shortcut+I"),
    NAME(Part.PEOPLE, "F2"),
    ADD(Part.PEOPLE, "Shortcut+N"),
    QUERY(Part.PEOPLE, "Shortcut+Shift+K"),

    SETTINGS(Part.WINDOW, "Shortcut+Comma"),
    LARGER(Part.WINDOW, Hearer.ALWAYS, "Shortcut+Plus", "Shortcut+Equals", "Shortcut+Shift+Equals", "Shortcut+Shift+Plus", "Shortcut+Add"),
    SMALLER(Part.WINDOW, Hearer.ALWAYS, "Shortcut+Minus", "Shortcut+Subtract"),
    USUAL(Part.WINDOW, Hearer.ALWAYS, "Shortcut+Digit0", "Shortcut+Numpad0"),
    KEYS(Part.WINDOW, "Shortcut+Slash", "Shortcut+Shift+Slash", "Shortcut+Shift+Digit7", "Shortcut+Divide"),
    UNDO(Part.WINDOW, "Shortcut+Z"),
    CLOSE(Part.WINDOW, Hearer.FOCUS, "Esc"),
    QUIT(Part.WINDOW, Hearer.ALWAYS, "Shortcut+Q");

    /// The groups on the sheet.
    public enum Part { GO, LISTS, WRITE, PEOPLE, WINDOW }

    /// What handles a key.
    public enum Hearer {
        /// The window, even while a dialog is open.
        ALWAYS,
        /// The window, while no dialog is open.
        WINDOW,
        /// The control that has the focus.
        FOCUS
    }

    private final Part part;
    private final Hearer hearer;
    private final List<KeyCombination> combinations;

    Shortcut(Part part, String... combinations) {
        this(part, Hearer.WINDOW, combinations);
    }

    Shortcut(Part part, Hearer hearer, String... combinations) {
        this.part = part;
        this.hearer = hearer;
        this.combinations = Arrays.stream(combinations).map(Shortcut::combination).toList();
    }

    private static KeyCombination combination(String written) {
        var parts = written.split("\\+");
        var code = KeyCode.valueOf(switch (parts[parts.length - 1]) {
            case "Esc" -> "ESCAPE";
            case String other -> other.toUpperCase(Locale.ROOT);
        });
        var modifiers = Arrays.stream(parts).limit(parts.length - 1).map(part -> switch (part) {
            case "Shortcut" -> KeyCombination.SHORTCUT_DOWN;
            case "Alt" -> KeyCombination.ALT_DOWN;
            case String _ -> KeyCombination.SHIFT_DOWN;
        }).toArray(KeyCombination.Modifier[]::new);
        return new KeyCodeCombination(code, modifiers);
    }

    /// The group on the sheet.
    public Part part() {
        return part;
    }

    /// What handles the key.
    public Hearer hearer() {
        return hearer;
    }

    /// What menus show: the key as the sheet writes it. It matches no key press, because the window itself handles the key.
    public KeyCombination shown() {
        var cap = caps().getFirst();
        return new KeyCombination() {
            @Override
            public boolean match(KeyEvent event) {
                return false;
            }

            @Override
            public String getDisplayText() {
                return cap;
            }
        };
    }

    /// Whether a key press is this shortcut.
    public boolean pressed(KeyEvent event) {
        return combinations.stream().anyMatch(combination -> combination.match(event));
    }

    /// What the shortcut does, in words.
    public String words() {
        return Words.get("keys." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// The keys as they stand on a keyboard, like `Ctrl+K`. What a control handles may have two keys that belong together (up and down), and both are listed. For the
    /// window only the first key is, because the others do the same on other keyboards.
    public List<String> caps() {
        return combinations.stream().limit(hearer == Hearer.FOCUS ? 2 : 1).map(KeyCodeCombination.class::cast).map(Shortcut::cap).toList();
    }

    private static String cap(KeyCodeCombination combination) {
        var modifiers = Stream.of(combination.getShortcut() == KeyCombination.ModifierValue.DOWN ? "key.control" : "",
                combination.getAlt() == KeyCombination.ModifierValue.DOWN ? "key.alt" : "", combination.getShift() == KeyCombination.ModifierValue.DOWN ? "key.shift" : "");
        return Stream.concat(modifiers.filter(key -> !key.isEmpty()).map(Words::get), Stream.of(name(combination.getCode()))).collect(Collectors.joining("+"));
    }

    private static String name(KeyCode code) {
        return switch (code) {
            case UP -> "↑";
            case DOWN -> "↓";
            case COMMA -> ",";
            case PERIOD -> ".";
            case PLUS -> "+";
            case MINUS -> "−";
            case SLASH -> "/";
            case ENTER -> Words.get("key.enter");
            case ESCAPE -> Words.get("key.escape");
            case HOME -> Words.get("key.home");
            case END -> Words.get("key.end");
            case PAGE_UP -> Words.get("key.page-up");
            case PAGE_DOWN -> Words.get("key.page-down");
            case KeyCode other -> other.getName();
        };
    }
}

package org.hashverse.ui.add;

import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerAddress;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.words.Words;

/// The three fields of the add dialog. They sort a pasted text: each part moves to its field. An address and an invite replace each other.
final class AddFields extends VBox {
    /// Told what happens in the fields.
    interface Listener {
        /// A text changed, by typing or pasting; once for each change, after it was sorted.
        void edited();

        /// A field lost the focus, to another field or to anything else.
        void left();
    }

    private static final String USUAL_PORT = Integer.toString(PeerAddress.DEFAULT_PORT);
    private final TextField address = Fields.text("add-address", Words.get("add.address"));
    private final TextField port = Fields.text("add-port", Words.get("add.port"));
    private final TextField invite = Fields.text("add-invite", Words.get("add.invite"));
    private final List<TextField> all = List.of(address, port, invite);
    private final Listener listener;
    private boolean sorting; // while set, changes of the fields are our own

    AddFields(Listener listener) {
        super(16);
        this.listener = listener;
        port.setText(USUAL_PORT);
        port.getStyleClass().add("port");
        address.getStyleClass().add("first-focus");
        invite.setPromptText(Words.get("add.invite.prompt"));
        var place = new HBox(12, Fields.labelled(address), Fields.labelled(port));
        HBox.setHgrow(place.getChildren().getFirst(), Priority.ALWAYS);
        getChildren().addAll(place, Fields.labelled(invite));
        for (var field : all) listen(Direction.leftToRight(field));
    }

    /// What the fields mean, see [AddressInput#read].
    AddressInput.Reading read(boolean typing) {
        return AddressInput.read(address.getText(), port.getText(), invite.getText(), typing);
    }

    /// Puts a text into the fields as if it were pasted.
    void fill(String text) {
        address.setText(text.strip());
        address.end();
    }

    /// Locks or unlocks the fields: nothing can be changed while a call runs.
    void lock(boolean locked) {
        for (var field : all) field.setDisable(locked);
    }

    /// The field that says whom to call, for the focus.
    TextField target() {
        return invite.getText().isEmpty() ? address : invite;
    }

    /// The field in which a fault is.
    TextField of(AddressInput.Fault fault) {
        return switch (fault) {
            case HOST -> address;
            case PORT -> port;
            case INVITE_LONG, INVITE_FORM, INVITE_CUT, INVITE_NEWER, INVITE_TWO_KEYS, INVITE_DAMAGED -> invite;
        };
    }

    /// Marks one field as wrong; null marks none.
    void mark(TextField wrong) {
        for (var field : all) Fields.wrong(field, field == wrong);
    }

    private void listen(TextField field) {
        field.textProperty().addListener((_, old, now) -> {
            if (sorting) return;
            sorting = true;
            if (added(old, now) > 1) sort(field, now); // one key press adds one character, so this was pasted
            else if (!now.isEmpty()) clearOther(field);
            sorting = false;
            listener.edited();
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (focused || field.isDisabled()) return;
            if (field == address) settle();
            listener.left();
        });
    }

    /// Sorts a typed address as if it were pasted: a port in it moves to the port field. Does not tell the listener.
    void settle() {
        sorting = true;
        if (!address.getText().isEmpty()) sort(address, address.getText());
        sorting = false;
    }

    /// How many characters of `now` are new, or stand in place of old ones.
    private static int added(String old, String now) {
        int most = Math.min(old.length(), now.length());
        int begin = 0;
        while (begin < most && old.charAt(begin) == now.charAt(begin)) begin++;
        int end = 0;
        while (end < most - begin && old.charAt(old.length() - 1 - end) == now.charAt(now.length() - 1 - end)) end++;
        return now.length() - begin - end;
    }

    private void sort(TextField field, String text) {
        switch (AddressInput.sort(text).orElse(null)) {
            case AddressInput.Pasted.Link(var link) -> {
                invite.setText(link);
                address.clear();
                if (field == port) port.setText(USUAL_PORT);
            }
            case AddressInput.Pasted.Place(var host, var number) -> place(host, number, field);
            case null -> {
                if (isHost(field, text)) place(text.strip(), "", field);
                else clearOther(field);
            }
        }
    }

    /// Whether a text is a bare host in a field other than the one for addresses.
    private boolean isHost(TextField field, String text) {
        if (text.isBlank()) return false;
        if (field == port) return !Character.isDigit(text.strip().codePointAt(0)) || text.indexOf('.') > 0;
        return field == invite && AddressInput.read(text, "1", "", false) instanceof AddressInput.Reading.Place; // any port will do
    }

    private void place(String host, String number, TextField from) {
        address.setText(host);
        if (!number.isEmpty()) port.setText(number);
        else if (from == port) port.setText(USUAL_PORT);
        invite.clear();
    }

    private void clearOther(TextField field) {
        if (field == address) invite.clear();
        else if (field == invite) address.clear();
    }
}

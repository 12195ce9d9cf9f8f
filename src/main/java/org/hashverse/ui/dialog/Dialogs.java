package org.hashverse.ui.dialog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.MessageItem;

/// Opens the dialogs of the window, for buttons, menus and slash commands. Two methods do something at once, without a dialog: [#addBack] and [#unblock].
/// FX thread only.
public interface Dialogs {
    /// Opens *Add a peer* with a text that is treated as if it were pasted. No peer is called before the person presses a button.
    ///
    /// @param prefilled an address or an invite; may be null or empty
    default void add(String prefilled) {
        add(prefilled, () -> { });
    }

    /// The same; runs `gone` when the dialog is gone, for whatever reason.
    void add(String prefilled, Runnable gone);

    /// Opens *Your invite*.
    void invite();

    /// Opens *Is a peer connected?*, and asks at once if there is a text.
    ///
    /// @param prefilled may be null or empty
    void query(String prefilled);

    /// Opens *Can others reach me?*, and begins to find it out.
    ///
    /// @param targets addresses that the person could not add; may be empty
    void doctor(List<PeerAddress> targets);

    /// Asks whether to remove a peer.
    ///
    /// @param peer null to ask first which one
    void remove(PeerId peer);

    /// Asks whether to block a peer.
    void block(PeerId peer);

    /// Makes a removed peer a contact again, and says so in a toast.
    void addBack(PeerId peer);

    /// Unblocks a peer, and says so in a toast. The peer is a removed one from then on.
    void unblock(PeerId peer);

    /// Opens *Compare numbers* with a peer.
    void compare(PeerId peer);

    /// Asks to whom a contact is to be introduced.
    void introduce(PeerId peer);

    /// Asks whether a stranger is a known contact with a new key.
    void samePerson(PeerId newKey, PeerId oldKey);

    /// Opens the settings.
    void settings();

    /// Asks for our own name for a peer.
    void name(PeerId peer);

    /// Opens the sheet of all keyboard shortcuts.
    void keys();

    /// Asks whether to send a message to everyone. The caller decides from how many recipients on it asks.
    ///
    /// @param send sends the message
    void confirmEveryone(int recipients, Runnable send);

    /// Asks for a file, and writes a conversation into it.
    void export(Conversation conversation);

    /// Asks for a file, and writes a text into it.
    ///
    /// @param name the proposed name of the file
    default void save(String name, String text) {
        save(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Asks for a file, and writes bytes into it.
    ///
    /// @param name the proposed name of the file, which ends with `.txt`, `.csv` or `.png`
    void save(String name, byte[] content);

    /// Lets the person choose a picture to read.
    ///
    /// @param chosen receives the file; not called if the person cancels
    void choosePicture(Consumer<Path> chosen);

    /// Lets the person choose files to send.
    ///
    /// @param chosen receives at least one; not called if the person cancels
    void chooseFiles(Consumer<List<Path>> chosen);

    /// Lets the person choose a folder.
    ///
    /// @param chosen receives the folder; not called if the person cancels
    void chooseFolder(Consumer<Path> chosen);

    /// Asks for a file, and copies another one into it.
    ///
    /// @param name the proposed name of the copy
    void saveCopy(String name, Path file);

    /// Asks whether to delete the messages of a conversation here; if there are none, only says so.
    void clear(Conversation conversation);

    /// Asks whether to take back a message of ours.
    ///
    /// @param go takes it back
    void takeBack(MessageItem message, Runnable go);

    /// Asks whether to delete several messages on this computer.
    ///
    /// @param go deletes them
    void deleteSeveral(int messages, Runnable go);

    /// Asks whether to delete a message on this computer.
    ///
    /// @param go deletes it
    void delete(MessageItem message, Runnable go);

    /// Shows the details of a message: for ours, how far it has come towards each recipient; for somebody else's, when it was written.
    void details(MessageItem message);
}

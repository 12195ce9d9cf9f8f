package org.hashverse.ui.dialog;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.MessageItem;

/// Opens the dialogs of the window, for buttons, menus and slash commands. FX thread only.
public interface Dialogs {
    /// Opens *Add a peer* with a text that is treated as if it were pasted. Nobody is called before a click.
    ///
    /// @param prefilled an address or an invite; may be null or empty
    void add(String prefilled);

    /// The same; runs `gone` when the dialog is gone, for whatever reason.
    void add(String prefilled, Runnable gone);

    /// Opens *Your invite*.
    void invite();

    /// Opens *Is a peer connected?*, and asks at once if there is a text.
    ///
    /// @param prefilled may be null or empty
    void query(String prefilled);

    /// Asks whether to remove a peer.
    ///
    /// @param peer null to ask first which one
    void remove(PeerId peer);

    /// Asks whether to block a peer.
    void block(PeerId peer);

    /// Makes a removed peer a contact again.
    void addBack(PeerId peer);

    /// Unblocks a peer, which is then removed.
    void unblock(PeerId peer);

    /// Opens *Compare numbers* with a peer.
    void compare(PeerId peer);

    /// Asks whether a stranger is a contact who now has another key.
    void samePerson(PeerId newKey, PeerId oldKey);

    /// Opens the settings.
    void settings();

    /// Asks for our own name for a peer.
    void name(PeerId peer);

    /// Shows all keyboard shortcuts.
    void keys();

    /// Asks before a message goes to so many recipients.
    ///
    /// @param send sends the message
    void confirmEveryone(int recipients, Runnable send);

    /// Writes a conversation into a file.
    void export(Conversation conversation);

    /// Asks whether to delete the messages of a conversation here.
    void clear(Conversation conversation);

    /// Shows the details of a message: for ours, how far it has come towards each recipient; for somebody else's, when it was written.
    void details(MessageItem message);
}

package org.hashverse.ui.dialog;

import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.MessageItem;

/// Every dialog of the window, each ready to be shown from a button, a menu or a slash command. FX thread only.
public interface Dialogs {
    /// *Add a peer*, with a text that is treated as if it were pasted; nothing is called before a click.
    ///
    /// @param prefilled an address or an invite; may be null or empty
    void add(String prefilled);

    /// The same, and says when it is gone, however that came about.
    void add(String prefilled, Runnable gone);

    /// *Your invite*.
    void invite();

    /// *Is a peer connected?*, asked at once where there is a text.
    ///
    /// @param prefilled may be null or empty
    void query(String prefilled);

    /// Asks whether to remove a peer.
    ///
    /// @param peer null to ask which one first
    void remove(PeerId peer);

    /// Asks whether to block a peer.
    void block(PeerId peer);

    /// Makes a removed peer a contact again.
    void addBack(PeerId peer);

    /// Lifts a block; the peer is removed then.
    void unblock(PeerId peer);

    /// *Compare numbers* with a peer.
    void compare(PeerId peer);

    /// Asks whether a stranger is who a contact was, now with another key.
    void samePerson(PeerId newKey, PeerId oldKey);

    /// The settings.
    void settings();

    /// My own name for a peer.
    void name(PeerId peer);

    /// All keys.
    void keys();

    /// Asks once before a message goes to so many.
    void confirmEveryone(int recipients, Runnable send);

    /// Writes a conversation into a file.
    void export(Conversation conversation);

    /// Asks whether to delete the messages of a conversation here.
    void clear(Conversation conversation);

    /// How far a message of ours has come towards each recipient; when somebody else's was written.
    void details(MessageItem message);
}

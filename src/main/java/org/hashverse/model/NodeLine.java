package org.hashverse.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.Node;
import org.hashverse.store.Drafts;
import org.hashverse.store.MessageStore.Search;
import org.hashverse.store.MessageStore.Talk;
import org.hashverse.store.MessageStore.Where;

/// What the model itself asks and tells, unlike commands of the person; of a node, or of a test.
interface NodeLine {
    /// As [Node#conversations].
    CompletableFuture<List<Talk>> conversations();

    /// As [Node#search].
    CompletableFuture<List<Delivered>> search(Search search);

    /// As [Node#history].
    CompletableFuture<List<Delivered>> history(Conversation conversation, Where where, int max);

    /// As [Node#read].
    void read(Conversation conversation, MessageKey upTo);

    /// As [Node#typing].
    void typing(PeerId peer);

    /// Keeps which direct conversation is open.
    void opened(PeerId peer);

    /// As [Node#drafts].
    Drafts drafts();

    /// As [Node#keep].
    void keep(Drafts drafts);

    /// The line to a node.
    static NodeLine of(Node node) {
        return new NodeLine() {
            @Override
            public CompletableFuture<List<Talk>> conversations() {
                return node.conversations();
            }

            @Override
            public CompletableFuture<List<Delivered>> search(Search search) {
                return node.search(search);
            }

            @Override
            public CompletableFuture<List<Delivered>> history(Conversation conversation, Where where, int max) {
                return node.history(conversation, where, max);
            }

            @Override
            public void read(Conversation conversation, MessageKey upTo) {
                node.read(conversation, upTo);
            }

            @Override
            public void typing(PeerId peer) {
                node.typing(peer);
            }

            @Override
            public Drafts drafts() {
                return node.drafts();
            }

            @Override
            public void keep(Drafts drafts) {
                node.keep(drafts);
            }

            @Override
            public void opened(PeerId peer) {
                node.change(settings -> settings.withLastOpen(Optional.of(peer.text())));
            }
        };
    }
}

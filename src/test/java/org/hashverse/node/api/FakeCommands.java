package org.hashverse.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;

/// Commands that do nothing, and futures that never complete. A test overrides the methods that it needs.
public class FakeCommands implements ChatCommands {
    @Override
    public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
        return () -> { };
    }

    @Override
    public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
        return new CompletableFuture<>();
    }

    @Override
    public HistoryQuestions history() {
        return new FakeHistory();
    }

    @Override
    public FileCommands files() {
        return new FakeFiles();
    }

    @Override
    public CompletableFuture<Boolean> delete(MessageKey message) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<ChangeOutcome> changeMessage(Change change) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Integer> cancel(MessageId message) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<AddOutcome> add(PeerAddress address) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<AddOutcome> add(Invite invite) {
        return new CompletableFuture<>();
    }

    @Override
    public void keepTrying(PeerAddress address) {
        // does nothing
    }

    @Override
    public void keepTrying(Invite invite) {
        // does nothing
    }

    @Override
    public void stopTrying(PeerAddress address) {
        // does nothing
    }

    @Override
    public void tryNow(PeerId peer) {
        // does nothing
    }

    @Override
    public CompletableFuture<Boolean> remove(PeerId peer, boolean deleteConversation) {
        return new CompletableFuture<>();
    }

    @Override
    public void restore(PeerId peer) {
        // does nothing
    }

    @Override
    public CompletableFuture<IntroduceOutcome> introduce(PeerId one, PeerId other) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> answerIntroduction(PeerId by, PeerId id, boolean consent) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> accept(PeerId peer) {
        return new CompletableFuture<>();
    }

    @Override
    public void ignore(PeerId peer) {
        // does nothing
    }

    @Override
    public CompletableFuture<Boolean> block(PeerId peer) {
        return new CompletableFuture<>();
    }

    @Override
    public void unblock(PeerId peer) {
        // does nothing
    }

    @Override
    public void samePerson(PeerId newKey, PeerId oldKey) {
        // does nothing
    }

    @Override
    public void verify(PeerId peer, boolean verified) {
        // does nothing
    }

    @Override
    public void nickname(PeerId peer, Optional<String> nickname) {
        // does nothing
    }

    @Override
    public CompletableFuture<PeerListing> select(PeerId peer) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Found> find(String typed) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Found> addressee(String typed) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<QueryAnswer> query(String typed) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<DoctorReport> doctor(List<PeerAddress> targets) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<DialHistory> calls(PeerId peer) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Void> clear(Conversation conversation) {
        return new CompletableFuture<>();
    }

    @Override
    public void read(Conversation conversation, MessageKey upTo) {
        // does nothing
    }

    @Override
    public void noted(Conversation conversation, Set<MessageKey> messages) {
        // does nothing
    }

    @Override
    public void typing(PeerId peer) {
        // does nothing
    }

    @Override
    public Drafts drafts() {
        return Drafts.NONE;
    }

    @Override
    public void keep(Drafts drafts) {
        // does nothing
    }

    @Override
    public void change(UnaryOperator<Settings> change) {
        // does nothing
    }

    @Override
    public CompletableFuture<Optional<IssuedInvite>> issueInvite(boolean once, Optional<Instant> until) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> revokeInvite(String code) {
        return new CompletableFuture<>();
    }

    @Override
    public void renewInvite() {
        // does nothing
    }
}

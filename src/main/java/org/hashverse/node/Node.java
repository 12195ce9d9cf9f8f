package org.hashverse.node;

import java.io.IOException;
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
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.IntroduceOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.api.Subscription;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;

/// A running node: its thread, sockets and history. [ChatCommands] documents the commands, their threads and answers.
public final class Node implements ChatCommands, AutoCloseable {
    final Core core;
    private final LaterAnswers answers;
    private final HistoryQuestions history;

    private Node(Core core) {
        this.core = core;
        answers = new LaterAnswers(core.thread, core.directory);
        history = new StoredHistory(core.thread, core.store, core.directory);
    }

    /// Starts a node: reads or creates the key, opens the history, listens on a port and starts to call contacts. Blocks on disk and network for a moment.
    ///
    /// @throws IOException if the key or the history cannot be read, or the port or host cannot be bound; the message says what to do
    public static Node start(NodeSetup setup) throws IOException {
        return new Node(new Core(setup));
    }

    /// Our key.
    public PeerId id() {
        return core.myself.id;
    }

    @Override
    public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
        return core.events.subscribe(executor, listener);
    }

    @Override
    public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
        return core.thread.askLater(() -> {
            to.directPeer().ifPresent(core.contacts.adder::choose);
            return core.messages.deliveries.send(to, content);
        });
    }

    @Override
    public FileCommands files() {
        return core.files;
    }

    @Override
    public HistoryQuestions history() {
        return history;
    }

    @Override
    public CompletableFuture<Integer> cancel(MessageId message) {
        return core.thread.askLater(() -> core.messages.deliveries.cancel(message));
    }

    @Override
    public CompletableFuture<ChangeOutcome> changeMessage(Change change) {
        return core.thread.askLater(() -> core.messages.corrections.change(change));
    }

    @Override
    public CompletableFuture<Boolean> delete(MessageKey message) {
        return core.thread.askLater(() -> core.messages.corrections.delete(message));
    }

    @Override
    public CompletableFuture<AddOutcome> add(PeerAddress address) {
        return answers.cancellable(answer -> core.contacts.adder.add(address, answer));
    }

    @Override
    public CompletableFuture<AddOutcome> add(Invite invite) {
        return answers.cancellable(answer -> core.contacts.adder.add(invite, answer));
    }

    @Override
    public void keepTrying(PeerAddress address) {
        core.thread.execute(() -> core.directory.keepTrying(address, true));
    }

    @Override
    public void keepTrying(Invite invite) {
        core.thread.execute(() -> core.contacts.adder.keep(invite));
    }

    @Override
    public void stopTrying(PeerAddress address) {
        core.thread.execute(() -> core.directory.keepTrying(address, false));
    }

    @Override
    public void tryNow(PeerId peer) {
        core.thread.execute(() -> core.directory.find(peer).filter(PeerState::contact).ifPresent(core.contacts.redialer::callNow));
    }

    @Override
    public CompletableFuture<Boolean> remove(PeerId peer, boolean deleteConversation) {
        return answers.saved(() -> core.contacts.decisions.remove(peer, deleteConversation));
    }

    @Override
    public void restore(PeerId peer) {
        core.thread.execute(() -> core.contacts.decisions.restore(peer));
    }

    @Override
    public CompletableFuture<Boolean> accept(PeerId peer) {
        return answers.saved(() -> core.contacts.adder.accept(peer));
    }

    @Override
    public void ignore(PeerId peer) {
        core.thread.execute(() -> core.contacts.decisions.ignore(peer));
    }

    @Override
    public CompletableFuture<Boolean> block(PeerId peer) {
        return answers.saved(() -> core.contacts.decisions.block(peer));
    }

    @Override
    public void unblock(PeerId peer) {
        core.thread.execute(() -> core.contacts.decisions.unblock(peer));
    }

    @Override
    public void samePerson(PeerId newKey, PeerId oldKey) {
        core.thread.execute(() -> core.contacts.decisions.samePerson(newKey, oldKey));
    }

    @Override
    public void verify(PeerId peer, boolean verified) {
        core.thread.execute(() -> core.contacts.decisions.verify(peer, verified));
    }

    @Override
    public void nickname(PeerId peer, Optional<String> nickname) {
        core.thread.execute(() -> core.contacts.decisions.nickname(peer, nickname));
    }

    @Override
    public CompletableFuture<PeerListing> select(PeerId peer) {
        return core.thread.askLater(() -> core.directory.find(peer).map(core.contacts.questions::select)
                .orElseGet(() -> CompletableFuture.completedFuture(new PeerListing(PeerListing.Status.OFFLINE, List.of(), 0, Optional.empty()))));
    }

    @Override
    public CompletableFuture<IntroduceOutcome> introduce(PeerId one, PeerId other) {
        return core.thread.ask(() -> core.contacts.introducer.introduce(one, other));
    }

    @Override
    public CompletableFuture<Boolean> answerIntroduction(PeerId by, PeerId id, boolean consent) {
        return core.thread.ask(() -> core.contacts.introductions.decide(by, id, consent));
    }

    @Override
    public CompletableFuture<Found> find(String typed) {
        return core.thread.ask(() -> core.contacts.finder.find(typed));
    }

    @Override
    public CompletableFuture<Found> addressee(String typed) {
        return core.thread.ask(() -> core.contacts.finder.addressee(typed));
    }

    @Override
    public CompletableFuture<QueryAnswer> query(String typed) {
        return core.thread.askLater(() -> core.links.query.query(typed));
    }

    @Override
    public CompletableFuture<DoctorReport> doctor(List<PeerAddress> targets) {
        return core.thread.askLater(() -> core.doctor.examine(targets));
    }

    @Override
    public CompletableFuture<DialHistory> calls(PeerId peer) {
        return core.thread.ask(() -> core.directory.find(peer).map(core.contacts.redialer::history).orElseGet(() -> new DialHistory(List.of(), Optional.empty())));
    }

    @Override
    public CompletableFuture<Void> clear(Conversation conversation) {
        return core.thread.askLater(() -> core.messages.archive.clear(conversation));
    }

    @Override
    public void read(Conversation conversation, MessageKey upTo) {
        core.thread.execute(() -> core.messages.archive.read(conversation, upTo, core.myself.settings().signs().readMarks()));
    }

    @Override
    public void noted(Conversation conversation, Set<MessageKey> messages) {
        core.thread.execute(() -> core.messages.archive.noted(conversation, messages));
    }

    @Override
    public void typing(PeerId peer) {
        core.thread.execute(() -> {
            if (core.myself.settings().signs().typing()) core.directory.find(peer).ifPresent(core.links.typing::send);
        });
    }

    @Override
    public Drafts drafts() {
        return core.draftsAtStart;
    }

    @Override
    public void keep(Drafts drafts) {
        core.background.saveDrafts(drafts);
    }

    @Override
    public void change(UnaryOperator<Settings> change) {
        core.thread.execute(() -> core.change(change));
    }

    @Override
    public void renewInvite() {
        core.thread.execute(core.myself::renewInvite);
    }

    @Override
    public CompletableFuture<Optional<IssuedInvite>> issueInvite(boolean once, Optional<Instant> until) {
        return answers.saved(() -> core.contacts.invites.issue(once, until));
    }

    @Override
    public CompletableFuture<Boolean> revokeInvite(String code) {
        return answers.saved(() -> core.contacts.invites.revoke(code));
    }

    /// Sends BYE on all links, saves what waits to be saved, and ends every thread and socket of the node, within a few seconds. Blocks. Idempotent.
    @Override
    public void close() {
        core.close();
    }
}

package org.hashverse.node.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.messages.Messages;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.transfers.Source;
import org.hashverse.store.transfers.TransferStore;
import org.hashverse.transport.files.FilesAdmission;
import org.hashverse.transport.files.FilesDialer;
import org.hashverse.wire.OptionalFrame;

/// The files of a node: offered, got and served. The commands may be called from any thread; all else is for the node thread, unless it says otherwise.
public final class Transfers implements FileCommands, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Transfers.class.getName());
    /// Most GETTING of one peer in a second. An honest one sends one a second for each of its downloads.
    static final int GETTINGS = 20;
    private final CommonParts common;
    private final PeerRates gettings = new PeerRates(GETTINGS, GETTINGS);
    private final FileWork work;
    private final OfferFinder offers;
    private final OfferedFiles offered;
    private final FileStates states;
    private final SharedParts shared = new SharedParts();
    private final Swarms swarms;
    private final FileConnections connections;
    private final Downloads downloads;

    /// @param folder that of the profile
    /// @param chosen called with a conversation that the person sends files to
    public Transfers(CommonParts common, Messages messages, Path folder, Consumer<Conversation> chosen) {
        this.common = common;
        work = new FileWork(folder);
        offers = new OfferFinder(common);
        offered = new OfferedFiles(work, common.thread(), new OutgoingFolder(folder), (to, files, id) -> {
            chosen.accept(to);
            return messages.deliveries.send(to, files, id);
        });
        states = new FileStates(work, common.events());
        swarms = new Swarms(common);
        var openings = new PeerRates(ServedFiles.OPENED_A_SECOND, ServedFiles.OPENED);
        connections = new FileConnections(common, () -> new ServedFiles(common, work, shared, openings, (content, peer) -> common.thread().execute(() -> swarms.gets(content, peer))));
        downloads = new Downloads(common, messages.corrections, new GetterParts(common.myself().id, connections, shared, new SpeedLimit(common.clock()::nanos), common.clock()::nanos), states, offers);
    }

    /// Who may open a connection for files, and what becomes of it. For any thread.
    public FilesAdmission admission() {
        return connections;
    }

    /// Allows connections, and goes on with what an earlier start had begun.
    public void start(FilesDialer dialer) {
        connections.start(dialer);
        offered.start();
        work.ask(TransferStore::downloads).whenCompleteAsync((kept, fault) -> {
            if (fault == null) downloads.loaded(kept);
            else LOG.log(System.Logger.Level.WARNING, "downloads of an earlier start cannot be read", fault);
        }, common.thread());
        common.events().subscribe(common.thread(), this::heard);
    }

    private void heard(NodeEvent event) {
        switch (event) {
            case NodeEvent.MessageArrived(var message) -> downloads.arrived(message.message());
            case NodeEvent.PeerChanged(var peer) -> {
                if (peer.connected()) downloads.begin();
                if (peer.standing() == Standing.REMOVED || peer.standing() == Standing.BLOCKED) connections.end(peer.id());
            }
            case NodeEvent.PeerGone(var peer) -> connections.end(peer);
            case NodeEvent.MessageChanged(var message, _) -> { if (message.takenBack()) withdrawn(message.message().key()); }
            case NodeEvent.ConversationCleared(var conversation) -> {
                offered.notSending(conversation).thenAcceptAsync(ids -> offers.lost(ids.stream().map(id -> new MessageKey(common.myself().id, id)).iterator(), this::withdrawn), common.thread());
                downloads.cleared(conversation);
            }
            case NodeEvent.MessageDeleted(_, var message) -> withdrawn(message);
            default -> { }
        }
    }

    private void withdrawn(MessageKey message) {
        if (message.author().equals(common.myself().id)) offered.withdraw(message.id());
        else downloads.withdrawn(message);
    }

    /// The events for a new subscriber.
    public NodeEvent present() {
        return states.present();
    }

    /// Handles CALL.
    public void called(Link link) {
        connections.called(link);
    }

    /// Handles SOURCES: notes the contacts among the named peers, and gets pieces from those that are there.
    public void sources(Link link, OptionalFrame.Sources sources) {
        if (!link.peer.contact()) return;
        var contacts = sources.peers().stream().filter(peer -> common.directory().find(peer).filter(PeerState::contact).isPresent()).toList();
        downloads.sources(link.peer.id, sources.hash(), contacts);
    }

    /// Handles GETTING. Too many from one peer are ignored.
    public void getting(Link link, OptionalFrame.Getting getting) {
        if (link.peer.contact() && gettings.take(link.peer.id, common.clock().nanos())) common.events().tell(new NodeEvent.FileFetched(new FileKey(new MessageKey(common.myself().id, getting.id()), getting.place()), link.peer.id, getting.bytes()));
    }

    @Override
    public CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read) {
        return offered.send(to, files, caption, read);
    }

    @Override
    public void get(FileKey file, Optional<Path> folder) {
        common.thread().execute(() -> downloads.get(file, folder));
    }

    @Override
    public CompletableFuture<Optional<Path>> offered(FileHash content) {
        return work.ask(store -> store.source(content).map(Source::path));
    }

    @Override
    public void pause(FileKey file) {
        common.thread().execute(() -> downloads.pause(file));
    }

    @Override
    public void decline(FileKey file) {
        common.thread().execute(() -> downloads.decline(file));
    }

    /// Ends all downloads and connections; downloads go on after the next start. Any thread.
    @Override
    public void close() {
        connections.close();
        common.thread().execute(downloads::close);
    }

    /// Closes the files that are being got, and the list of files, when the node thread has ended. Blocks.
    public void closeList() {
        try {
            downloads.awaitEnd();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        work.close();
    }
}

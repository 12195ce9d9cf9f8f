package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Standing;
import org.hashverse.chat.files.FileItem;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.ui.words.Words;

/// Makes the [FileLine]s of a message from the model. FX thread only.
///
/// @param name the name to show for a peer
public record FileLines(ChatModel model, Function<PeerId, String> name) {
    private static final Set<Delivery.Stage> NOT_SENT = EnumSet.of(Delivery.Stage.CANCELLED, Delivery.Stage.REFUSED);

    /// The files of a message; empty for a message without files.
    public List<FileLine> of(MessageItem message) {
        return of(delivered(message));
    }

    private static Delivered delivered(MessageItem item) {
        return new Delivered(item.message(), item.mine(), false, item.arrived(), item.deliveries(), item.marks());
    }

    /// The files of a message that is not loaded.
    public List<FileLine> of(Delivered message) {
        if (!(message.message().content() instanceof SharedFiles(var items, _))) return List.of();
        var lines = new ArrayList<FileLine>();
        for (int place = 0; place < items.size(); place++) {
            var key = new FileKey(message.message().key(), place);
            lines.add(message.mine() ? own(message, key, items.get(place)) : theirs(message, key, items.get(place)));
        }
        return List.copyOf(lines);
    }

    private FileLine own(Delivered message, FileKey key, FileItem item) {
        var to = recipients(message);
        var part = OptionalDouble.empty();
        var status = "";
        if (!to.isEmpty() && message.message().conversation().isShared()) status = Words.get("files.have", to.stream().filter(peer -> has(message, key.place(), peer)).count(), to.size());
        else if (!to.isEmpty()) {
            part = getting(message, key, to.getFirst());
            status = receiver(message, key, to.getFirst(), "files.notYet");
        }
        return new FileLine(key, item, sent(message), Optional.empty(), model.files().offered(item.hash()), part, status);
    }

    private FileLine theirs(Delivered message, FileKey key, FileItem item) {
        var state = model.files().state(key);
        var part = state.filter(one -> one.stage() == FileState.Stage.GETTING || one.stage() == FileState.Stage.PAUSED).map(one -> OptionalDouble.of(FileLine.part(one.done(), item.size())));
        var shown = isUnwelcome(message.message().author()) ? item.withoutPreview() : item;
        return new FileLine(key, shown, sent(message), state, state.filter(one -> one.stage() == FileState.Stage.GOT).flatMap(FileState::path), part.orElse(OptionalDouble.empty()),
                state.filter(one -> one.stage() == FileState.Stage.WAITING).map(_ -> waitsFor(message.message().author())).orElse(""));
    }

    /// What a file waits for, in words: for its sender, or for the files before it if its sender is connected.
    private String waitsFor(PeerId sender) {
        boolean connected = model.peer(sender).map(peer -> peer.peer().get().connected()).orElse(false);
        return connected ? Words.get("files.queued") : Words.get("files.waiting", name.apply(sender));
    }

    private FileLine.Sent sent(Delivered message) {
        return new FileLine.Sent(message.mine(), message.mine() ? Words.get("you") : name.apply(message.message().author()), message.message().shown());
    }

    /// Whether a peer is a stranger or blocked. Its pictures are neither decoded nor shown.
    private boolean isUnwelcome(PeerId author) {
        return model.peer(author).map(peer -> peer.peer().get().standing()).filter(EnumSet.of(Standing.STRANGER, Standing.BLOCKED)::contains).isPresent();
    }

    /// How much of a file of ours a receiver has while it gets it; empty if it has not begun, is done, or does not want it.
    private OptionalDouble getting(Delivered message, FileKey key, PeerId peer) {
        var done = model.files().fetched(key).get(peer);
        if (done == null || has(message, key.place(), peer) || declined(message, key.place(), peer)) return OptionalDouble.empty();
        return OptionalDouble.of(FileLine.part(done, ((SharedFiles) message.message().content()).items().get(key.place()).size()));
    }

    /// Everybody who may get a message of ours: not those to whom it was cancelled or refused.
    private static List<PeerId> recipients(Delivered message) {
        return message.deliveries().entrySet().stream().filter(to -> !NOT_SENT.contains(to.getValue().stage())).map(Map.Entry::getKey).toList();
    }

    private static boolean has(Delivered message, int place, PeerId peer) {
        return message.marks().find(SharedFiles.Report.class, peer).filter(report -> report.got().contains(place)).isPresent();
    }

    private static boolean declined(Delivered message, int place, PeerId peer) {
        return message.marks().find(SharedFiles.Report.class, peer).filter(report -> report.declined().contains(place)).isPresent();
    }

    /// How far one receiver is with a file of ours, in words.
    ///
    /// @param notBegun the key of the words for a receiver that has nothing of it
    private String receiver(Delivered message, FileKey key, PeerId peer, String notBegun) {
        if (has(message, key.place(), peer)) return Words.get("files.has", name.apply(peer));
        if (declined(message, key.place(), peer)) return Words.get("files.declined", name.apply(peer));
        var part = getting(message, key, peer);
        return part.isEmpty() ? Words.get(notBegun, name.apply(peer)) : Words.get("files.getting", name.apply(peer), part.getAsDouble());
    }

    /// How far a recipient is with the files of a message of ours, in one sentence; empty for a message without files.
    public String trail(MessageItem item, PeerId peer) {
        var message = delivered(item);
        if (!(message.message().content() instanceof SharedFiles(var items, _))) return "";
        if (items.size() == 1) return receiver(message, new FileKey(message.message().key(), 0), peer, "files.notBegun");
        var report = message.marks().find(SharedFiles.Report.class, peer);
        int got = report.map(told -> told.got(items.size())).orElse(0);
        int declined = report.map(told -> told.declined(items.size())).orElse(0);
        if (declined == items.size()) return Words.get("files.declined.all", name.apply(peer));
        if (declined > 0) return Words.get("files.has.declined", name.apply(peer), got, items.size(), declined);
        return got == 0 ? Words.get("files.notBegun.several", name.apply(peer)) : Words.get("files.has.several", name.apply(peer), got, items.size());
    }
}

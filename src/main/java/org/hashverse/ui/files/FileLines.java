package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.ui.words.Words;

/// Reads from a model what there is to show of the files of a message. FX thread only.
///
/// @param name the name to show for a key
public record FileLines(ChatModel model, Function<PeerId, String> name) {
    /// The files of a message; empty for a message without files.
    public List<FileLine> of(MessageItem message) {
        return of(delivered(message));
    }

    private static Delivered delivered(MessageItem item) {
        return new Delivered(item.message(), item.mine(), false, item.arrived(), item.deliveries(), item.marks());
    }

    /// The same for a message that is not loaded.
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
        return new FileLine(key, item, true, Optional.empty(), model.files().offered(item.hash()), receivers(message, key));
    }

    private FileLine theirs(Delivered message, FileKey key, FileItem item) {
        var state = model.files().state(key);
        return new FileLine(key, item, false, state, state.filter(one -> one.stage() == FileState.Stage.GOT).flatMap(FileState::path), name.apply(message.message().author()));
    }

    /// Who has a file of ours, in words; empty if nobody has begun to get it.
    private String receivers(Delivered message, FileKey key) {
        var to = recipients(message);
        if (message.message().conversation().isShared()) {
            long have = to.stream().filter(peer -> has(message, key.place(), peer)).count();
            return have == 0 && model.files().fetched(key).isEmpty() ? "" : Words.get("files.have", have, to.size());
        }
        return to.isEmpty() ? "" : receiver(message, key, to.iterator().next());
    }

    /// Everybody who may get a message of ours: not those to whom it was cancelled or refused.
    private static Set<PeerId> recipients(Delivered message) {
        var to = new HashSet<PeerId>();
        message.deliveries().forEach((peer, delivery) -> {
            if (delivery.stage() != Delivery.Stage.CANCELLED && delivery.stage() != Delivery.Stage.REFUSED) to.add(peer);
        });
        return to;
    }

    private static boolean has(Delivered message, int place, PeerId peer) {
        return message.marks().find(SharedFiles.Report.class, peer).filter(report -> report.got().contains(place)).isPresent();
    }

    /// How far one receiver is with a file of ours: `40 %`; empty if it has not begun.
    private String receiver(Delivered message, FileKey key, PeerId peer) {
        if (has(message, key.place(), peer)) return Words.get("files.has", name.apply(peer));
        if (message.marks().find(SharedFiles.Report.class, peer).filter(report -> report.declined().contains(key.place())).isPresent()) return Words.get("files.declined", name.apply(peer));
        var done = model.files().fetched(key).get(peer);
        var size = ((SharedFiles) message.message().content()).items().get(key.place()).size();
        return done == null ? "" : Words.get("files.getting", name.apply(peer), size == 0 ? 1.0 : Math.clamp((double) done / size, 0, 1));
    }

    /// How far a recipient is with the files of a message of ours, in one sentence; empty for a message without files.
    public String trail(MessageItem item, PeerId peer) {
        var message = delivered(item);
        if (!(message.message().content() instanceof SharedFiles(var items, _))) return "";
        if (items.size() == 1) {
            var only = receiver(message, new FileKey(message.message().key(), 0), peer);
            return only.isEmpty() ? Words.get("files.notBegun", name.apply(peer)) : only;
        }
        long got = message.marks().find(SharedFiles.Report.class, peer).map(report -> report.got().stream().filter(place -> place < items.size()).count()).orElse(0L);
        long declined = message.marks().find(SharedFiles.Report.class, peer).map(report -> report.declined().stream().filter(place -> place < items.size()).count()).orElse(0L);
        if (declined == items.size()) return Words.get("files.declined.all", name.apply(peer));
        return got == 0 ? Words.get("files.notBegun.several", name.apply(peer)) : Words.get("files.has.several", name.apply(peer), got, items.size());
    }
}

package org.hashverse.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.console.words.ChangeLine;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.Peer;

/// Formats messages for the answer to `history`: one line for the message, and lines after it that tell what else people see of it.
final class HistoryLines {
    private final Snapshot now;

    /// @param now the names and addresses to show
    HistoryLines(Snapshot now) {
        this.now = now;
    }

    /// The lines for a message.
    List<String> of(Delivered one) {
        var message = one.message();
        var id = message.id() + " ";
        var lines = new ArrayList<String>();
        lines.add("history " + id + ConsoleLine.when(Optional.of(message.shown())) + " " + name(message.author()) + " " + delivery(one) + " "
                + ConsoleLine.text(message.content().plainText()));
        if (message.content() instanceof Content.Text(_, var replyTo, _) && replyTo.isPresent()) lines.add("in-reply-to " + id + replyTo.get().id());
        if (one.takenBack()) lines.add("retracted " + id + called(message.author()));
        if (one.edited().isPresent()) lines.add("last-edited " + id + ConsoleLine.when(one.edited()));
        if (one.marks().pinned()) lines.add("pinned " + id.strip());
        if (message.content() instanceof Content.Text text && text.asksConfirmation()) lines.add("asks-confirmation " + id.strip());
        if (message.content() instanceof SharedFiles files) for (int place = 0; place < files.items().size(); place++) lines.add(file(one, files.items().get(place), place));
        for (var made : one.marks().byPerson()) if (!(made.change() instanceof SharedFiles.Report && isOwn(made.by()))) lines.add(ChangeLine.line(made.change(), id.strip(), called(made.by())));
        return lines;
    }

    private String file(Delivered message, FileItem item, int place) {
        var state = now.file(new FileKey(message.message().key(), place));
        var path = state.flatMap(FileState::path).map(got -> " " + ConsoleLine.text(got.toString())).orElse("");
        var word = message.mine() ? "-" : state.map(one -> one.stage().name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse("offered");
        return (item.folder().isPresent() ? "has-folder " : "has-file ") + message.message().id() + " " + (place + 1) + " " + ConsoleLine.name(item.name()) + " " + item.size() + " " + word + path;
    }

    private boolean isOwn(PeerId id) {
        return id.equals(now.self().id());
    }

    private Optional<Peer> peer(PeerId id) {
        return now.peers().stream().filter(peer -> peer.id().equals(id)).findFirst();
    }

    private String name(PeerId id) {
        return isOwn(id) ? ConsoleLine.name(now.self().name().text()) : peer(id).map(ConsoleLine::name).orElseGet(() -> ConsoleLine.name(id.code()));
    }

    private String called(PeerId id) {
        return name(id) + " " + (isOwn(id) ? now.self().address().toString() : ConsoleLine.address(peer(id).flatMap(Peer::address)));
    }

    private static String delivery(Delivered message) {
        if (!message.mine()) return "received";
        var all = message.deliveries().values();
        if (message.message().conversation().isShared()) return all.stream().filter(Answers::arrived).count() + "/" + all.stream().filter(Answers::counts).count();
        return all.stream().map(one -> one.stage().name().toLowerCase(Locale.ROOT)).findFirst().orElse("-");
    }
}

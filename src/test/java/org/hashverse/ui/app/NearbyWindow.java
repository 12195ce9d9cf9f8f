package org.hashverse.ui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.sidebar.SidebarRow;

/// A window with contacts and people nearby, with a node that the test answers for.
abstract class NearbyWindow extends WindowAlone {
    static final NearbyPerson FAY = Cast.nearby(Cast.FAY, "Fay", "10.0.0.31:8000");
    static final NearbyPerson GUS = Cast.nearby(Cast.GUS, "Gus", "10.0.0.40:8000");
    static final Conversation WITH_FAY = Conversation.with(Cast.FAY);
    final List<Invite> added = new ArrayList<>();
    final List<Invite> kept = new ArrayList<>();
    final List<List<PeerAddress>> examined = new ArrayList<>();
    CompletableFuture<AddOutcome> outcome = new CompletableFuture<>();

    @Override
    protected ChatModel makeModel() {
        return Cast.model(new FakeCommands() {
            @Override
            public CompletableFuture<AddOutcome> add(Invite invite) {
                added.add(invite);
                return outcome;
            }

            @Override
            public CompletableFuture<DoctorReport> doctor(List<PeerAddress> targets) {
                examined.add(targets);
                return new CompletableFuture<>();
            }

            @Override
            public void keepTrying(Invite invite) {
                kept.add(invite);
            }
        });
    }

    /// The rows of the sidebar, a heading as `# words count`.
    List<String> rows() {
        return window.sidebar().list().getItems().stream().map(row -> switch (row) {
            case SidebarRow.Everyone() -> "Everyone";
            case SidebarRow.Head(var words, var count) -> "# " + words + " " + count;
            case SidebarRow.KnownPeer(var item) -> item.label().get();
            case SidebarRow.NearbyPerson(var item) -> item.label();
            case SidebarRow.Calling(var address) -> address.toString();
        }).toList();
    }

    Labeled button(String id) {
        return (Labeled) window.lookup("#" + id);
    }

    boolean shown(String id) {
        return window.lookup("#" + id) != null && visible(window.lookup("#" + id));
    }

    String notice() {
        return shown("nearby-notice") ? window.lookup("#nearby-notice").getAccessibleText() : "";
    }

    static Peer fay(boolean connected) {
        var fay = Cast.met(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), false);
        return connected ? fay : Cast.presence(fay, Presence.OFFLINE, fay.lastHeard().orElseThrow());
    }

    Node focus() {
        return stage.getScene().getFocusOwner();
    }
}

package org.hashverse.ui.app;

import java.time.Instant;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.ShownReaction;
import org.hashverse.node.api.NodeEvent;

/// A window for tests of reactions: finds the chips under a bubble, the bar beside it, and the reactions on offer.
abstract class WindowOfReactions extends WindowOfChanges {
    static final ShownReaction BOS_THUMB = new ShownReaction(Cast.BO, "👍", false);
    static final ShownReaction ANAS_THUMB = new ShownReaction(Cast.ANA, "👍", false);

    final Delivered arrives(Conversation in, String text) {
        var message = Talk.theirs(in, Cast.BO, Instant.now(), text);
        open(in);
        apply(new NodeEvent.MessageArrived(message));
        return message;
    }

    final void react(Delivered message, ShownReaction... reactions) {
        apply(new NodeEvent.MessageChanged(Talk.reacted(message, reactions)));
    }

    final List<Button> chips() {
        return window.lookupAll(".reaction-chip").stream().filter(WindowAlone::visible).map(Button.class::cast).toList();
    }

    static boolean is(Node node, String state) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
    }

    final Node bar() {
        var bar = window.lookup("#message-bar");
        return bar != null && visible(bar) ? bar : null;
    }

    final boolean quick() {
        var quick = window.lookup("#quick-reactions");
        return quick != null && visible(quick);
    }

    final List<Node> bubbles() {
        return window.lookupAll("#messages .bubble").stream().filter(WindowAlone::visible).sorted(FROM_TOP).toList();
    }

    final Bounds onWindow(Node node) {
        return window.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    /// Focuses the last message as a person without a pointer does.
    final void focusLast() {
        FxThread.act(() -> window.lookup("#messages").requestFocus());
    }
}

package org.hashverse.ui.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.ScreenReaderText;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.text.WrappedTip;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A strip above the messages for lasting states: a full disk, a profile that cannot be saved, no network, our identity in use elsewhere, a key that others could read,
/// a repaired history, no room for messages of more strangers, another port than chosen, a stranger whose name looks like the open contact's, clocks that differ.
public final class Banner extends HBox {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);
    private static final double TIP_WIDTH = 420;
    private final ChatModel model;
    private final Label words = new WrappedLabel();
    private final Hyperlink link = new Hyperlink();
    private final Tooltip tip = new WrappedTip(TIP_WIDTH);
    private boolean portDismissed;
    private boolean exposedDismissed;
    private StoreEvent.Repair repairDismissed;

    /// @param id node id
    public Banner(ChatModel model, String id) {
        super(10);
        this.model = model;
        setId(id);
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        link.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.of(Feather.ALERT_TRIANGLE, 16), words, link);
        refresh();
    }

    /// Shows the most important lasting state, or hides the banner.
    public void refresh() {
        var self = model.self().get();
        var impostor = impostor();
        var clocks = clockDifference();
        var repair = model.conditions().repair().get();
        boolean unsaved = model.conditions().unsaved().get();
        if (model.conditions().diskFull().get()) {
            say(Words.sentences(List.of(Words.get("banner.diskFull"), unsaved ? Words.get("banner.unsaved") : "")), null, null);
        } else if (unsaved) {
            say(Words.get("banner.unsaved"), null, null);
        } else if (self != null && !self.network()) {
            say(Words.get("banner.noNetwork"), null, null);
        } else if (model.conditions().elsewhere().get()) {
            say(Words.get("banner.elsewhere"), null, null);
        } else if (impostor != null) {
            say(Words.get("banner.otherKey", impostor.peer().get().shownName()), Words.get("banner.show"), () -> model.open().set(Conversation.with(impostor.id())));
        } else if (model.conditions().exposed().get() && !exposedDismissed) {
            say(Words.get("banner.exposed"), Words.get("banner.dismiss"), this::dismissExposed);
        } else if (repair != null && !repair.equals(repairDismissed)) {
            say(words(repair), Words.get("banner.dismiss"), () -> dismiss(repair));
            words.setText(brief(repair));
            words.setTooltip(tip);
            tip.setText(words(repair));
        } else if (model.conditions().crowded().get() > 0) {
            say(Words.get("banner.crowded", model.conditions().crowded().get()), null, null);
        } else if (clocks != null) {
            say(clocks, null, null);
        } else if (self != null && self.portTaken().isPresent() && !portDismissed) {
            var wanted = Integer.toString(self.portTaken().get());
            say(Words.get("banner.portTaken", wanted, Integer.toString(self.port())), Words.get("banner.dismiss"), this::dismissPort);
        } else {
            show(false);
        }
    }

    /// A stranger whose name looks like that of the open contact; null for none.
    private PeerItem impostor() {
        if (!(model.open().get() instanceof Conversation.Direct(PeerId open))) return null;
        for (var item : model.peers()) {
            var peer = item.peer().get();
            if (peer.standing() == Standing.STRANGER && peer.resembles().filter(open::equals).isPresent()) return item;
        }
        return null;
    }

    private String clockDifference() {
        if (!(model.open().get() instanceof Conversation.Direct(PeerId open)) || model.peer(open).isEmpty()) return null;
        var item = model.peer(open).get();
        var peer = item.peer().get();
        return peer.clockAhead().filter(_ -> peer.connected()).map(Duration::abs).filter(ahead -> ahead.compareTo(CLOCK_TOLERANCE) > 0)
                .map(ahead -> Words.get("banner.clocks", item.label().get(), ahead.toMinutes())).orElse(null);
    }

    /// One sentence about the repair. The tooltip and screen readers give the full text.
    private static String brief(StoreEvent.Repair repair) {
        return Words.get(repair.missing() > 0 ? "banner.repair.brief.missing" : "banner.repair.brief", repair.kept() + repair.added(), repair.missing());
    }

    /// Full text about the repair of a damaged history.
    static String words(StoreEvent.Repair repair) {
        var sentences = new ArrayList<String>();
        sentences.add(Words.get("banner.repair"));
        if (repair.added() > 0 && repair.backup().isPresent()) sentences.add(Words.get("banner.repair.added", repair.kept(), repair.added(), Words.day(repair.backup().get())));
        else sentences.add(Words.get("banner.repair.kept", repair.kept()));
        if (repair.missing() > 0) sentences.add(Words.get("banner.repair.missing", repair.missing()));
        // if the earlier number of messages is unknown, some may be missing
        if (repair.missing() > 0 || repair.before() == 0) sentences.add(Words.get("banner.repair.again"));
        sentences.add(Words.get("banner.repair.aside", repair.aside()));
        return Words.sentences(sentences);
    }

    private void dismiss(StoreEvent.Repair repair) {
        repairDismissed = repair;
        refresh();
    }

    private void dismissExposed() {
        exposedDismissed = true;
        refresh();
    }

    private void dismissPort() {
        portDismissed = true;
        refresh();
    }

    /// @param action the text of the link; null for no link
    private void say(String text, String action, Runnable run) {
        show(true);
        words.setText(text);
        words.setTooltip(null);
        ScreenReaderText.set(this, text);
        link.setVisible(action != null);
        link.setManaged(action != null);
        if (action == null) return;
        link.setText(action);
        link.setOnAction(_ -> run.run());
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}

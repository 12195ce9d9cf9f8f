package org.hashverse.ui.nearby;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.model.ChatModel;
import org.hashverse.model.nearby.Hello;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A person nearby, before the first word: who it is, and *Say hello*. As soon as they are a contact, or want to talk to us, their conversation opens instead.
public final class NearbyPreview extends StackPane {
    /// How long the preview of somebody who left stays.
    public static final Duration LEFT_SHOWN = Duration.ofSeconds(10);
    private static final double AVATAR = 88;
    private final ChatModel model;
    private final Runnable close;
    private final Consumer<Conversation> open;
    private final Consumer<List<PeerAddress>> doctor;
    private final InstantSource clock;
    private final Button back = IconButton.of("header.back", "nearby-back", Feather.ARROW_LEFT, "flat");
    private final Avatar avatar = new Avatar(AVATAR);
    private final Label name = centred("welcome-head");
    private final Label where = centred("second");
    private final Label what = centred("preview-words");
    private final Notice warning = new Notice("nearby-warning");
    private final Notice notice = new Notice("nearby-notice");
    private final Button hello = DialogCard.primary("nearby-hello", "", this::sayHello);
    private final Button cancel = DialogCard.button("nearby-cancel", Words.get("cancel"), this::cancel);
    private final Hyperlink keepTrying = DialogCard.link("nearby-keep-trying", Words.get("add.keep-trying"), this::keepTrying);
    private final Hyperlink why = DialogCard.link("nearby-why", Words.get("add.why"), this::findOutWhy);
    // when this view noticed that the person left; null while they are here
    private Instant leftAt;

    /// @param close  closes the preview
    /// @param open   opens a conversation in its place
    /// @param doctor finds out why nobody answered at these addresses
    /// @param clock  gives the time for *3 s* and for [#LEFT_SHOWN]
    public NearbyPreview(ChatModel model, Runnable close, Consumer<Conversation> open, Consumer<List<PeerAddress>> doctor, InstantSource clock) {
        this.model = model;
        this.close = close;
        this.open = open;
        this.doctor = doctor;
        this.clock = clock;
        getStyleClass().add("nearby-preview");
        Direction.mirroredIfRightToLeft(back.getGraphic());
        back.setOnAction(_ -> close.run());
        back(false);
        setAlignment(back, Pos.TOP_LEFT);
        hello.getStyleClass().add("large");
        hello.setMaxWidth(Double.MAX_VALUE);
        why.visibleProperty().bind(keepTrying.visibleProperty());
        var others = new FlowPane(16, 8, cancel, keepTrying, why);
        others.setAlignment(Pos.CENTER);
        for (var part : new Node[] {what, warning, notice, hello, cancel, keepTrying, why, others}) part.managedProperty().bind(part.visibleProperty());
        others.visibleProperty().bind(cancel.visibleProperty().or(keepTrying.visibleProperty()));
        var page = new VBox(avatar, name, where, warning, what, new VBox(12, notice, hello, others));
        VBox.setMargin(warning, new Insets(18, 0, 0, 0));
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("preview-page");
        page.setMinHeight(USE_PREF_SIZE); // scrolls in a lower window
        getChildren().addAll(page, back);
        new Redraw(this::refresh).after(this, model.revision());
        ViewLifetime.listenWhileShown(this, model.nearby().preview(), _ -> {
            leftAt = null;
            refresh();
        });
        refresh();
    }

    private static Label centred(String style) {
        var label = new WrappedLabel();
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        label.getStyleClass().add(style);
        return label;
    }

    /// Shows or hides the button back to the list, for a window with one pane.
    public void back(boolean shown) {
        back.setVisible(shown);
    }

    /// Whether it counts seconds, see [#tick].
    public boolean counts() {
        var item = model.nearby().preview().get();
        return item != null && (leftAt != null || item.hello() instanceof Hello.Calling);
    }

    /// Shows how long a call takes, and closes the preview of somebody who left long enough ago. Call it every second if [#counts].
    public void tick() {
        if (!counts()) return;
        refresh();
        if (leftAt != null && !clock.instant().isBefore(leftAt.plus(LEFT_SHOWN))) close.run();
    }

    /// Moves the focus to the button that goes on, if there is one now.
    public void focus() {
        if (hello.isVisible()) hello.requestFocus();
        else requestFocus(); // on *Cancel*, a key that the person types just now would end the call
    }

    private void sayHello() {
        model.nearby().sayHello(model.nearby().preview().get());
    }

    private void cancel() {
        model.nearby().cancel(model.nearby().preview().get());
    }

    private void keepTrying() {
        model.nearby().keepTrying(model.nearby().preview().get());
    }

    private void findOutWhy() {
        doctor.accept(model.nearby().preview().get().person().addresses());
    }

    private void refresh() {
        var item = model.nearby().preview().get();
        if (item == null) return;
        boolean met = model.nearby().listedElsewhere(item);
        // a call makes the person a contact at its beginning and takes that back if it fails
        if (met && (item.hello() instanceof Hello.None || item.hello() instanceof Hello.Said)) open.accept(Conversation.with(item.id()));
        else show(item);
    }

    private void show(NearbyItem item) {
        var label = item.label();
        boolean focused = isFocusWithin();
        avatar.show(Face.of(model, item.id()));
        name.setText(label);
        what.setText(Words.get("nearby.what", label));
        NearbyWords.warning(model, item).ifPresentOrElse(sentence -> warning.say(Notice.Kind.WARN, sentence), warning::clear);
        boolean idle = item.hello() instanceof Hello.None;
        boolean left = idle && !item.here();
        if (!left) leftAt = null;
        else if (leftAt == null) leftAt = clock.instant();
        where.setText(left ? item.id().code() : label.endsWith(item.id().code()) ? Words.get("nearby.here") : Words.get("nearby.where", item.id().code()));
        showOutcome(item);
        boolean calling = item.hello() instanceof Hello.Calling || item.hello() instanceof Hello.Said;
        what.setVisible(idle && !left);
        hello.setVisible(!calling && !left);
        hello.setText(Words.get(!idle ? "add.try-again" : warning.isVisible() ? "nearby.hello.anyway" : "nearby.hello"));
        hello.getStyleClass().remove("primary");
        if (!warning.isVisible()) hello.getStyleClass().add("primary");
        hello.setAccessibleText(Words.get("nearby.hello.spoken", label));
        hello.setAccessibleHelp(what.getText());
        cancel.setVisible(item.hello() instanceof Hello.Calling);
        keepTrying.setVisible(item.hello() instanceof Hello.Failed(var why) && why.failure().mayWorkLater());
        if (focused) focus();
    }

    private void showOutcome(NearbyItem item) {
        switch (item.hello()) {
            case Hello.None _ when !item.here() -> notice.say(Notice.Kind.PLAIN, Sentence.of("nearby.left", item.label()));
            case Hello.None _ -> notice.clear();
            case Hello.Calling(var since) -> notice.busy(Words.get("nearby.busy", item.label(), Math.max(0, Duration.between(since, clock.instant()).toSeconds())));
            case Hello.Said _ -> notice.busy(Words.get("nearby.calling"));
            case Hello.Failed(var why) -> notice.fail(NearbyWords.failed(model, item, why));
            case Hello.Broken _ -> notice.fail(Sentence.headOnly(Words.get("failed")));
        }
    }
}

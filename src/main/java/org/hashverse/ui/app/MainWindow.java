package org.hashverse.ui.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.markup.WebLink;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.PeerListing;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.add.AddressInput;
import org.hashverse.ui.add.Invites;
import org.hashverse.ui.conversation.Banner;
import org.hashverse.ui.conversation.ConversationPane;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.files.FileActions;
import org.hashverse.ui.files.FileEvent;
import org.hashverse.ui.inspector.Inspector;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.SecondTimer;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.message.ProfileEvent;
import org.hashverse.ui.nearby.NearbyPreview;
import org.hashverse.ui.qr.PictureInput;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.qr.QrSentences;
import org.hashverse.ui.search.FindCard;
import org.hashverse.ui.search.FindRow;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.sidebar.Sidebar;
import org.hashverse.ui.text.MentionEvent;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The content of the main window: the panes, toasts above the panes, and dialogs above the toasts.
public final class MainWindow extends StackPane {
    private static final Duration LINK_TOAST_SHOWN = Duration.seconds(10);
    private final ChatModel model;
    private final Toasts toasts = new Toasts();
    private final DialogLayer layer = new DialogLayer();
    private final Dialogs dialogs;
    private final Sidebar sidebar;
    private final ConversationPane conversation;
    private final StartPane start;
    private final Panes panes;
    private final WindowOpener windowOpener;
    private final StandingCaret caret;
    // false as soon as a conversation was opened
    private boolean mayReopen = true;

    /// @param quit     ends the program; the next start sends waiting messages
    /// @param windows  opens further windows; empty to offer none
    /// @param features the desktop features that the settings offer; empty for none
    MainWindow(ChatModel model, Runnable quit, Optional<Launch.Windows> windows, Optional<DesktopFeatures> features) {
        this(model, quit, id -> model.commands().select(id), null, windows, features);
    }

    /// A window that offers neither further windows nor desktop features.
    MainWindow(ChatModel model, Runnable quit) {
        this(model, quit, Optional.empty(), Optional.empty());
    }

    /// @param select asks a peer for the peers it is connected to
    MainWindow(ChatModel model, Runnable quit, Function<PeerId, CompletableFuture<PeerListing>> select) {
        this(model, quit, select, null, Optional.empty(), Optional.empty());
    }

    /// @param chooseFile chooses a file, given the path of the proposed one, in place of the system's file dialog
    MainWindow(ChatModel model, Runnable quit, Function<PeerId, CompletableFuture<PeerListing>> select, Function<String, Optional<Path>> chooseFile) {
        this(model, quit, select, proposal -> chooseFile.apply(proposal.path()).stream().toList(), Optional.empty(), Optional.empty());
    }

    /// @param chooseFile see [FileChoice]; null for the system's file dialog
    private MainWindow(ChatModel model, Runnable quit, Function<PeerId, CompletableFuture<PeerListing>> select, Function<FileChoice.Proposal, List<Path>> chooseFile,
                       Optional<Launch.Windows> windows, Optional<DesktopFeatures> features) {
        this.model = model;
        dialogs = new ChatDialogs(model, layer, toasts, chooseFile == null ? proposal -> FileChoice.showSystemDialog(getScene().getWindow(), proposal) : chooseFile, features);
        windowOpener = new WindowOpener(windows, toasts);
        getStyleClass().add("main-window");
        sidebar = new Sidebar(model, dialogs, toasts, quit, this::find, this::open);
        var focused = focused();
        caret = new StandingCaret(this, focused);
        conversation = new ConversationPane(model, dialogs, toasts, focused, this::back, () -> panes().toggleInspector(), quit);
        start = new StartPane(model, new Welcome(model, dialogs, toasts, windowOpener), new NearbyPreview(model, this::closePreview, this::open, dialogs::doctor, InstantSource.system()));
        panes = new Panes(model, sidebar, conversation, lasting(), start, new Inspector(model, dialogs, select),
                width -> model.commands().change(settings -> settings.withHabits(settings.habits().withSidebar(width))));
        getChildren().addAll(panes, toasts, layer);
        addEventHandler(ProfileEvent.SHOW, event -> showProfile(event.conversation()));
        addEventHandler(FileEvent.WANTED, new FileActions(model, layer, toasts, new MessageFormatter(model)::name, dialogs::saveCopy)::handle);
        addEventHandler(MentionEvent.CLICKED, event -> showProfile(Conversation.with(event.peer())));
        ViewLifetime.listenWhileShown(this, conversation.messages().layoutYProperty(), _ -> requestLayout());
        PictureInput.onDrop(this, this::dropped);
        new Shortcuts(this, quit).listen();
        new SecondTimer(this::tick, () -> sidebar.counts() || start.counts()).in(this);
        ViewLifetime.listenWhileShown(this, model.open(), now -> mayReopen &= now == null);
        ViewLifetime.listenWhileShown(this, model.nearby().preview(), now -> {
            mayReopen &= now == null;
            focusPreview();
        });
        ListChangeListener<PeerItem> peersChanged = _ -> reopen();
        model.peers().addListener(peersChanged);
        ViewLifetime.whenRemoved(this, () -> model.peers().removeListener(peersChanged));
        model.reserve(List.of(Words.get("everyone"), Words.get("you")));
        reopen();
    }

    /// The banner with lasting notices, for while no conversation is open.
    private Banner lasting() {
        var banner = new Banner(model, "welcome-banner");
        new Redraw(banner::refresh).after(banner, model.revision());
        return banner;
    }

    /// Toasts are centred on an open conversation, at its top: they never cover the newest messages or the composer. While none is open, they are at the bottom.
    @Override
    protected void layoutChildren() {
        boolean talking = model.open().get() != null;
        toasts.setAlignment(talking ? Pos.TOP_CENTER : Pos.BOTTOM_CENTER);
        var margin = new Insets(talking ? conversation.messages().getLayoutY() : 0, panes.right(), 0, panes.left());
        if (!margin.equals(getMargin(toasts))) setMargin(toasts, margin);
        super.layoutChildren();
    }

    /// The window's title: the number of unread messages, the program's name and our own name.
    ObservableValue<String> title() {
        return Bindings.createStringBinding(() -> {
            var self = model.self().get();
            var name = self == null ? "" : self.name().text();
            return model.unread().get() == 0 ? Words.get("app.titled", name) : Words.get("app.unread", model.unread().get(), name);
        }, model.unread(), model.self());
    }

    /// Says that no program on this computer opens links, and offers to copy the link.
    void notOpened(WebLink link) {
        toasts.show(Words.get("link.none"), Words.get("link.copy"), LINK_TOAST_SHOWN, () -> {
            CopyLink.copy(link.address());
            toasts.show(Words.get("copied"));
        });
    }

    ChatModel model() {
        return model;
    }

    /// Opens the dialogs of this window.
    public Dialogs dialogs() {
        return dialogs;
    }

    /// Shows the toasts of this window.
    public Toasts toasts() {
        return toasts;
    }

    /// The layer that shows the dialogs.
    public DialogLayer layer() {
        return layer;
    }

    /// The list of conversations.
    public Sidebar sidebar() {
        return sidebar;
    }

    /// The pane with the open conversation; hidden while none is open.
    public ConversationPane conversation() {
        return conversation;
    }

    /// The layout of all panes.
    public Panes panes() {
        return panes;
    }

    /// Opens a conversation that the person chose, and focuses its composer if one can write there.
    public void open(Conversation next) {
        mayReopen = false;
        model.open().set(next);
        if (conversation.composer().usable()) conversation.composer().area().requestFocus();
    }

    private void showProfile(Conversation conversation) {
        open(conversation);
        panes.showInspector();
    }

    /// Says that the window was already open, because the program was started again, and offers a window for another person.
    void openAlready() {
        windowOpener.offer();
    }

    /// Shows an invite from outside the program in the add dialog. Closes a toast, and an add dialog that is open.
    ///
    /// @param gone runs when the dialog is closed, for whatever reason
    void invited(String invite, Runnable gone) {
        toasts.close();
        layer.close(AddCard.class);
        dialogs.add(invite, gone);
    }

    /// Shows the invite in a picture, a file or a text that the person dropped on the window.
    private void dropped(QrReading read) {
        switch (read) {
            case QrReading.Found(var text) when AddressInput.hasInvite(text) -> invited(text, () -> { });
            case QrReading.Found(_) -> toasts.show(Sentence.of("add.picture.other").toString());
            case QrReading.Failed(var fault) -> toasts.show(QrSentences.of(fault).toString());
        }
    }

    /// Says that an invite from outside the program was rejected because too many wait.
    void tooManyInvites() {
        toasts.show(Words.get("invite.tooMany", Invites.MOST_WAITING));
    }

    /// Shows the search dialog, which opens the conversation or message that the person picks.
    void find() {
        var card = new FindCard(model, row -> {
            layer.close();
            switch (row) {
                case FindRow.Head(_) -> { }
                case FindRow.Talk(var talk) -> open(talk);
                case FindRow.Hit(var item) -> {
                    open(item.message().conversation());
                    conversation.messages().show(item.key());
                }
            }
        });
        layer.show(card, card::stop);
    }

    /// Goes back to the list of conversations, in a window that shows only one pane.
    private void back() {
        var left = model.open().get();
        model.open().set(null);
        sidebar.focusList(left);
    }

    /// Moves the focus to the preview of a person nearby, if it is open.
    void focusPreview() {
        if (start.previewing()) start.preview().focus();
    }

    /// Closes the preview of a person nearby. The focus moves to the person’s row if it was in the preview.
    ///
    /// @return false if no preview is open
    boolean closePreview() {
        var left = model.nearby().preview().get();
        if (left == null) return false;
        boolean focused = start.preview().isFocusWithin();
        model.nearby().preview().set(null);
        if (focused) sidebar.focusList(left);
        return true;
    }

    /// Opens the direct conversation that was open last time, once its peer is known, if the peer is still a contact and no conversation was opened before.
    private void reopen() {
        if (!mayReopen || model.settings().get() == null) return;
        model.settings().get().lastOpen().flatMap(id -> model.peers().stream().filter(item -> item.id().text().equals(id)).findFirst())
                .filter(item -> item.peer().get().standing() == Standing.CONTACT).ifPresent(item -> open(Conversation.with(item.id())));
    }

    private void tick() {
        sidebar.tick();
        conversation.tick();
        start.tick();
        model.tick();
        caret.tick(Instant.now());
    }

    private ObservableBooleanValue focused() {
        var focused = new SimpleBooleanProperty();
        // a window that is hidden while focused may not report that it lost the focus
        sceneProperty().flatMap(scene -> scene.windowProperty())
                .flatMap(shown -> Bindings.createBooleanBinding(() -> shown.isFocused() && shown.isShowing(), shown.focusedProperty(), shown.showingProperty())).orElse(false)
                .addListener((_, _, now) -> focused.set(now));
        return focused;
    }
}

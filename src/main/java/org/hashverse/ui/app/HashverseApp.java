package org.hashverse.ui.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.desktop.Autostart;
import org.hashverse.desktop.Desktop;
import org.hashverse.desktop.Offer;
import org.hashverse.desktop.tray.Tray;
import org.hashverse.markup.EmojiBook;
import org.hashverse.markup.WebLink;
import org.hashverse.model.Attention;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Node;
import org.hashverse.node.Subscription;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Habits;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.add.Invites;
import org.hashverse.ui.kit.AppIcon;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.LinkEvent;
import org.hashverse.ui.kit.LinkOpener;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.Placing;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.words.Words;

/// The JavaFX application. The window first shows outlines of its panes, drawn without stylesheets, so that it is there soon. The node starts after that.
public final class HashverseApp extends Application implements Launch.Window {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 780;
    // JavaFX makes the application, so these cannot come through a constructor
    private static Launch launch;
    private static int status;

    private final SimpleObjectProperty<Settings> settings = new SimpleObjectProperty<>();
    private Stage stage;
    private Placing placing;
    private CloseBehaviour parting;
    private ChatModel model;
    private Content content;
    private Notifications calling;
    private TrayIcon tray;
    private volatile Desktop desktop;
    private boolean other; // the person chose to go on with another profile
    private final CompletableFuture<Void> dressed = new CompletableFuture<>();
    private Subscription subscription = () -> { };
    private final Invites invites = new Invites((invite, gone) -> content.window().invited(invite, gone));
    private volatile boolean named;
    private volatile boolean leaving;

    /// Opens the window and blocks until it is closed; once in a process. The caller closes the node.
    ///
    /// @return the process status: 0, or 1 if no node could be started
    public static int open(Launch launch) {
        HashverseApp.launch = launch;
        Application.launch(HashverseApp.class);
        return status;
    }

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        launch.invite().ifPresent(invites::take);
        var last = launch.last().join();
        settings.set(last.orElse(null));
        var looks = last.map(Settings::looks).orElse(Appearance.DEFAULT);
        Scale.take(looks.percent()); // so that the outlines are as wide as the panes that replace them
        var early = Theme.early(looks);
        var scene = new Scene(outlines(last, early), WIDTH, HEIGHT, early.ground());
        scene.addEventHandler(LinkEvent.OPEN, event -> open(event.link()));
        stage.setScene(scene);
        stage.setTitle(Words.get("app.name"));
        stage.setMinWidth(360);
        stage.setMinHeight(480);
        placing = new Placing(stage, WIDTH, HEIGHT, launch.number());
        placing.restore(last.flatMap(before -> before.habits().place()));
        parting = new CloseBehaviour(stage, placing, this::quit);
        Platform.setImplicitExit(false); // with the setting to stay, closing the window only hides it
        if (launch.hidden() && last.filter(before -> before.named() && before.habits().stays()).isPresent()) {
            startNode(launch.start());
            dress(scene, last);
            return;
        }
        stage.show();
        oncePainted(() -> {
            launch.shown().ifPresent(told -> told.accept(Launch.Moment.PAINTED));
            startNode(launch.start()); // not earlier: on two cores the window is painted twice as fast while nothing else runs
            dress(scene, last);
        });
    }

    /// What the window shows before the node has started: the outlines of the panes, or an empty sign if a name will be asked for. A guest is never asked.
    private static PaneOutlines outlines(Optional<Settings> last, Theme.Early early) {
        boolean asks = launch.beside().isPresent() && !last.map(Settings::named).orElse(false);
        return asks ? PaneOutlines.sign() : PaneOutlines.panes(early, last.flatMap(Settings::lastOpen).isPresent(), last.map(settings -> settings.habits().sidebar()).orElse(Habits.USUAL_SIDEBAR));
    }

    /// Loads what the first text needs and the outlines do not: the fonts, then the stylesheets that name them.
    private void dress(Scene scene, Optional<Settings> last) {
        CompletableFuture.runAsync(Theme::loadFonts, OnFx.ASIDE).thenRunAsync(() -> Theme.follow(scene, settings), Platform::runLater).whenComplete((_, failure) -> {
            if (failure == null) dressed.complete(null);
            else dressed.completeExceptionally(failure);
        });
        OnFx.ASIDE.execute(EmojiBook::get);
        stage.getIcons().addAll(AppIcon.pictures());
        last.ifPresent(before -> Content.speak(before, scene));
    }

    private void startAnother() {
        root(PaneOutlines.sign());
        other = true;
        startNode(launch.other());
    }

    private void startNode(Launch.NodeSource source) {
        // finding out our own addresses blocks in the operating system, where a virtual thread would hold up others
        Thread.ofPlatform().daemon().name("node start").start(() -> {
            try {
                var node = source.start(this); // first of all, because from then on other starts of the program reach this one
                desktop = Desktop.ofThisComputer();
                dressed.join();
                Platform.runLater(() -> ready(node));
            } catch (Launch.TakenOver taken) {
                quit();
            } catch (Profile.InUse inUse) {
                onceDressed(() -> ask(StartCard.inUse(launch.invite().isPresent(), this::startAnother, this::giveUp)));
            } catch (Throwable failure) { // an Error too: else the window would stay empty without a word
                // an IOException has a sentence for the person; anything else is a fault of the program
                if (!(failure instanceof IOException)) System.getLogger(HashverseApp.class.getName()).log(System.Logger.Level.ERROR, "the node could not be started", failure);
                onceDressed(() -> ask(StartCard.failed(failure, this::startAnother, this::giveUp)));
            }
        });
    }

    /// Runs something on the FX thread when the window has its stylesheets, or could not load them.
    private void onceDressed(Runnable run) {
        dressed.whenComplete((_, _) -> Platform.runLater(run));
    }

    @Override
    public CompletableFuture<Boolean> comeForward(Optional<String> invite) {
        var taken = new CompletableFuture<Boolean>();
        if (leaving) taken.cancel(false);
        else Platform.runLater(() -> {
            if (leaving) taken.cancel(false);
            else if (invite.isPresent() && content == null && invites.full(invite.get())) taken.complete(false);
            else if (taken.complete(true)) forward(invite);
        });
        return taken;
    }

    private void forward(Optional<String> invite) {
        parting.comeForward();
        // if the window asks for a name, the invite is shown after that
        if (invite.isPresent() && !invites.take(invite.get())) content.window().tooManyInvites();
        else if (invite.isEmpty() && content != null) content.window().openAlready();
    }

    @Override
    public boolean named() {
        return named;
    }

    @Override
    public void quit() {
        leaving = true;
        Platform.exit();
    }

    private void open(WebLink link) {
        LinkOpener.ofThisComputer().open(link).thenAccept(opened -> {
            if (!opened) Platform.runLater(() -> content.window().notOpened(link));
        });
    }

    private void comeForward(Conversation conversation) {
        parting.comeForward();
        if (conversation != null) content.window().open(conversation);
    }

    private void ready(Node node) {
        model = new ChatModel(node);
        model.settings().subscribe(now -> {
            if (now != null) settings.set(now);
        });
        model.settings().addListener((_, before, now) -> {
            if (before != null) return;
            Content.speak(now, stage.getScene());
            keepPlace(now);
            if (now.named()) talk();
            else root(new FirstStart(model, this::talk));
            launch.shown().ifPresent(told -> oncePainted(() -> {
                told.accept(Launch.Moment.STANDS);
                quit();
            }));
        });
        subscription = model.connect(new FxBatch(Platform::runLater));
    }

    private void keepPlace(Settings now) {
        if (launch.beside().isEmpty()) return;
        if (other) placing.restore(now.habits().place());
        placing.remember(place -> model.commands().change(settings -> settings.withHabits(settings.habits().withPlace(place))));
    }

    private void talk() {
        named = true;
        // before the main window, because its settings show whether there is a tray icon
        if (launch.beside().isPresent()) tray = new TrayIcon(model, Tray::ofThisComputer, parting::comeForward, this::quit);
        content = new Content(stage.getScene(), model, () -> new MainWindow(model, this::quit, launch.beside(), home()), window -> stage.titleProperty().bind(window.title()));
        calling = new Notifications(model, desktop, new Attention(InstantSource.system()), () -> Notifications.eyes(stage, model), this::comeForward);
        home().ifPresent(home -> parting.of(new CloseBehaviour.Owner(model, desktop, home, () -> content.window())));
        invites.open();
    }

    private Optional<DesktopFeatures> home() {
        var atLogin = other ? Optional.<Launch.AtLogin>empty() : launch.atLogin();
        return launch.beside().map(_ -> new DesktopFeatures(Offer.ofThisComputer().shows(), tray.shown(), atLogin.map(start -> Autostart.ofThisComputer(start.name(), start.command()))));
    }

    /// Runs something when the present content is painted: it is laid out in one pulse and drawn by the next.
    private static void oncePainted(Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses <= 2) return;
                stop();
                then.run();
            }
        }.start();
    }

    private void ask(StartCard card) {
        root(card);
        parting.comeForward();
    }

    private void root(Region content) {
        stage.getScene().setRoot(content instanceof StackPane pane ? pane : new StackPane(content));
    }

    private void giveUp() {
        status = 1;
        quit();
    }

    @Override
    public void stop() {
        leaving = true;
        if (placing != null) placing.settle();
        if (model != null) model.keepDrafts();
        subscription.close();
        if (calling != null) calling.close();
        if (tray != null) tray.close();
    }
}

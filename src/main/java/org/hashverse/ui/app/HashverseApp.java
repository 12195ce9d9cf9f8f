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
import org.hashverse.desktop.tray.Trays;
import org.hashverse.markup.EmojiBook;
import org.hashverse.markup.WebLink;
import org.hashverse.model.Attention;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Node;
import org.hashverse.node.api.Subscription;
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

/// The JavaFX application. The window appears quickly because it first shows only outlines of its panes, drawn without stylesheets. The node starts after that.
public final class HashverseApp extends Application implements Launch.Window {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 780;
    // JavaFX creates the application, so a constructor cannot pass these
    private static Launch launch;
    private static int status;

    // those of the last run until the node tells its own
    private final SimpleObjectProperty<Settings> settings = new SimpleObjectProperty<>();
    private Stage stage;
    private Placing placing;
    private CloseBehaviour closeBehaviour;
    private ChatModel model;
    private WindowContent content;
    private Notifications notifications;
    private TrayIcon tray;
    private volatile Desktop desktop;
    private boolean otherProfile; // the person chose to continue with another profile
    private final CompletableFuture<Void> styled = new CompletableFuture<>(); // completed once fonts and stylesheets are loaded
    private Subscription subscription = () -> { };
    private final Invites invites = new Invites((invite, gone) -> content.window().invited(invite, gone));
    private volatile boolean named;
    private volatile boolean leaving;

    /// Opens the window and blocks until the program is to end; the window may be hidden meanwhile. Can be called once in a process. The caller closes the node.
    ///
    /// @return the exit status of the process: 0, or 1 if no node could be started
    public static int open(Launch launch) {
        HashverseApp.launch = launch;
        Application.launch(HashverseApp.class);
        return status;
    }

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        launch.invite().ifPresent(invites::take);
        var last = launch.lastSettings().join(); // waits for the disk: these settings decide what the window looks like
        settings.set(last.orElse(null));
        var appearance = last.map(Settings::looks).orElse(Appearance.DEFAULT);
        Scale.take(appearance.percent()); // the outlines must be as wide as the panes that replace them
        var early = Theme.early(appearance);
        var scene = new Scene(outlines(last, early), WIDTH, HEIGHT, early.ground());
        scene.addEventHandler(LinkEvent.OPEN, event -> open(event.link()));
        stage.setScene(scene);
        stage.setTitle(Words.get("app.name"));
        stage.setMinWidth(360);
        stage.setMinHeight(480);
        placing = new Placing(stage, WIDTH, HEIGHT, launch.number());
        placing.restore(last.flatMap(before -> before.habits().place()));
        closeBehaviour = new CloseBehaviour(stage, placing, this::quit);
        Platform.setImplicitExit(false); // closing the window may only hide it, see CloseBehaviour
        if (launch.hidden() && last.filter(before -> before.named() && before.habits().stays()).isPresent()) {
            startNode(launch.start());
            loadStyles(scene, last);
            return;
        }
        stage.show();
        oncePainted(() -> {
            launch.progress().ifPresent(progress -> progress.accept(Launch.Moment.PAINTED));
            startNode(launch.start()); // not earlier: on two cores, painting takes half as long while nothing else runs
            loadStyles(scene, last);
        });
    }

    /// What the window shows before the node has started: outlines of the panes, or the logo if the window will ask for a name. It never asks a guest.
    private static PaneOutlines outlines(Optional<Settings> last, Theme.Early early) {
        boolean asksForName = launch.windows().isPresent() && !last.map(Settings::named).orElse(false);
        return asksForName ? PaneOutlines.logo() : PaneOutlines.panes(early, last.flatMap(Settings::lastOpen).isPresent(), last.map(settings -> settings.habits().sidebar()).orElse(Habits.USUAL_SIDEBAR));
    }

    /// Loads the fonts, then the stylesheets that name them. Text needs both; the outlines need neither.
    private void loadStyles(Scene scene, Optional<Settings> last) {
        CompletableFuture.runAsync(Theme::loadFonts, OnFx.ASIDE).thenRunAsync(() -> Theme.follow(scene, settings), Platform::runLater).whenComplete((_, failure) -> {
            if (failure == null) styled.complete(null);
            else styled.completeExceptionally(failure);
        });
        OnFx.ASIDE.execute(EmojiBook::get);
        stage.getIcons().addAll(AppIcon.pictures());
        last.ifPresent(before -> WindowContent.applyLanguage(before, scene));
    }

    /// Starts a node with another profile, because the person chose that instead of the one that could not be opened.
    private void startOtherProfile() {
        setContent(PaneOutlines.logo());
        otherProfile = true;
        startNode(launch.other());
    }

    private void startNode(Launch.NodeSource source) {
        // finding our own addresses blocks in the operating system, where a virtual thread would block its carrier thread
        Thread.ofPlatform().daemon().name("window-node-start").start(() -> {
            try {
                var node = source.start(this); // first, because from then on other starts of the program reach this window
                desktop = Desktop.ofThisComputer();
                styled.join();
                Platform.runLater(() -> ready(node));
            } catch (Launch.TakenOver _) {
                quit();
            } catch (Profile.InUse inUse) {
                onceStyled(() -> show(StartCard.inUse(launch.invite().isPresent(), this::startOtherProfile, this::giveUp)));
            } catch (Throwable failure) { // an Error too: otherwise the window would stay empty without an explanation
                // the message of an IOException is written for the person; anything else is a bug
                if (!(failure instanceof IOException)) System.getLogger(HashverseApp.class.getName()).log(System.Logger.Level.ERROR, "the node could not be started", failure);
                onceStyled(() -> show(StartCard.failed(failure, this::startOtherProfile, this::giveUp)));
            }
        });
    }

    /// Runs something on the FX thread once the stylesheets are loaded, or loading them has failed.
    private void onceStyled(Runnable run) {
        styled.whenComplete((_, _) -> Platform.runLater(run));
    }

    @Override
    public CompletableFuture<Boolean> comeForward(Optional<String> invite) {
        var accepted = new CompletableFuture<Boolean>();
        if (leaving) accepted.cancel(false);
        else Platform.runLater(() -> {
            if (leaving) accepted.cancel(false);
            else if (invite.isPresent() && content == null && invites.full(invite.get())) accepted.complete(false);
            else if (accepted.complete(true)) forward(invite);
        });
        return accepted;
    }

    private void forward(Optional<String> invite) {
        closeBehaviour.comeForward();
        // if the window still asks for a name, it shows the invite afterwards
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

    /// Opens the conversation of a notification that the person clicked; null keeps the open one.
    private void openFromNotification(Conversation conversation) {
        closeBehaviour.comeForward();
        if (conversation != null) content.window().open(conversation);
    }

    /// Shows what the node tells: the main window, or first the question for a name.
    private void ready(Node node) {
        model = new ChatModel(node);
        model.settings().subscribe(now -> {
            if (now != null) settings.set(now);
        });
        model.settings().addListener((_, before, now) -> {
            if (before != null) return;
            WindowContent.applyLanguage(now, stage.getScene());
            rememberPlace(now);
            if (now.named()) showMainWindow();
            else setContent(new FirstStart(model, this::showMainWindow));
            launch.progress().ifPresent(progress -> oncePainted(() -> {
                progress.accept(Launch.Moment.STANDS);
                quit();
            }));
        });
        subscription = model.connect(new FxBatch(Platform::runLater));
    }

    private void rememberPlace(Settings now) {
        if (launch.windows().isEmpty()) return; // a guest, whose profile is temporary
        if (otherProfile) placing.restore(now.habits().place());
        placing.remember(place -> model.commands().change(settings -> settings.withHabits(settings.habits().withPlace(place))));
    }

    private void showMainWindow() {
        named = true;
        // before the main window, because the settings in it show whether there is a tray icon
        if (launch.windows().isPresent()) tray = new TrayIcon(model, Trays::ofThisComputer, closeBehaviour::comeForward, this::quit);
        content = new WindowContent(stage.getScene(), model, () -> new MainWindow(model, this::quit, launch.windows(), desktopFeatures()), window -> stage.titleProperty().bind(window.title()));
        notifications = new Notifications(model, desktop, new Attention(InstantSource.system(), Notifications::words), () -> Notifications.viewing(stage, model), this::openFromNotification);
        desktopFeatures().ifPresent(features -> closeBehaviour.setOwner(new CloseBehaviour.Owner(model, desktop, features, () -> content.window())));
        invites.start();
    }

    private Optional<DesktopFeatures> desktopFeatures() {
        var atLogin = otherProfile ? Optional.<Launch.AtLogin>empty() : launch.atLogin();
        return launch.windows().map(_ -> new DesktopFeatures(Offer.ofThisComputer().shows(), tray.shown(), atLogin.map(start -> Autostart.ofThisComputer(start.name(), start.command()))));
    }

    /// Runs something once the current content is painted: one pulse lays it out and the next one draws it.
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

    private void show(StartCard card) {
        setContent(card);
        closeBehaviour.comeForward();
    }

    private void setContent(Region content) {
        stage.getScene().setRoot(content instanceof StackPane pane ? pane : new StackPane(content));
    }

    /// Ends the program with status 1, because no node could be started.
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
        if (notifications != null) notifications.close();
        if (tray != null) tray.close();
    }
}

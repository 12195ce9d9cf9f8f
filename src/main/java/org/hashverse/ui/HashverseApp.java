package org.hashverse.ui;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.desktop.Desktop;
import org.hashverse.markup.EmojiBook;
import org.hashverse.model.Attention;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Node;
import org.hashverse.node.Subscription;
import org.hashverse.store.Looks;
import org.hashverse.store.Profile;
import org.hashverse.store.Settings;

/// The JavaFX application: the window stands first, the node starts beside it.
public final class HashverseApp extends Application {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 780;
    // JavaFX makes the application itself, so this cannot come through a constructor
    private static Launch launch;
    private static int status;

    private final SimpleObjectProperty<Settings> settings = new SimpleObjectProperty<>();
    private Stage stage;
    private ChatModel model;
    private Content content;
    private Calling calling;
    private volatile Desktop desktop;
    private CompletableFuture<Void> dressed;
    private Subscription subscription = () -> { };
    private volatile AutoCloseable bell = () -> { };

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
        var scene = new Scene(new StartCard(), WIDTH, HEIGHT, Theme.ground(Looks.DEFAULT));
        scene.addEventHandler(LinkEvent.OPEN, event -> getHostServices().showDocument(event.link().address()));
        stage.setScene(scene);
        stage.setTitle(Words.get("app.name"));
        stage.setMinWidth(360);
        stage.setMinHeight(480);
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            Platform.exit();
        });
        stage.show();
        // two cores paint twice as fast while nothing else wants them
        oncePainted(() -> {
            launch.shown().ifPresent(told -> told.accept(Launch.Moment.PAINTED));
            dress(scene);
            begin(launch.start());
        });
    }

    /// What an empty window does without and the first text does not: fonts, then sheets that name them.
    private void dress(Scene scene) {
        dressed = CompletableFuture.runAsync(Theme::loadFonts, OnFx.ASIDE).thenRunAsync(() -> Theme.follow(scene, settings), Platform::runLater);
        OnFx.ASIDE.execute(EmojiBook::get);
        stage.getIcons().addAll(AppIcon.pictures());
    }

    private void begin(Launch.NodeSource source) {
        root(new StartCard());
        // finding out our own addresses blocks in the operating system, where a virtual thread would hold up others
        Thread.ofPlatform().daemon().name("node start").start(() -> {
            try {
                desktop = Desktop.ofThisComputer();
                var node = source.start();
                dressed.join();
                if (source == launch.start()) bell = launch.bell().listen(() -> Platform.runLater(this::comeForward));
                Platform.runLater(() -> ready(node));
            } catch (Profile.InUse inUse) {
                launch.bell().ring();
                Platform.runLater(() -> root(StartCard.inUse(() -> begin(launch.other()), this::giveUp)));
            } catch (Throwable failure) { // whatever it is, an empty window would not say so
                System.getLogger(HashverseApp.class.getName()).log(System.Logger.Level.ERROR, "the node could not be started", failure);
                var why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                Platform.runLater(() -> root(StartCard.failed(why, this::giveUp)));
            }
        });
    }

    private void comeForward() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private void comeForward(Conversation conversation) {
        comeForward();
        if (conversation != null) content.window().open(conversation);
    }

    private void ready(Node node) {
        model = new ChatModel(node);
        settings.bind(model.settings());
        model.settings().addListener((_, before, now) -> {
            if (before != null) return;
            Content.speak(now, stage.getScene());
            if (now.named()) talk();
            else root(new FirstStart(model, this::talk));
            launch.shown().ifPresent(told -> oncePainted(() -> {
                told.accept(Launch.Moment.STANDS);
                Platform.exit();
            }));
        });
        subscription = model.connect(new FxBatch(Platform::runLater));
    }

    private void talk() {
        content = new Content(stage.getScene(), model, () -> new MainWindow(model, Platform::exit, launch.guests()), window -> stage.titleProperty()
                .bind(launch.guests().isPresent() ? window.title() : Bindings.concat(Words.get("guest.name"), " – ", window.title())));
        calling = new Calling(model, desktop, new Attention(InstantSource.system()), () -> Calling.eyes(stage, model), this::comeForward);
        launch.invite().ifPresent(content.window().dialogs()::add);
    }

    /// What stands now is laid out in one pulse and drawn by the next.
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

    private void root(Region content) {
        stage.getScene().setRoot(content instanceof StackPane pane ? pane : new StackPane(content));
    }

    private void giveUp() {
        status = 1;
        Platform.exit();
    }

    @Override
    public void stop() {
        subscription.close();
        if (calling != null) calling.close();
        try {
            bell.close();
        } catch (Exception unheard) {
            // nobody listens any more
        }
    }
}

package org.hashverse.ui.app;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Patience;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.testfx.api.FxToolkit;

/// The main window over a real node. It says `at HOST PORT`. Once a contact is connected, it answers `watch` with `watching`: the conversation with the contact is open, and
/// how long the FX thread keeps tasks waiting is measured. It answers `stop` with `stood NANOS N`: the longest wait, and how many were over 33 ms.
public final class WindowSide implements Side {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 780;

    /// @param arguments the folder of the profile
    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        var stage = FxToolkit.registerPrimaryStage();
        try (var node = new BenchNode(Path.of(arguments.getFirst()), "Window", Limits.PRODUCT, _ -> { })) {
            var model = FxThread.ask(() -> new ChatModel(node.node));
            try (var _ = FxThread.ask(() -> model.connect(new FxBatch(Platform::runLater)))) {
                FxThread.until(() -> model.self().get() != null);
                FxThread.run(() -> {
                    Theme.loadFonts();
                    var settings = new SimpleObjectProperty<Settings>();
                    settings.bind(model.settings());
                    var scene = new Scene(new MainWindow(model, () -> { }), WIDTH, HEIGHT);
                    Theme.follow(scene, settings);
                    SharedStage.show(stage, scene);
                });
                runner.say("at " + node.address().host() + " " + node.address().port());
                watch(runner, node, model);
            }
        } finally {
            FxToolkit.hideStage();
        }
    }

    private static void watch(Talk runner, BenchNode node, ChatModel model) throws Exception {
        for (var line = runner.next(); line.isPresent(); line = runner.next()) {
            node.awaitConnected(1, new Patience(Patience.USUAL));
            FxThread.until(() -> !model.peers().isEmpty());
            FxThread.run(() -> model.open().set(Conversation.with(model.peers().getFirst().peer().get().id())));
            FxThread.settle();
            var heartbeat = new Heartbeat();
            runner.say("watching");
            runner.await("stop");
            heartbeat.stop();
            runner.say("stood " + heartbeat.longest().toNanos() + " " + heartbeat.slow());
        }
    }
}

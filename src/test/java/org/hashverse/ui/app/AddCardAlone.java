package org.hashverse.ui.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// The add dialog without a node. The test decides the outcome of a call.
@ExtendWith(ApplicationExtension.class)
abstract class AddCardAlone {
    final ChatModel model = Cast.model();
    DialogLayer layer;
    final List<Object> called = new ArrayList<>();
    final List<Object> keptTrying = new ArrayList<>();
    final List<Object> examined = new ArrayList<>();
    CompletableFuture<AddOutcome> outcome = new CompletableFuture<>();
    PeerId opened;
    /// The file that the person chooses.
    Path picture;
    AddCard card;

    /// Shows the dialog. The test's own `@Start` calls it, because TestFX ignores `@Start` in a superclass.
    void show(Stage stage) {
        layer = new DialogLayer();
        var scene = SmallScene.of(new StackPane(layer), 640, 700);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
        card = new AddCard(model, new AddCard.Caller() {
            @Override
            public CompletableFuture<AddOutcome> call(PeerAddress address) {
                called.add(address);
                return outcome;
            }

            @Override
            public CompletableFuture<AddOutcome> call(Invite invite) {
                called.add(invite);
                return outcome;
            }

            @Override
            public void findOutWhy(AddCard.Callee callee) {
                examined.add(callee);
            }

            @Override
            public void keepTrying(AddCard.Callee callee) {
                keptTrying.add(callee);
            }
        }, peer -> {
            opened = peer;
            layer.close();
        }, layer::close, chosen -> chosen.accept(picture), new CopyLink("add-copy-invite", Words.get("add.copy-invite"), () -> "mine"));
        layer.show(card, card::stop);
    }

    TextField field(String id) {
        return (TextField) card.lookup("#" + id);
    }

    Button button(String id) {
        return (Button) card.lookup("#" + id);
    }

    String notice() {
        var notice = card.lookup("#add-notice");
        return notice.isVisible() ? notice.getAccessibleText() : null;
    }

    void paste(String id, String text) {
        FxThread.act(() -> field(id).setText(text));
    }
}

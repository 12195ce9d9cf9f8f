package org.hashverse.ui.peer;

import java.util.List;
import javafx.scene.layout.HBox;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Introduction;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.words.Words;

/// Stands above the messages of a contact that wants to introduce us to another: to whom, and what consent means.
public final class IntroductionCard extends HBox {
    /// @param by the contact that introduces us
    public IntroductionCard(ChatModel model, PeerItem by, Introduction introduction) {
        var decline = DialogCard.button("introduction-decline", Words.get("introduction.decline"), () -> answer(model, introduction, false));
        var accept = DialogCard.primary("introduction-accept", Words.get("introduction.accept"), () -> answer(model, introduction, true));
        var name = by.label().get();
        var other = introduction.distinctName();
        var body = Words.get("introduction.body", name, other);
        AskingCard.fill(this, Face.of(model, introduction.id()), Words.get("introduce.you", name, other),
                introduction.vouched() ? Words.sentences(List.of(Words.get("introduction.vouched", name, other), body)) : body, decline, accept);
    }

    private static void answer(ChatModel model, Introduction introduction, boolean consent) {
        model.commands().answerIntroduction(introduction.by(), introduction.id(), consent);
    }
}

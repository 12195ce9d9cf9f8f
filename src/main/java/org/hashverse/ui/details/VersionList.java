package org.hashverse.ui.details;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hashverse.store.history.MessageQueries.Version;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.Excerpt;
import org.hashverse.ui.words.Words;

/// The earlier texts of an edited message with their times, the newest of them first. Takes no room without any.
public final class VersionList extends VBox {
    private final boolean mine;
    private List<Version> shown = List.of();

    /// @param mine whether we wrote the message
    VersionList(boolean mine) {
        super(8);
        this.mine = mine;
        setId("versions");
        setVisible(false);
    }

    /// Shows the versions of a text but the last, which is the present one.
    ///
    /// @param versions the oldest first
    void show(List<Version> versions) {
        if (versions.equals(shown)) return;
        shown = versions;
        var head = new Label(Words.get("versions.head"));
        head.getStyleClass().add("group-head");
        getChildren().setAll(head);
        for (var version : versions.subList(0, Math.max(0, versions.size() - 1)).reversed()) getChildren().add(version(version));
        setVisible(versions.size() > 1);
    }

    private VBox version(Version version) {
        var time = new Label(Phrases.exactly(version.at(), Instant.now()));
        time.getStyleClass().add("small");
        var text = new Excerpt(version.text());
        if (!mine) text.getStyleClass().add("theirs");
        return new VBox(2, text, time);
    }
}

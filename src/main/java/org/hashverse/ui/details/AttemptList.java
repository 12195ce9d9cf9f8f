package org.hashverse.ui.details;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Attempt;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedTip;
import org.hashverse.ui.words.Words;

/// The last attempts to reach a peer, one for each address of a call, the newest first: when, where, and how each ended. The tooltip says why an attempt failed.
public final class AttemptList extends ListView<Attempt> {
    private static final double ROW = 26;
    private static final int ROWS = 6;
    private static final double EDGE = 6;

    AttemptList(PeerId peer, String name) {
        getStyleClass().add("attempts");
        setAccessibleText(Words.get("trail.attempts.spoken", name));
        setCellFactory(_ -> new Cell(peer, name));
    }

    /// Shows attempts, if they differ from those shown.
    void show(List<Attempt> attempts) {
        if (getItems().equals(attempts)) return;
        getItems().setAll(attempts);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(ROWS, getItems().size()) * Scale.space(ROW) + 2 * EDGE;
    }

    @Override
    protected void layoutChildren() {
        setFixedCellSize(Scale.space(ROW));
        super.layoutChildren();
    }

    private static final class Cell extends ListCell<Attempt> {
        private final PeerId peer;
        private final String name;
        private final Label time = new Label();
        private final Label address = Direction.leftToRight(new Label());
        private final Label outcome = new Label();
        private final HBox row = new HBox(time, address, outcome);

        Cell(PeerId peer, String name) {
            this.peer = peer;
            this.name = name;
            row.getStyleClass().add("attempt");
            time.getStyleClass().addAll("second", "attempt-time");
            address.getStyleClass().addAll("second", "attempt-address");
            outcome.getStyleClass().addAll("second", "attempt-outcome");
            outcome.setMinWidth(0);
        }

        @Override
        protected void updateItem(Attempt attempt, boolean empty) {
            super.updateItem(attempt, empty);
            if (empty || attempt == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            time.setText(Phrases.exactly(attempt.at(), Instant.now()));
            address.setText(attempt.address().toString());
            outcome.setText(TrailSentences.outcome(attempt));
            setGraphic(row);
            setTooltip(TrailSentences.failed(attempt, peer, name).map(Cell::tip).orElse(null));
            setAccessibleText(Words.get("trail.attempt.spoken", time.getText(), address.getText(), outcome.getText()));
        }

        private static Tooltip tip(String whole) {
            return new WrappedTip(360, whole);
        }

        // as wide as the list, whatever the address
        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }
    }
}

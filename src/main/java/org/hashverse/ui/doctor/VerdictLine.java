package org.hashverse.ui.doctor;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.text.WrappedLabel;
import org.kordamp.ikonli.feather.Feather;

/// The verdict of a report in large letters, with an icon.
final class VerdictLine extends HBox {
    private static final int ICON = 28;

    VerdictLine(DoctorReport report) {
        super(12);
        setId("doctor-verdict");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("doctor-verdict", switch (report.verdict()) {
            case REACHABLE -> "ok";
            case UNREACHABLE -> "bad";
            case UNKNOWN -> "unknown";
        });
        var words = new WrappedLabel(ReportText.verdict(report));
        words.getStyleClass().add("head");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icons.of(switch (report.verdict()) {
            case REACHABLE -> Feather.CHECK_CIRCLE;
            case UNREACHABLE -> Feather.X_CIRCLE;
            case UNKNOWN -> Feather.HELP_CIRCLE;
        }, ICON), words);
    }
}

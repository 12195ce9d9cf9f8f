package org.hashverse.ui.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// *Can others reach me?*: asks the doctor when it opens and on *Check again*. Shows the verdict, then each finding that needs something with its fix; what is in order unfolds
/// below *Details*. FX thread only.
public final class DoctorCard extends DialogCard {
    private final Supplier<CompletableFuture<DoctorReport>> doctor;
    private final FindingSentences sentences;
    private final Notice notice = new Notice("doctor-notice");
    private final VBox findings = new VBox(10);
    private final Button again = primary("doctor-again", Words.get("doctor.again"), this::ask);
    private final Button close;
    private CompletableFuture<DoctorReport> running;

    /// @param doctor makes a report
    /// @param name   what a contact is called
    /// @param close  closes the dialog
    public DoctorCard(Supplier<CompletableFuture<DoctorReport>> doctor, Function<PeerId, String> name, Runnable close) {
        super("doctor", 520);
        this.doctor = doctor;
        sentences = FindingSentences.full(name);
        this.close = button("doctor-close", Words.get("close"), close);
        this.close.getStyleClass().add("first-focus");
        findings.setId("doctor-findings");
        body(notice, findings);
        ask();
    }

    private void ask() {
        head(Words.get("doctor.title"), "");
        findings.setVisible(false);
        notice.busy(Words.get("doctor.asking"));
        buttons(null, close);
        var asked = doctor.get();
        running = asked;
        OnFx.then(asked, report -> {
            if (running == asked) show(report);
        }, () -> {
            if (running != asked) return;
            notice.fail(Sentence.headOnly(Words.get("failed")));
            buttons(null, close, again);
        });
    }

    private void show(DoctorReport report) {
        notice.clear();
        setAccessibleText(Words.sentences(List.of(Words.get("doctor.title"), ReportText.verdict(report))));
        findings.getChildren().setAll(new VerdictLine(report));
        var inOrder = new VBox(6);
        for (var finding : report.findings().stream().sorted(Comparator.comparing(Finding::level)).toList()) {
            var id = "doctor-finding-" + (findings.getChildren().size() - 1 + inOrder.getChildren().size());
            if (finding.level() == Finding.Level.GOOD) inOrder.getChildren().add(inOrder(id, finding));
            else findings.getChildren().add(wrong(id, finding));
        }
        if (!inOrder.getChildren().isEmpty()) findings.getChildren().add(folded(inOrder));
        findings.setVisible(true);
        buttons(new CopyLink("doctor-copy", Words.get("doctor.copy"), () -> ReportText.of(report)), close, again);
    }

    private static VBox folded(VBox part) {
        var place = new VBox();
        var details = link("doctor-details", Words.get("doctor.details"), () -> place.getChildren().setAll(part));
        VBox.setMargin(details, new Insets(0, 0, 0, -3)); // its words begin where the texts above do
        place.getChildren().add(details);
        return place;
    }

    private Node inOrder(String id, Finding finding) {
        var words = new WrappedLabel(sentences.of(finding).toString());
        words.getStyleClass().add("second");
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, Icons.of(Feather.CHECK, 16), words);
        row.setId(id);
        row.getStyleClass().addAll("doctor-finding", "in-order");
        row.setAccessibleText(words.getText());
        return row;
    }

    private Node wrong(String id, Finding finding) {
        var said = new Notice(id);
        said.getStyleClass().add("doctor-finding");
        said.say(finding.level() == Finding.Level.PROBLEM ? Notice.Kind.BAD : Notice.Kind.WARN, sentences.of(finding));
        FindingSentences.line(finding).ifPresent(line -> {
            var code = Direction.leftToRight(new WrappedLabel(line));
            code.getStyleClass().add("code");
            code.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(code, Priority.ALWAYS);
            var copy = new CopyLink(id + "-copy", Words.get("doctor.copy.line"), () -> line);
            copy.setMinWidth(USE_PREF_SIZE);
            var box = new HBox(8, code, copy);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("doctor-line");
            said.below(box);
        });
        return said;
    }
}

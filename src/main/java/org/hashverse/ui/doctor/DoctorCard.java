package org.hashverse.ui.doctor;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Can others reach me?*: asks the doctor when it opens and on *Check again*, and shows each finding with its fix. FX thread only.
public final class DoctorCard extends DialogCard {
    /// The words of a link begin where the text above does.
    private static final Insets LINK = new Insets(0, 0, 0, -3);
    private final Supplier<CompletableFuture<DoctorReport>> doctor;
    private final FindingSentences sentences;
    private final Notice notice = new Notice("doctor-notice");
    private final VBox findings = new VBox(10);
    private final Button again = button("doctor-again", Words.get("doctor.again"), this::ask);
    private final Button close;
    private CompletableFuture<DoctorReport> running;

    /// @param doctor makes a report
    /// @param name   what a contact is called
    /// @param close  closes the dialog
    public DoctorCard(Supplier<CompletableFuture<DoctorReport>> doctor, Function<PeerId, String> name, Runnable close) {
        super("doctor", 520);
        this.doctor = doctor;
        sentences = FindingSentences.full(name);
        this.close = primary("doctor-close", Words.get("close"), close);
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
            buttons(null, again, close);
        });
    }

    private void show(DoctorReport report) {
        head(Words.get("doctor.title"), ReportText.verdict(report));
        notice.clear();
        var rows = new ArrayList<Node>();
        for (var finding : report.findings()) rows.add(row(finding, rows.size()));
        findings.getChildren().setAll(rows);
        findings.setVisible(true);
        buttons(new CopyLink("doctor-copy", Words.get("doctor.copy"), () -> ReportText.of(report)), again, close);
    }

    private Node row(Finding finding, int number) {
        var said = new Notice("doctor-finding-" + number);
        said.getStyleClass().add("doctor-finding");
        said.say(switch (finding.level()) {
            case PROBLEM -> Notice.Kind.BAD;
            case NOTE -> Notice.Kind.WARN;
            case GOOD -> Notice.Kind.OK;
        }, sentences.of(finding));
        var line = FindingSentences.line(finding);
        if (line.isEmpty()) return said;
        var code = Direction.leftToRight(new WrappedLabel(line.get()));
        code.getStyleClass().addAll("code", "doctor-line");
        var copy = new CopyLink("doctor-line-" + number, Words.get("doctor.copy.line"), line::get);
        VBox.setMargin(copy, LINK);
        return new VBox(4, said, code, copy);
    }
}

package org.hashverse.ui.doctor;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.ui.words.Words;

/// A report as a text that may be shown to others. It has no name and no key. Of an IPv4 address it keeps the first two numbers (`10.0.x.x`), of an IPv6 address the first two
/// groups (`2001:db8:x`): enough to tell networks apart, too little to find somebody. Of a host name and of the name of a network interface it keeps nothing that a person
/// chose. Ports stay, because they decide what to do.
final class ReportText {
    private static final Pattern LETTERS = Pattern.compile("[a-zA-Z]*");

    private ReportText() {}

    /// The text: the verdict, then one line for each finding, and below it the line for a terminal if there is one.
    static String of(DoctorReport report) {
        var sentences = new FindingSentences(_ -> Words.get("doctor.contact"), ReportText::shortened, ReportText::kind);
        var lines = new ArrayList<String>();
        lines.add(verdict(report));
        for (var finding : report.findings()) {
            lines.add(mark(finding.level()) + " " + sentences.of(finding));
            FindingSentences.line(finding).ifPresent(line -> lines.add("  " + line));
        }
        return String.join("\n", lines) + "\n";
    }

    /// What the report says in one sentence.
    static String verdict(DoctorReport report) {
        return Words.get(switch (report.verdict()) {
            case REACHABLE -> "doctor.reachable";
            case UNREACHABLE -> "doctor.unreachable";
            case UNKNOWN -> "doctor.unknown";
        });
    }

    private static String mark(Finding.Level level) {
        return switch (level) {
            case PROBLEM -> "✗";
            case NOTE -> "!";
            case GOOD -> "✓";
        };
    }

    /// A host without what identifies it.
    static String shortened(String host) {
        if (!new PeerAddress(host, PeerAddress.DEFAULT_PORT).literal()) return "…";
        var parts = host.split(host.indexOf(':') >= 0 ? ":" : "\\.");
        return host.indexOf(':') >= 0 ? parts[0] + ":" + (parts.length > 1 ? parts[1] : "") + ":x" : parts[0] + "." + parts[1] + ".x.x";
    }

    // eth0 -> eth, wg-home -> wg
    private static String kind(String card) {
        var letters = LETTERS.matcher(card);
        return letters.lookingAt() ? letters.group() : "";
    }
}

package org.hashverse.node.api;

import java.util.List;

/// Why others can or cannot reach this computer.
///
/// @param verdict  the answer in one word
/// @param findings what was found, the most serious first
public record DoctorReport(Verdict verdict, List<Finding> findings) {
    /// Whether others can reach this computer.
    public enum Verdict {
        /// Somebody did. A problem may be found all the same: a router can keep away callers from outside while those on our own network reach us.
        REACHABLE,
        /// Something that was found prevents it.
        UNREACHABLE,
        /// Nothing was found that prevents it, and nobody tried.
        UNKNOWN
    }

    /// Copies the findings.
    public DoctorReport {
        findings = List.copyOf(findings);
    }
}

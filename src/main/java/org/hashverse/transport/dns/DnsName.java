package org.hashverse.transport.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A name of DNS: labels, the most special one first. Two names are equal if they differ in the case of ASCII letters only. Immutable.
public final class DnsName {
    /// Most bytes of a label in UTF-8.
    public static final int MAX_LABEL_BYTES = 63;
    /// Most bytes of a name: its labels, one length byte for each, and the zero byte at the end.
    public static final int MAX_BYTES = 255;

    private final List<String> labels;
    private final List<String> compared;

    private DnsName(List<String> labels) {
        this.labels = List.copyOf(labels);
        compared = labels.stream().map(DnsName::lowerCase).toList();
    }

    /// The name with these labels.
    ///
    /// @throws IllegalArgumentException if a label is empty, or if a label or the name is too long
    public static DnsName of(String... labels) {
        return of(List.of(labels));
    }

    /// The name with these labels.
    ///
    /// @throws IllegalArgumentException if a label is empty, or if a label or the name is too long
    public static DnsName of(List<String> labels) {
        int bytes = 1;
        for (var label : labels) {
            int length = bytes(label).length;
            if (length == 0 || length > MAX_LABEL_BYTES) throw new IllegalArgumentException("a label has 1 to " + MAX_LABEL_BYTES + " bytes");
            bytes += 1 + length;
        }
        if (bytes > MAX_BYTES) throw new IllegalArgumentException("a name has at most " + MAX_BYTES + " bytes");
        return new DnsName(labels);
    }

    /// The name with labels that [DnsReader] has measured. A label that is not UTF-8 is longer as a text than in the packet.
    static DnsName ofMeasured(List<String> labels) {
        return new DnsName(labels);
    }

    static byte[] bytes(String label) {
        return label.getBytes(StandardCharsets.UTF_8);
    }

    /// This name with one more label before it.
    ///
    /// @throws IllegalArgumentException if the label is empty, or if the label or the name is too long
    public DnsName child(String label) {
        var all = new ArrayList<String>();
        all.add(label);
        all.addAll(labels);
        return of(all);
    }

    /// Whether this name is one label and then `parent`.
    public boolean isChildOf(DnsName parent) {
        return compared.size() == parent.compared.size() + 1 && compared.subList(1, compared.size()).equals(parent.compared);
    }

    /// The labels, the most special one first.
    public List<String> labels() {
        return labels;
    }

    // only ASCII: two names that differ in the case of other letters are two names
    private static String lowerCase(String label) {
        boolean upper = label.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        if (!upper) return label;
        var lower = new StringBuilder(label.length());
        label.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return lower.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DnsName name && compared.equals(name.compared);
    }

    @Override
    public int hashCode() {
        return compared.hashCode();
    }

    @Override
    public String toString() {
        return String.join(".", labels);
    }
}

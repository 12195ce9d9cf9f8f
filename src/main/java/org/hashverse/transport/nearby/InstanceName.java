package org.hashverse.transport.nearby;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.dns.DnsName;

/// The name of an instance of the service: the name of a person and the code of the key, as in `Bo (Z6BQ)`.
final class InstanceName {
    private InstanceName() {}

    /// The label that names us. A long name is cut before the character that does not fit.
    static String of(PeerName name, PeerId id) {
        var code = code(id);
        return cut(name.text(), DnsName.MAX_LABEL_BYTES - bytes(code)) + code;
    }

    /// The name in a label, without the code of the key. If that is no possible name, the code.
    static PeerName claimed(String label, PeerId id) {
        var name = label.endsWith(code(id)) ? label.substring(0, label.length() - code(id).length()) : label;
        try {
            return new PeerName(name);
        } catch (IllegalArgumentException impossible) {
            return new PeerName(id.code());
        }
    }

    private static String code(PeerId id) {
        return " (" + id.code() + ")";
    }

    private static String cut(String name, int most) {
        if (bytes(name) <= most) return name;
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(name);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE && bytes(name.substring(0, next)) <= most; next = characters.next()) end = next;
        // a first character of many code points may be too long itself
        if (end == 0) while (bytes(name.substring(0, name.offsetByCodePoints(end, 1))) <= most) end = name.offsetByCodePoints(end, 1);
        return name.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

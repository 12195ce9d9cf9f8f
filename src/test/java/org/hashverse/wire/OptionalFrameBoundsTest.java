package org.hashverse.wire;

import static org.hashverse.wire.FrameBoundsTest.MAX;
import static org.hashverse.wire.FrameBoundsTest.OVER;
import static org.hashverse.wire.FrameBoundsTest.list;
import static org.hashverse.wire.FrameBoundsTest.quoted;
import static org.hashverse.wire.FrameBoundsTest.refused;
import static org.hashverse.wire.FrameBoundsTest.taken;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerName;
import org.junit.jupiter.api.Test;

/// The bounds of the fields of frames that an older version skips.
class OptionalFrameBoundsTest {
    @Test
    void whereabouts() throws IOException {
        var where = new OptionalFrame.Where(Frames.whereabouts(0, List.of()));
        var key = where.whereabouts().key();
        var form = "{\"key\":%s,\"wall\":%s,\"addresses\":%s,\"signature\":%s}";
        var signature = quoted("_-".repeat(43));
        for (var ok : List.of("[]", list(8, quoted("10.0.0.7:8000")), "[\"[2001:DB8::7]:8000\"]")) taken(where, "whereabouts", form.formatted(quoted(key), MAX, ok, signature));
        for (var bad : List.of(list(9, quoted("10.0.0.7:8000")), "[\"host:80\"]", "[\"10.0.0.7\"]", "[\"[fe80::1%1]:80\"]", "null")) refused(where, "whereabouts", form.formatted(quoted(key), "0", bad, signature));
        for (var bad : List.of("", key.substring(1), key + "A", "M" + key.substring(1).replace('C', 'D'), key.replace('_', '/'), key.substring(0, 58) + "9"))
            refused(where, "whereabouts", form.formatted(quoted(bad), "0", "[]", signature));
        for (var bad : List.of("-1", OVER, quoted("1"), "null")) refused(where, "whereabouts", form.formatted(quoted(key), bad, "[]", signature));
        for (var bad : List.of("", "_-".repeat(43) + "A", "A".repeat(85), "/".repeat(86))) refused(where, "whereabouts", form.formatted(quoted(key), "0", "[]", quoted(bad)));
        refused(where, "whereabouts", "{}", "[]", "null", quoted(key));
    }

    @Test
    void introductions() throws IOException {
        var introduce = new OptionalFrame.Introduce(1, Frames.known(0).id(), new PeerName("A"), false);
        for (var frame : List.of(introduce, new OptionalFrame.Consent(1, Optional.empty()), new OptionalFrame.Introduced(1, Optional.empty()))) {
            taken(frame, "request", "1", MAX);
            refused(frame, "request", "0", "-1", OVER, quoted("1"));
        }
        taken(introduce, "vouched", "true", "false");
        refused(introduce, "vouched", "0", "null", quoted("true"));
        refused(introduce, "name", quoted(""), quoted("a\\n"), "null");
        refused(introduce, "id", quoted(""), quoted(Frames.known(0).id().text().substring(1)), "null");
        for (var frame : List.of(new OptionalFrame.Consent(1, Optional.empty()), new OptionalFrame.Introduced(1, Optional.empty()))) refused(frame, "whereabouts", "null", "{}", "[]", "\"x\"");
    }

    @Test
    void questionsWhereAContactIs() throws IOException {
        var query = OptionalFrame.WhereQuery.of(Frames.known(0).id());
        taken(query, "nonce", quoted("f".repeat(32)));
        refused(query, "nonce", quoted(""), quoted("f".repeat(31)), quoted("F".repeat(32)));
        taken(query, "about", quoted("_-Aa9".repeat(9).substring(0, 43)));
        refused(query, "about", quoted(""), quoted("A".repeat(42)), quoted("A".repeat(44)), quoted("=".repeat(43)), "5");
    }
}

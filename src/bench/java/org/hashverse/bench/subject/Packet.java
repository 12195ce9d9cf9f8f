package org.hashverse.bench.subject;

/// What the subjects with Netty send as JSON: a text with its number, an acknowledgement, or a question whether all has arrived.
///
/// @param number of a text, or the highest that is acknowledged; 0 for a question
/// @param id     of a text: 32 hex digits
/// @param text   null for an acknowledgement and a question
/// @param at     when a text was written, in milliseconds since 1970
record Packet(long number, String id, String text, long at) {
    static Packet acknowledging(long upTo) {
        return new Packet(upTo, null, null, 0);
    }

    static Packet asking() {
        return acknowledging(0);
    }

    boolean isText() {
        return text != null;
    }
}

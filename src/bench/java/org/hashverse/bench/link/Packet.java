package org.hashverse.bench.link;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/// What the subjects with Netty send as JSON: a text with its number, an acknowledgement, or a question whether all has arrived.
///
/// @param number of a text, or the highest that is acknowledged; 0 for a question
/// @param id     of a text: 32 hex digits; else empty
/// @param text   empty for an acknowledgement and a question
/// @param at     when a text was written, in milliseconds since 1970
record Packet(long number, String id, String text, long at) {
    /// Reads and writes packets as JSON objects.
    static final TypeAdapter<Packet> JSON = new Json();

    static Packet acknowledging(long upTo) {
        return new Packet(upTo, "", "", 0);
    }

    static Packet asking() {
        return acknowledging(0);
    }

    boolean isText() {
        return !text.isEmpty();
    }

    private static final class Json extends TypeAdapter<Packet> {
        @Override
        public void write(JsonWriter out, Packet packet) throws IOException {
            out.beginObject().name("number").value(packet.number);
            if (packet.isText()) out.name("id").value(packet.id).name("text").value(packet.text).name("at").value(packet.at);
            out.endObject();
        }

        @Override
        public Packet read(JsonReader in) throws IOException {
            long number = 0;
            var id = "";
            var text = "";
            long at = 0;
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "number" -> number = in.nextLong();
                    case "id" -> id = in.nextString();
                    case "text" -> text = in.nextString();
                    case "at" -> at = in.nextLong();
                    default -> in.skipValue();
                }
            }
            in.endObject();
            return new Packet(number, id, text, at);
        }
    }
}

package org.hashverse.bench.link;

import io.netty.channel.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.List;

/// Netty as a receiver with the promise of Hashverse: it acknowledges a text when the text is on the disk and in an index of trigrams.
public final class KeptReceiver extends ReceiverSide {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE message (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, at INTEGER NOT NULL, text TEXT NOT NULL)",
            "CREATE VIRTUAL TABLE words USING fts5 (text, content='message', content_rowid='number', tokenize='trigram')",
            "CREATE TRIGGER added AFTER INSERT ON message BEGIN INSERT INTO words (rowid, text) VALUES (new.number, new.text); END");

    @Override
    Open open(Path folder) throws Exception {
        var keeper = new Keeper(folder);
        var end = NettyEnd.listen(TlsKeys.in(folder), keeper);
        return new Open(Integer.toString(end.port()), () -> {
            end.close();
            keeper.commits.close();
        });
    }

    private static final class Keeper extends NettyEnd.Handler {
        private final GroupCommit commits;
        private final PreparedStatement insert;
        private Channel channel; // writing thread
        private long stored; // writing thread

        Keeper(Path folder) throws Exception {
            Files.createDirectories(folder);
            commits = new GroupCommit(folder.resolve("received.db"), TABLES, this::acknowledge);
            insert = commits.connection().prepareStatement("INSERT INTO message VALUES (?, ?, ?, ?)");
        }

        @Override
        void packet(Packet packet, Channel from) {
            commits.add(() -> {
                insert.setLong(1, packet.number());
                insert.setBytes(2, HexFormat.of().parseHex(packet.id()));
                insert.setLong(3, packet.at());
                insert.setString(4, packet.text());
                insert.executeUpdate();
            }, () -> {
                channel = from;
                stored = packet.number();
            });
        }

        private void acknowledge() {
            if (channel != null) NettyEnd.send(channel, Packet.acknowledging(stored));
        }
    }
}

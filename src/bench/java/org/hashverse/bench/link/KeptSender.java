package org.hashverse.bench.link;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.hashverse.chat.MessageId;

/// Netty as a sender with the promise of Hashverse: each text is on the disk before it is sent, and its acknowledgement before it counts.
public final class KeptSender extends SenderSide {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE message (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, at INTEGER NOT NULL, text TEXT NOT NULL)",
            "CREATE TABLE acknowledged (peer INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
            "INSERT INTO acknowledged VALUES (1, 0)");

    @Override
    Way connect(List<String> arguments) throws Exception {
        var folder = Path.of(arguments.getFirst());
        Files.createDirectories(folder);
        var way = new KeptWay(folder);
        way.end = NettyEnd.connect(Integer.parseInt(arguments.get(1)), TlsKeys.in(folder), way.acknowledgements);
        return way;
    }

    private static final class KeptWay implements Way {
        private final GroupCommit commits;
        private final PreparedStatement insert;
        private final PreparedStatement acknowledge;
        private final Acknowledged acknowledged = new Acknowledged();
        private NettyEnd end;

        private final NettyEnd.Handler acknowledgements = new NettyEnd.Handler() {
            @Override
            void packet(Packet packet, Channel from) {
                commits.add(() -> noteAcknowledged(packet.number()), () -> acknowledged.upTo(packet.number()));
            }

            @Override
            void ended() {
                acknowledged.end();
            }
        };

        KeptWay(Path folder) throws SQLException {
            commits = new GroupCommit(folder.resolve("sent.db"), TABLES, () -> end.channel().flush());
            insert = commits.connection().prepareStatement("INSERT INTO message VALUES (?, ?, ?, ?)");
            acknowledge = commits.connection().prepareStatement("UPDATE acknowledged SET number = ? WHERE peer = 1");
        }

        private void noteAcknowledged(long upTo) throws SQLException {
            acknowledge.setLong(1, upTo);
            acknowledge.executeUpdate();
        }

        @Override
        public void send(String text) throws IOException, InterruptedException {
            var packet = new Packet(acknowledged.next(), MessageId.random().hex(), text, System.currentTimeMillis());
            commits.add(() -> insert(packet), () -> NettyEnd.write(end.channel(), packet));
        }

        private void insert(Packet packet) throws SQLException {
            insert.setLong(1, packet.number());
            insert.setBytes(2, HexFormat.of().parseHex(packet.id()));
            insert.setLong(3, packet.at());
            insert.setString(4, packet.text());
            insert.executeUpdate();
        }

        @Override
        public void finish() throws IOException, InterruptedException {
            acknowledged.awaitAll();
        }

        @Override
        public void close() throws IOException {
            commits.close();
            end.close();
        }
    }
}

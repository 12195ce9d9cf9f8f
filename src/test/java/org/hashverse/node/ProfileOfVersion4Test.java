package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.database.Checkup;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.profile.Versions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two profiles that the program wrote when the tables had version 4, the last one with two read marks of each author and recipient. Ana wrote "one" and Bo "two", both wrote
/// to everyone, and each read all four. Ana edited and pinned "one", and Bo reacted to it. Bo wrote a message that Ana did not read. After Bo left, Ana wrote a message that
/// waits and one that she cancelled.
class ProfileOfVersion4Test {
    private static final PeerId ANA = new PeerId("3BXVX2GZ4HCZ6ECMPMQJHNUL6YE5T5MCJXZ3NCUVWJY64ZFE7RSQ");
    private static final PeerId BO = new PeerId("ZHYIWQ7YVZ2J5CSSDUDK73VSUUCLU4N7Z7VJP3WWHEC4ML63YOIQ");
    private static final Conversation WITH_ANA = Conversation.with(ANA);
    private static final Conversation WITH_BO = Conversation.with(BO);

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheProfiles() throws IOException {
        EarlierProfiles.copy(4, folder);
    }

    /// For Everyone and for the direct conversation: the other's number that was read, and our number that the other read.
    private List<String> readMarks(String name) throws SQLException, IOException {
        try (var sql = Database.reader(folder.resolve(name).resolve("messages.db"))) {
            Checkup.run(sql);
            return sql.list("SELECT read || ' ' || seen FROM read_mark ORDER BY conversation", row -> row.getString(1));
        }
    }

    @Test
    void everyMessageNumberDeliveryAndMarkIsThere() throws Exception {
        Versions.check(folder.resolve("ana"));
        try (var ana = EarlierProfiles.open(folder, "Ana")) {
            assertEquals(ANA, ana.id());
            var all = EarlierProfiles.history(ana, WITH_BO);
            assertEquals(List.of("one, edited", "two", "three, unread", "waits for you", "taken back"), all.stream().map(one -> one.message().text()).toList());
            assertEquals(List.of(Delivery.Stage.READ, Delivery.Stage.QUEUED, Delivery.Stage.CANCELLED),
                    all.stream().filter(Delivered::mine).map(one -> one.deliveries().get(BO).stage()).toList());
            assertEquals(List.of(false, false, true, false, false), all.stream().map(Delivered::unread).toList());
            assertTrue(all.getFirst().marks().pinned() && all.getFirst().edited().isPresent());
            assertEquals(List.of(new ShownReaction(BO, "👍", false)), all.getFirst().reactions());
            assertEquals(List.of("to everyone", "to everyone too"), ana.texts(Conversation.EVERYONE));
            assertEquals(1, ana.await(NodeEvent.UnreadChanged.class, changed -> changed.conversation().equals(WITH_BO)).unread());
        }
        try (var bo = EarlierProfiles.open(folder, "Bo")) {
            assertEquals(List.of("one, edited", "two", "three, unread"), bo.texts(WITH_ANA));
            assertEquals(List.of("to everyone", "to everyone too"), bo.texts(Conversation.EVERYONE));
        }
        for (var name : List.of("ana", "bo")) assertEquals(List.of("2 2", "1 1"), readMarks(name));
        assertEquals(Schema.STEPS.size(), EarlierProfiles.version(folder.resolve("ana/messages.db")));
        assertEquals(4, EarlierProfiles.version(folder.resolve("ana/backup/messages-version-4.db")), "a copy was made before");
    }

    @Test
    void bothGoOnWhereTheyStopped() throws Exception {
        try (var bo = EarlierProfiles.open(folder, "Bo"); var ana = EarlierProfiles.open(folder, "Ana")) {
            get(ana.node.add(bo.address()));
            var waited = bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("waits for you")).message().message();
            bo.node.read(WITH_ANA, waited.key());
            ana.await(NodeEvent.DeliveryChanged.class, changed -> changed.message().equals(waited.id()) && changed.delivery().equals(Delivery.READ));
            var unread = EarlierProfiles.history(ana, WITH_BO).get(2).message();
            ana.node.read(WITH_BO, unread.key());
            bo.await(NodeEvent.DeliveryChanged.class, changed -> changed.message().equals(unread.id()) && changed.delivery().equals(Delivery.READ));
            get(bo.node.send(Conversation.EVERYONE, "after the update"));
            ana.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("after the update"));
            assertEquals(List.of("one, edited", "two", "three, unread", "waits for you"), bo.texts(WITH_ANA), "nothing twice, nothing missing");
            for (var node : List.of(ana, bo)) assertEquals(List.of("to everyone", "to everyone too", "after the update"), node.texts(Conversation.EVERYONE));
        }
        assertEquals(List.of("2 2", "4 5"), readMarks("ana"));
        assertEquals(List.of("2 2", "5 4"), readMarks("bo"));
    }
}

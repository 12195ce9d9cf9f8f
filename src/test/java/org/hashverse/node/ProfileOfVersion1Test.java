package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.history.Search;
import org.hashverse.store.profile.Versions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two profiles that the program wrote when the tables had version 1: Ana wrote "one" and Bo "two", Ana wrote to everyone, and after Bo left she wrote a message that
/// waits and one that she cancelled.
class ProfileOfVersion1Test {
    private static final PeerId ANA = new PeerId("DAZQ6U3CBHFEKCFVPVE5WY2VGK67YVCA5ZMAUOFQGZXTMG7JNSAQ");
    private static final PeerId BO = new PeerId("4ZC3IPOZGZKSIMD2E5XCJ3ZAARJMRVFOMWJ6VGT3JV4KIZGV47CA");

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheProfiles() throws IOException {
        EarlierProfiles.copy(1, folder);
    }

    private TestNode open(String name) throws IOException {
        return EarlierProfiles.open(folder, name);
    }

    @Test
    void everyMessageDeliveryAndUnreadMarkIsThere() throws Exception {
        Versions.check(folder.resolve("ana"));
        try (var ana = open("Ana")) {
            assertEquals(ANA, ana.id());
            var all = EarlierProfiles.history(ana, Conversation.with(BO));
            assertEquals(List.of("one", "two", "waits for you", "taken back"), all.stream().map(one -> one.message().text()).toList());
            assertEquals(List.of(Delivery.Stage.DELIVERED, Delivery.Stage.QUEUED, Delivery.Stage.CANCELLED),
                    all.stream().filter(Delivered::mine).map(one -> one.deliveries().get(BO).stage()).toList());
            assertEquals(List.of("to everyone"), ana.texts(Conversation.EVERYONE));
            assertEquals("Bo", ana.awaitPeer(BO, _ -> true).name().text());
        }
        try (var bo = open("Bo")) {
            assertEquals(List.of("one", "two"), bo.texts(Conversation.with(ANA)));
        }
        assertEquals(Schema.STEPS.size(), EarlierProfiles.version(folder.resolve("ana/messages.db")));
        assertEquals(1, EarlierProfiles.version(folder.resolve("ana/backup/messages-version-1.db")), "a copy was made before");
    }

    @Test
    void bothGoOnWhereTheyStopped() throws Exception {
        try (var bo = open("Bo"); var ana = open("Ana")) {
            get(ana.node.add(bo.address()));
            bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("waits for you"));
            get(bo.node.send(Conversation.with(ANA), "after the update"));
            ana.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("after the update"));
            assertEquals(List.of("one", "two", "waits for you", "after the update"), bo.texts(Conversation.with(ANA)), "nothing twice, nothing missing");
            assertEquals(List.of("to everyone"), bo.texts(Conversation.EVERYONE));
        }
    }

    @Test
    void messagesOfTheFirstVersionAreChangedAsAnyOthers() throws Exception {
        try (var bo = open("Bo"); var ana = open("Ana")) {
            get(ana.node.add(bo.address()));
            bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("waits for you"));
            var all = EarlierProfiles.history(ana, Conversation.with(BO)).stream().collect(Collectors.toMap(one -> one.message().text(), one -> one.message().key()));
            get(ana.node.changeMessage(new Change.Edit(all.get("one"), "one, edited")));
            get(bo.node.changeMessage(new Change.Retraction(all.get("two"))));
            get(bo.node.changeMessage(new Change.Reaction(all.get("one"), Optional.of("👍"))));
            get(ana.node.changeMessage(new Change.Edit(all.get("taken back"), "nobody else has it")));
            bo.await(NodeEvent.MessageChanged.class, changed -> changed.message().reactions().stream().anyMatch(reaction -> !reaction.waiting()) && changed.message().edited().isPresent());
            ana.await(NodeEvent.MessageChanged.class, changed -> changed.message().takenBack());
            ana.await(NodeEvent.MessageChanged.class, changed -> changed.message().reactions().size() == 1 && changed.message().deliveries().get(BO).stage() == Delivery.Stage.DELIVERED);
            for (var node : List.of(ana, bo)) assertEquals(List.of("one, edited", "", "waits for you"), node.texts(Conversation.with(node == ana ? BO : ANA)).subList(0, 3));
            assertEquals(List.of("nobody else has it"), get(ana.node.history().search(new Search("nobody", Optional.empty(), Optional.empty(), 9))).stream().map(one -> one.message().text()).toList());
        }
    }

    @Test
    @ExpectedLog("the history file is damaged")
    void aDamagedFileOfTheFirstVersionIsRebuiltWithItsBackup() throws Exception {
        var history = folder.resolve("ana/messages.db");
        try (var sql = Database.writer(history)) {
            sql.change("UPDATE message SET text = 'forged' WHERE text = 'one'");
            sql.change("UPDATE author SET number = 77");
        }
        try (var ana = open("Ana")) {
            ana.await(NodeEvent.HistoryRepaired.class, _ -> true);
            assertEquals(List.of("one", "two"), ana.texts(Conversation.with(BO)).subList(0, 2), "the backup of the first version has the message");
        }
    }
}

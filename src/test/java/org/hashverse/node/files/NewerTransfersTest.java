package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.database.Database;
import org.junit.jupiter.api.Test;

/// A newer version of the program wrote the list of files.
class NewerTransfersTest extends TwoNodesWithFiles {
    @Test
    @ExpectedLog({"downloads of an earlier start cannot be read", "the list of files was not changed"})
    void theNodeWorksWithoutFilesAndLeavesTheListAsItIs() throws Exception {
        var file = file("file", 1);
        send(ana, Conversation.EVERYONE, file);
        ana.close();
        var list = folder.resolve("Ana").resolve("transfers.db");
        try (var sql = Database.writer(list)) {
            sql.run("PRAGMA user_version = 2");
        }
        ana = open("Ana");
        var sent = ana.node.files().send(Conversation.with(bo.id()), List.of(new Attachment(file)), "", _ -> { });
        assertInstanceOf(IOException.class, assertThrows(ExecutionException.class, () -> get(sent)).getCause());
        assertInstanceOf(SendOutcome.Sent.class, get(ana.node.send(Conversation.with(bo.id()), "hello")));
        ana.close();
        try (var sql = Database.writer(list)) {
            assertEquals(2, sql.number("PRAGMA user_version"));
            assertEquals(1, sql.number("SELECT count(*) FROM offer"));
        }
    }
}

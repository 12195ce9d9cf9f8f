package org.hashverse.node;

import static org.hashverse.node.TestNode.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.settings.Settings;

/// The profiles of Ana and Bo that the program wrote when the tables had an earlier version.
final class EarlierProfiles {
    private EarlierProfiles() {}

    /// Copies the profiles of a version into a folder.
    static void copy(int version, Path folder) throws IOException {
        try (var zip = new ZipInputStream(EarlierProfiles.class.getResourceAsStream("/org/hashverse/store/profiles-of-version-" + version + ".zip"))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    /// A node with one of the profiles.
    static TestNode open(Path folder, String name) throws IOException {
        return TestNode.in(folder.resolve(name.toLowerCase(Locale.ROOT)), name, Settings.Accept.ANYONE, 0);
    }

    static List<Delivered> history(TestNode node, Conversation conversation) throws Exception {
        return get(node.node.history().page(conversation, new Where.Newest(), 100));
    }

    /// The version of the tables of a file.
    static int version(Path file) throws SQLException {
        try (var sql = Database.peek(file)) {
            return Schema.version(sql);
        }
    }
}

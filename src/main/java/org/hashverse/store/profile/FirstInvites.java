package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.store.files.JsonFile;
import org.hashverse.store.files.OwnerFile;

/// The preset's invites of a new profile. They are kept in `invites.json` until they are added, so that they are not lost if the program ends before.
final class FirstInvites {
    private static final System.Logger LOG = System.getLogger(FirstInvites.class.getName());

    private FirstInvites() {}

    private static Path file(Path folder) {
        return folder.resolve("invites.json");
    }

    /// Writes the file unless there are no invites.
    static void write(Path folder, List<Invite> invites) throws IOException {
        if (invites.isEmpty()) return;
        OwnerFile.replace(file(folder), JsonFile.write(json -> {
            json.name("invites").beginArray();
            for (var invite : invites) json.value(invite.toString());
            json.endArray();
        }).getBytes(StandardCharsets.UTF_8));
    }

    /// The invites in the file; none without a file. Invites that cannot be read are left out.
    static List<Invite> read(Path folder) {
        if (!Files.exists(file(folder))) return List.of();
        var invites = new ArrayList<Invite>();
        try {
            for (var link : JsonFile.read(file(folder)).texts("invites")) read(link).ifPresent(invites::add);
        } catch (IOException damaged) {
            LOG.log(System.Logger.Level.WARNING, "the first invites cannot be read", damaged);
        }
        return invites;
    }

    private static Optional<Invite> read(String link) {
        try {
            return Optional.of(Invite.parse(link));
        } catch (IllegalArgumentException damaged) {
            LOG.log(System.Logger.Level.WARNING, "one of the first invites cannot be read: " + damaged.getMessage());
            return Optional.empty();
        }
    }

    /// Deletes the file.
    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }
}

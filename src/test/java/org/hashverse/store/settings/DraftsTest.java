package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Drafts in the profile.
class DraftsTest {
    private static final Conversation WITH_BO = Conversation.with(PeerId.of(new byte[32]));
    @TempDir
    Path folder;

    @Test
    void draftsSurviveARestart() throws IOException {
        var drafts = new Drafts(Map.of(WITH_BO, "  half a\nsentence 🙂 \"", Conversation.EVERYONE, "to all"));
        try (var profile = Profile.open(folder)) {
            assertEquals(Drafts.NONE, profile.drafts());
            profile.save(drafts);
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(drafts, profile.drafts());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadDrafts() throws IOException {
        try (var profile = Profile.open(folder)) {
            profile.save(new Drafts(Map.of(WITH_BO, "a secret")));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("drafts.json"))));
    }

    @Test
    void theNumberAndTheLengthOfDraftsAreBounded() {
        var many = new LinkedHashMap<Conversation, String>();
        for (int i = 0; i <= Drafts.MOST; i++) {
            var key = new byte[32];
            key[0] = (byte) i;
            key[1] = (byte) (i >> 8);
            many.put(Conversation.with(PeerId.of(key)), "draft " + i);
        }
        many.put(WITH_BO, " \n");
        many.remove(WITH_BO);
        var kept = new Drafts(many);
        assertEquals(Drafts.MOST, kept.texts().size());
        assertEquals("draft " + Drafts.MOST, kept.texts().values().stream().toList().getLast());
        assertEquals(Drafts.NONE, new Drafts(Map.of(WITH_BO, " \n")));
        var longest = "x".repeat(Drafts.MOST_CHARACTERS);
        assertEquals(longest, new Drafts(Map.of(WITH_BO, longest)).texts().get(WITH_BO));
        assertEquals(longest, new Drafts(Map.of(WITH_BO, longest + "y")).texts().get(WITH_BO));
        assertEquals(longest.substring(1), new Drafts(Map.of(WITH_BO, longest.substring(1) + "🙂")).texts().get(WITH_BO), "no character is cut in half");
    }

    @Test
    @ExpectedLog("drafts.json is damaged")
    void aDamagedFileIsRenamedAndDoesNotStopTheStart() throws IOException {
        Profile.open(folder).close();
        Files.writeString(folder.resolve("drafts.json"), "{\"version\": 1, \"drafts\": [{\"with\": \"nobody\", \"text\": \"x\"}]}");
        try (var profile = Profile.open(folder)) {
            assertEquals(Drafts.NONE, profile.drafts());
        }
        try (var files = Files.list(folder)) {
            assertEquals(1, files.filter(file -> file.getFileName().toString().startsWith("drafts.json.damaged-")).count());
        }
    }
}

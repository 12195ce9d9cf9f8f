package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Drafts in the profile.
class DraftsTest {
    private static final Conversation WITH_BO = Conversation.with(PeerId.of(new byte[32]));
    private static final MessageKey MESSAGE = new MessageKey(PeerId.of(new byte[32]), new MessageId("0123456789abcdef0123456789abcdef"));
    @TempDir
    Path folder;

    private static Drafts drafts(Map<Conversation, String> texts) {
        var all = new LinkedHashMap<Conversation, Drafts.Unsent>();
        texts.forEach((conversation, text) -> all.put(conversation, new Drafts.Unsent(text, Optional.empty())));
        return new Drafts(all);
    }

    @Test
    void theMessageThatADraftRepliesToSurvivesARestartAlsoWithoutAText() throws IOException {
        var drafts = new Drafts(Map.of(WITH_BO, new Drafts.Unsent("at two", Optional.of(MESSAGE)), Conversation.EVERYONE, new Drafts.Unsent("", Optional.of(MESSAGE))));
        assertEquals(2, drafts.all().size());
        try (var profile = Profile.open(folder)) {
            profile.save(drafts);
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(drafts, profile.drafts());
        }
    }

    @Test
    void aFileOfAnEarlierVersionIsRead() throws IOException {
        Profile.open(folder).close();
        Files.writeString(folder.resolve("drafts.json"), "{\"version\": 1, \"drafts\": [{\"with\": \"" + "A".repeat(52) + "\", \"text\": \"half\"}, {\"with\": \"everyone\", \"text\": \"to all\"}]}");
        try (var profile = Profile.open(folder)) {
            assertEquals(drafts(Map.of(WITH_BO, "half", Conversation.EVERYONE, "to all")), profile.drafts());
        }
    }

    @Test
    void draftsSurviveARestart() throws IOException {
        var drafts = drafts(Map.of(WITH_BO, "  half a\nsentence 🙂 \"", Conversation.EVERYONE, "to all"));
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
            profile.save(drafts(Map.of(WITH_BO, "a secret")));
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
        var kept = drafts(many);
        assertEquals(Drafts.MOST, kept.all().size());
        assertEquals("draft " + Drafts.MOST, kept.all().values().stream().toList().getLast().text());
        assertEquals(Drafts.NONE, drafts(Map.of(WITH_BO, " \n")));
        var longest = "x".repeat(Drafts.MOST_CHARACTERS);
        assertEquals(longest, drafts(Map.of(WITH_BO, longest)).all().get(WITH_BO).text());
        assertEquals(longest, drafts(Map.of(WITH_BO, longest + "y")).all().get(WITH_BO).text());
        assertEquals(longest.substring(1), drafts(Map.of(WITH_BO, longest.substring(1) + "🙂")).all().get(WITH_BO).text(), "no character is cut in half");
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

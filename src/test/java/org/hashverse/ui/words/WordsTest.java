package org.hashverse.ui.words;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bundles, one for each language, checked against English and against the code.
class WordsTest {
    private static final Path UI = Path.of("src", "main", "java", "org", "hashverse", "ui");
    private static final Path BUNDLES = Path.of("src", "main", "resources", "org", "hashverse", "ui");
    private static final Pattern USED = Pattern.compile("Words\\.get\\(\\s*\"([A-Za-z0-9.-]+)\"\\s*[,)]");
    private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");
    private static final Pattern UNIT = Pattern.compile("\\{(\\d+)(?:,number,integer)?}[ \u00a0](?:ms|s|min|h|d)(?!\\p{L})");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    @AfterEach
    void english() {
        Words.speak(Language.ENGLISH);
    }

    @Test
    void aSentenceKeepsTheDirectionOfItsLanguageBehindANameFromAnotherScript() {
        assertEquals("\u200Eמיכל has it", Words.get("files.has", "מיכל"));
        assertEquals("Waiting for מיכל", Words.get("files.waiting", "מיכל"));
        assertEquals("Bo has it", Words.get("files.has", "Bo"));
    }

    private static final Map<Language, Properties> OWN = new ConcurrentHashMap<>();

    private static Properties own(Language language) {
        return OWN.computeIfAbsent(language, WordsTest::read);
    }

    private static Properties read(Language language) {
        var own = new Properties();
        try (var in = Files.newBufferedReader(BUNDLES.resolve(language == Language.ENGLISH ? "words.properties" : "words_" + language.tag() + ".properties"), StandardCharsets.UTF_8)) {
            own.load(in);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return own;
    }

    @Test
    void everyKeyThatTheCodeNamesIsInTheBundle() throws IOException {
        var bundle = own(Language.ENGLISH);
        var missing = new ArrayList<String>();
        int named = 0;
        try (var files = Files.walk(UI)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                for (var match : USED.matcher(Files.readString(file)).results().toList()) {
                    named++;
                    if (!bundle.containsKey(match.group(1))) missing.add(file.getFileName() + ": " + match.group(1));
                }
        }
        assertEquals(List.of(), missing);
        assertFalse(named < 100, "the pattern no longer fits the code");
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheKeysOfEnglishAndNoOthers(Language language) {
        assertEquals(new TreeSet<>(own(Language.ENGLISH).stringPropertyNames()), new TreeSet<>(own(language).stringPropertyNames()));
    }

    @ParameterizedTest
    @EnumSource
    void noKeyStandsTwice(Language language) throws IOException {
        var seen = new TreeSet<String>();
        var file = BUNDLES.resolve(language == Language.ENGLISH ? "words.properties" : "words_" + language.tag() + ".properties");
        for (var line : Files.readAllLines(file)) if (!line.isBlank() && !line.startsWith("#")) assertTrue(seen.add(line.substring(0, line.indexOf('='))), line);
    }

    @ParameterizedTest
    @EnumSource
    void everyPatternHasTheArgumentsOfTheEnglishOne(Language language) {
        var english = own(Language.ENGLISH);
        var own = own(language);
        for (var key : english.stringPropertyNames())
            if (!timePattern(key)) assertEquals(arguments(english.getProperty(key)), arguments(own.getProperty(key)), key);
    }

    /// Whether a key's text is a pattern of [DateTimeFormatter].
    private static boolean timePattern(String key) {
        return key.startsWith("time.") && !key.equals("time.about");
    }

    private static Set<String> arguments(String pattern) {
        return new TreeSet<>(ARGUMENT.matcher(pattern).results().map((MatchResult found) -> found.group(1)).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyPatternCanBeFilledInAndHasNoPlainApostrophe(Language language) {
        Words.speak(language);
        for (var key : own(language).stringPropertyNames()) {
            if (timePattern(key)) continue;
            assertFalse(own(language).getProperty(key).contains("'"), key);
            for (int count : new int[] {0, 1, 2, 5, 1204}) {
                var text = assertDoesNotThrow(() -> Words.get(key, count, count, count, count, count), key);
                assertFalse(text.contains("{") || text.contains("}") || text.contains("choice") || text.contains("|"), () -> key + ": " + text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTimeCanBeWritten(Language language) {
        var at = Instant.parse("2026-11-22T09:41:07Z").atZone(ZoneId.of("UTC"));
        for (var key : own(language).stringPropertyNames()) {
            if (!timePattern(key) || key.equals("time.today") || key.equals("time.yesterday")) continue;
            var text = DateTimeFormatter.ofPattern(own(language).getProperty(key), language.locale()).format(at);
            assertTrue(text.contains("22") || text.contains("9:41") || key.equals("time.weekday"), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTranslationWasLeftOut(Language language) {
        var english = own(Language.ENGLISH);
        var same = new ArrayList<String>();
        for (var key : english.stringPropertyNames()) {
            var words = new MessageFormat(english.getProperty(key)).toPattern().replaceAll("\\{[^}]*}", "");
            if (!timePattern(key) && TWO_WORDS.matcher(words).find() && english.getProperty(key).equals(own(language).getProperty(key))) same.add(key);
        }
        if (language == Language.ENGLISH) assertFalse(same.isEmpty());
        else assertEquals(List.of(), same.stream().filter(key -> !key.equals("add.invite.prompt")).toList());
    }

    /// Checks the keys in which English has a unit behind a count.
    @ParameterizedTest
    @EnumSource
    void noLineBreakCanSeparateACountFromItsUnit(Language language) {
        var english = own(Language.ENGLISH);
        var own = own(language);
        int counts = 0;
        for (var key : english.stringPropertyNames())
            for (var count : UNIT.matcher(english.getProperty(key)).results().toList()) {
                counts++;
                var parted = Pattern.compile("\\{" + count.group(1) + "(,number,integer)?}\\s");
                assertFalse(parted.matcher(own.getProperty(key)).find(), () -> key + ": " + own.getProperty(key));
            }
        assertTrue(counts > 8, "the pattern no longer fits the texts");
    }

    private static List<String> at(Language language, String key, int... counts) {
        Words.speak(language);
        var texts = new ArrayList<String>();
        for (int count : counts) texts.add(Words.get(key, count, "F"));
        return texts;
    }

    @Test
    void oneAndManyDiffer() {
        assertEquals(List.of("1 byte too long", "1,204 bytes too long"), at(Language.ENGLISH, "composer.tooLong", 1, 1204));
        assertEquals("To your one connected peer. They may not see each other’s answers.", Words.get("everyone.to.full", 1));
        assertEquals("To your 3 connected peers. They may not see each other’s answers.", Words.get("everyone.to.full", 3));
    }

    @Test
    void pluralsAreThoseOfTheLanguage() {
        assertEquals(List.of("Nobody is connected yet", "One peer is connected", "2 peers are connected", "5 peers are connected"), at(Language.ENGLISH, "slash.list", 0, 1, 2, 5));
        assertEquals(List.of("Noch ist niemand verbunden", "Eine Person ist verbunden", "2 Personen sind verbunden", "5 Personen sind verbunden"),
                at(Language.GERMAN, "slash.list", 0, 1, 2, 5));
        assertEquals(List.of("0 ausstehend", "1 ausstehend", "2 ausstehend", "5 ausstehend"), at(Language.GERMAN, "sidebar.waiting", 0, 1, 2, 5));
        assertEquals(List.of("Aucun message écrit dans F", "1 message écrit dans F", "2 messages écrits dans F", "5 messages écrits dans F"),
                at(Language.FRENCH, "export.done", 0, 1, 2, 5));
        assertEquals(List.of("0 message attend déjà F.", "1 message attend déjà F.", "2 messages attendent déjà F.", "5 messages attendent déjà F."),
                at(Language.FRENCH, "composer.tooMany", 0, 1, 2, 5));
        assertEquals(List.of("Ningún mensaje escrito en F", "1 mensaje escrito en F", "2 mensajes escritos en F", "5 mensajes escritos en F"),
                at(Language.SPANISH, "export.done", 0, 1, 2, 5));
        assertEquals(List.of("已将 0 条消息写入 F", "已将 1 条消息写入 F", "已将 2 条消息写入 F", "已将 5 条消息写入 F"), at(Language.CHINESE, "export.done", 0, 1, 2, 5));
        assertEquals(List.of("0 संदेश पहले से F की प्रतीक्षा में है।", "1 संदेश पहले से F की प्रतीक्षा में है।", "2 संदेश पहले से F की प्रतीक्षा में हैं।", "5 संदेश पहले से F की प्रतीक्षा में हैं।"),
                at(Language.HINDI, "composer.tooMany", 0, 1, 2, 5));
    }

    @Test
    void aLanguageThatWeDoNotHaveBecomesEnglish() {
        assertEquals(Language.GERMAN, Language.of(Optional.of("de-AT")));
        assertEquals(Language.CHINESE, Language.of(Optional.of("zh-Hans-CN")));
        assertEquals(Language.ENGLISH, Language.of(Optional.of("sw")));
        assertEquals(Language.ENGLISH, Language.of(Optional.empty()), "the tests run in English");
        assertEquals("Deutsch", Language.GERMAN.ownName());
        assertTrue(Words.speak(Language.HINDI));
        assertFalse(Words.speak(Language.HINDI));
    }

    @Test
    void sentencesAndListsAreJoinedAsTheLanguageDoes() {
        assertEquals("A. B.", Words.sentences(List.of("A.", "", "B.")));
        assertEquals("A, B, C", Words.listed(List.of("A", "B", "C")));
        Words.speak(Language.CHINESE);
        assertEquals("甲。乙。", Words.sentences(List.of("甲。", "乙。")));
        assertEquals("", Words.listed(List.of()));
    }
}

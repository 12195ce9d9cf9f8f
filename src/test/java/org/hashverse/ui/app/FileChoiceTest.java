package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hashverse.ui.app.FileChoice.Proposal;
import org.hashverse.ui.app.FileChoice.Purpose;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;

/// What the system's file dialog offers for each kind of file.
class FileChoiceTest {
    private static void offers(List<String> types, String title, Purpose purpose, String name) {
        var dialog = FileChoice.systemDialog(new Proposal(purpose, "/tmp/" + name));
        assertEquals(types, dialog.getExtensionFilters().stream().flatMap(filter -> filter.getExtensions().stream()).toList());
        assertEquals(Words.get(title), dialog.getTitle());
        assertEquals(name, dialog.getInitialFileName());
    }

    @Test
    void onlyAConversationIsExportedAndOffersJson() {
        offers(List.of("*.txt", "*.json"), "export.title", Purpose.EXPORT, "Bo.txt");
        offers(List.of("*.txt"), "save.title", Purpose.SAVE, "Bo.txt");
        offers(List.of("*.csv"), "save.title", Purpose.SAVE, "Confirmations.csv");
    }
}

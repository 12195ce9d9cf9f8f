package org.hashverse.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.message.Confirmations;
import org.junit.jupiter.api.Test;

class ConfirmationTableTest {
    private static final PeerId ANA = PeerId.of(new byte[32]);
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");

    private static String table(List<PeerId> confirmed, List<PeerId> waiting, String anas, String bos) {
        return ConfirmationTable.of(new Confirmations(confirmed, waiting), id -> id.equals(BO) ? bos : anas);
    }

    private static String line(String name, PeerId key, String confirmed) {
        return "\"" + name + "\",\"" + key + "\",\"" + confirmed + "\"\r\n";
    }

    @Test
    void whoConfirmedStandsFirst() {
        assertEquals("\uFEFF\"Name\",\"Key\",\"Confirmed\"\r\n" + line("Bo", BO, "yes") + line("Ana", ANA, "no"), table(List.of(BO), List.of(ANA), "Ana", "Bo"));
    }

    @Test
    void aNameIsOneCellAndNeverAFormula() {
        for (var formula : List.of("=1+1", "+1", "-1", "@SUM(1)", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20SUM(1)"))
            assertTrue(table(List.of(), List.of(ANA, BO), "O\"Neil, Ana\nx", formula).endsWith(line("O\"\"Neil, Ana\nx", ANA, "no") + line("'" + formula, BO, "no")), formula);
    }

    @Test
    void aNameIsOneCellWhereSemicolonsSeparateCells() {
        assertTrue(table(List.of(BO), List.of(), "Ana", "Bo;=1+1;").endsWith(line("Bo;=1+1;", BO, "yes")));
    }
}

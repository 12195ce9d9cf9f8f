package org.hashverse.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.message.Confirmations;
import org.junit.jupiter.api.Test;

class ConfirmationTableTest {
    private static final PeerId ANA = PeerId.of(new byte[32]);
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");

    @Test
    void whoConfirmedStandsFirst() {
        var table = ConfirmationTable.of(new Confirmations(List.of(BO), List.of(ANA)), id -> id.equals(BO) ? "Bo" : "Ana");
        assertEquals("\uFEFFName,Key,Confirmed\r\nBo," + BO + ",yes\r\nAna," + ANA + ",no\r\n", table);
    }

    @Test
    void aNameIsOneCellAndNeverAFormula() {
        var table = ConfirmationTable.of(new Confirmations(List.of(), List.of(ANA, BO)), id -> id.equals(BO) ? "=1+1" : "O\"Neil, Ana\nx");
        assertEquals("\uFEFFName,Key,Confirmed\r\n\"O\"\"Neil, Ana\nx\"," + ANA + ",no\r\n'=1+1," + BO + ",no\r\n", table);
    }
}

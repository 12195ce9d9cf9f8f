package org.hashverse.ui.app;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Screenshots of conversations in scripts that JavaFX does not wrap, with long names.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class ScriptScreensTest {
    private static final String HEBREW_NAME = "אבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקר";
    private static final String ARABIC_NAME = "محمد بن عبد الله بن الخطاب بن أبي طالب بن عبد العزيز آل سعود";
    private static final String HINDI = "यह एक लंबा हिंदी वाक्य है जो यह देखने के लिए लिखा गया है कि पंक्तियाँ कैसे टूटती हैं और सब ठीक है। धन्यवाद!";

    private static void talk(String script, String name, List<String> texts, Settings.Theme theme, int width) {
        new WindowPicture(width, width == 400 ? 640 : 780, () -> {
            var model = Cast.model();
            model.apply(new NodeEvent.SettingsChanged(Cast.themed(theme)));
            model.apply(new NodeEvent.PeerChanged(Cast.contact(Cast.BO, name, "10.0.0.9:8000")));
            var at = Instant.now().minusSeconds(600);
            for (var text : texts) {
                Talk.arrives(model, Cast.BO, at, text);
                at = at.plusSeconds(20);
                Talk.written(model, Cast.BO, at, text, Delivery.DELIVERED);
                at = at.plusSeconds(20);
            }
            model.open().set(Conversation.with(Cast.BO));
            return model;
        }, window -> window.conversation().composer().area().setText(texts.getFirst())).take("script-" + script + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void conversationsFromRightToLeftAndInHindi() {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            for (int width : new int[] {1200, 400}) {
                talk("hebrew", HEBREW_NAME, List.of(AnyTexts.HEBREW, "שלום *חברים*, מה נשמע? 😀 ראו https://example.org/a", "Hello שלום עולם, mixed (טקסט) 12.5 text.", HEBREW_NAME), theme, width);
                talk("arabic", ARABIC_NAME, List.of(AnyTexts.ARABIC, "مرحبا `code` هنا، 123 (نعم)!"), theme, width);
            }
            talk("hindi", "Bo", List.of(HINDI, "Une tre\u0300s longue phrase avec des accents combine\u0301s qui doit se couper en plusieurs lignes pour voir si tout va bien."), theme, 700);
        }
    }
}

package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Letters have no holes on a screen with twice the pixels either. There FreeType leaves a hole where two outlines of a letter overlap, as they do in the published
/// Inter. The fonts in `fonts` have merged outlines.
@ExtendWith(ApplicationExtension.class)
class FontsTest {
    @Start
    void start(Stage stage) {
        Theme.loadFonts();
    }

    @Test
    void noLetterHasAHoleWhereItsOutlinesOverlap() {
        for (var family : List.of("Inter", "Inter SemiBold"))
            for (var weight : List.of(FontWeight.NORMAL, FontWeight.BOLD)) {
                var font = Font.font(family, weight, 24);
                assertTrue(font.getFamily().startsWith("Inter"), family);
                var picture = WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
                    var twice = new SnapshotParameters();
                    twice.setTransform(new Scale(2, 2));
                    var letter = new Text("t");
                    letter.setFont(font);
                    return (Image) letter.snapshot(twice, null);
                });
                assertEquals(0, gaps(picture), "light pixels within the stem of a t of " + font.getName());
            }
    }

    /// Number of light pixels between dark ones in the darkest column, which is the stem.
    private static int gaps(Image picture) {
        int stem = -1;
        int most = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            int dark = 0;
            for (int y = 0; y < picture.getHeight(); y++) if (dark(picture, x, y)) dark++;
            if (dark > most) {
                most = dark;
                stem = x;
            }
        }
        assertTrue(most > 20, "a letter was drawn");
        int top = 0;
        while (!dark(picture, stem, top)) top++;
        int bottom = (int) picture.getHeight() - 1;
        while (!dark(picture, stem, bottom)) bottom--;
        return bottom - top + 1 - most;
    }

    private static boolean dark(Image picture, int x, int y) {
        return (picture.getPixelReader().getArgb(x, y) & 0xff) < 128;
    }
}

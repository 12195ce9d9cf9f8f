package org.hashverse.ui.kit;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/// The program's icon, drawn from `assets/icon/hashverse.svg`.
public final class AppIcon {
    private AppIcon() {}

    /// The icon in the sizes that taskbars, window switchers and title bars ask for.
    public static List<Image> pictures() {
        return IntStream.of(16, 24, 32, 48, 64, 128, 256).mapToObj(side -> new Image(url(side))).toList();
    }

    /// The URL of the icon in one size.
    ///
    /// @param side in pixels; one of the sizes above
    public static String url(int side) {
        return AppIcon.class.getResource("/org/hashverse/ui/icon/hashverse-" + side + ".png").toString();
    }
}

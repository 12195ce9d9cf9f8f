package org.hashverse.ui.qr;

import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/// A QR code on the screen: dark on white in every theme, because many readers take nothing else. Each module has a whole number of pixels, so that a screenshot is sharp.
/// FX thread only.
public final class QrView extends StackPane {
    /// Most pixels of its side, as long as each module then has [#LEAST_MODULE] pixels.
    private static final int SIDE = 250;
    /// Most of the window's height that it takes, so that it stands whole in the smallest window.
    private static final double SHARE = 0.45;
    private static final int LEAST_MODULE = 2;
    private static final int MOST_MODULE = 5;
    /// Pixels of the image for each pixel on the screen, in a row: JavaFX smooths an image that it enlarges, as on a screen of high resolution.
    private static final int FINE = 2;
    private static final int DARK = 0xFF000000;
    private static final int LIGHT = 0xFFFFFFFF;

    private final ImageView picture = new ImageView();
    private String shown;
    private QrCode code; // of what is shown; null for nothing
    private int module; // pixels of a module that is drawn; 0 for none

    /// @param spoken what screen readers say of it
    public QrView(String id, String spoken) {
        setId(id);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(spoken);
        getStyleClass().add("qr");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        picture.setPreserveRatio(true);
        getChildren().add(picture);
        sceneProperty().flatMap(Scene::heightProperty).subscribe(_ -> draw());
    }

    /// Shows the code of a text, see [QrCode#of].
    public void show(String text) {
        if (text.equals(shown)) return;
        shown = text;
        code = QrCode.of(text);
        module = 0;
        draw();
    }

    private void draw() {
        if (code == null) return;
        double side = getScene() == null ? SIDE : Math.min(SIDE, SHARE * getScene().getHeight());
        int wanted = Math.clamp((int) side / code.size(), LEAST_MODULE, MOST_MODULE);
        if (wanted == module) return;
        module = wanted;
        picture.setImage(image(code, module * FINE));
        picture.setFitWidth(code.size() * module);
    }

    private static Image image(QrCode code, int module) {
        int side = code.size() * module;
        var image = new WritableImage(side, side);
        for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) image.getPixelWriter().setArgb(x, y, code.dark(x / module, y / module) ? DARK : LIGHT);
        return image;
    }
}

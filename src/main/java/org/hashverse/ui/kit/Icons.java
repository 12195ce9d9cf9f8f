package org.hashverse.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/// Icons of the Feather set; their colour comes from the stylesheet (class `icon`). FX thread only.
///
/// The strokes of an icon overlap in the font, and at a screen scale other than 100 percent, JavaFX on Linux leaves a hole wherever two of them cross. So an icon is drawn as the union
/// of its strokes.
public final class Icons {
    /// The size of an icon in a button, in pixels.
    public static final int SIZE = 18;
    /// How much of an icon stands above the baseline of its font.
    private static final double ABOVE_BASELINE = 0.9375;
    private static final String FAMILY = load();
    private static final Map<Sized, List<PathElement>> OUTLINES = new HashMap<>();

    private record Sized(Feather icon, int size) {}

    private Icons() {}

    /// An icon of the usual size.
    public static Region of(Feather icon) {
        return of(icon, SIZE);
    }

    /// An icon of another size, in pixels at 100 percent text size.
    public static Region of(Feather icon, int size) {
        return new Icon(new Path(OUTLINES.computeIfAbsent(new Sized(icon, size), Icons::outline)), size);
    }

    private static final class Icon extends Region {
        private final int size;
        private final javafx.scene.transform.Scale larger = new javafx.scene.transform.Scale(1, 1);

        Icon(Path outline, int size) {
            this.size = size;
            outline.getStyleClass().add("outline");
            outline.setStroke(null);
            outline.getTransforms().add(larger);
            getStyleClass().add("icon");
            setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
            setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT); // an icon looks the same in every language
            getChildren().add(outline);
        }

        @Override
        protected double computePrefWidth(double height) {
            return Scale.space(size);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Scale.space(size);
        }

        @Override
        protected void layoutChildren() {
            larger.setX(getWidth() / size);
            larger.setY(getHeight() / size);
        }
    }

    private static List<PathElement> outline(Sized sized) {
        var glyph = new Text(Character.toString(sized.icon().getCode()));
        glyph.setFont(Font.font(FAMILY, sized.size()));
        glyph.setY(ABOVE_BASELINE * sized.size());
        return List.copyOf(((Path) Shape.union(glyph, new Rectangle())).getElements());
    }

    private static String load() {
        var feather = new FeatherIkonHandler();
        try (var in = feather.getFontResourceAsStream()) {
            return Font.loadFont(in, SIZE).getFamily();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.hashverse.ui.peer;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import org.hashverse.chat.Presence;
import org.hashverse.ui.kit.Scale;

/// A face made of a key: five by five fields, left and right alike. In its corner, if set, stands the presence: a disc, a half-filled disc, a ring.
///
/// The shape comes from the key alone, so another key shows another shape. The colour comes from the key too, unless its owner chose one of eight. A chosen colour is a
/// claim like the name: others may choose the same one, and the owner may change it. A shape proves no key either, because it shows only fifteen bits of it. Only
/// comparing the digits does. Names that look alike are marked whatever their colours are.
public final class Avatar extends StackPane {
    private static final int FIELDS = 5;
    private final double size;
    private final Region ground = new Region();
    private final SVGPath face = new SVGPath();
    private final PresenceBadge badge = new PresenceBadge();
    private Face shown;
    private double drawnSize; // the side in pixels when the face was drawn last

    /// An avatar without a face yet, for a cell.
    ///
    /// @param size of a side, in pixels, where text has its usual size
    public Avatar(double size) {
        this.size = size;
        getStyleClass().add("avatar");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        badge.setTranslateX(3);
        badge.setTranslateY(3);
        badge.setVisible(false);
        setAlignment(badge, Pos.BOTTOM_RIGHT);
        face.setManaged(false);
        getChildren().addAll(ground, face, badge);
    }

    /// An avatar that shows a face.
    public Avatar(Face face, double size) {
        this(size);
        show(face);
    }

    /// Shows another face, or the same one in another colour.
    public void show(Face next) {
        if (next.equals(shown)) return;
        shown = next;
        draw();
    }

    private void draw() {
        drawnSize = Scale.space(size);
        double hue = shown.hue();
        var radius = new CornerRadii(Math.min(10, drawnSize * 0.28));
        ground.setBackground(new Background(new BackgroundFill(Color.hsb(hue, 0.15, 0.94), radius, Insets.EMPTY)));
        face.setFill(fieldColour(hue));
        face.setContent(path(cells(shown.id().bytes())));
        double field = field();
        double offset = (drawnSize - FIELDS * field) / 2;
        face.setLayoutX(offset);
        face.setLayoutY(offset);
    }

    /// Shows whether the peer is online; null shows nothing.
    public void setPresence(Presence presence) {
        badge.setVisible(presence != null);
        if (presence != null) badge.setPresence(presence);
    }

    // yellows and greens look brighter than reds and blues at one brightness: darken them, so that every face stands off its ground
    private static Color fieldColour(double hue) {
        double brightness = hue > 40 && hue < 190 ? 0.66 : 0.76;
        return Color.hsb(hue, 0.74, brightness);
    }

    /// The side of a field in pixels: a whole number wherever that changes the size little, so that edges are sharp.
    private double field() {
        double wanted = drawnSize * 0.72 / FIELDS;
        for (long field : new long[] {Math.round(wanted), (long) Math.floor(wanted), (long) Math.ceil(wanted)})
            if ((Math.round(drawnSize) - FIELDS * field) % 2 == 0 && Math.abs(field - wanted) < 0.15 * wanted) return field;
        return wanted;
    }

    /// Which fields are coloured. Three columns take fifteen bits of the key; the other two mirror them. If fewer than 5 or more than 11 bits are set, bits from further
    /// bytes are mixed in, because an almost empty or almost full face is hard to tell from others.
    private static boolean[][] cells(byte[] bytes) {
        int bits = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        for (int next = 4; Integer.bitCount(bits & 0x7fff) < 5 || Integer.bitCount(bits & 0x7fff) > 11; next++)
            bits = bits << 3 ^ bytes[next % bytes.length] & 0xff ^ next;
        var cells = new boolean[FIELDS][FIELDS];
        for (int row = 0; row < FIELDS; row++)
            for (int column = 0; column < 3; column++) cells[row][column] = cells[row][FIELDS - 1 - column] = (bits >> row * 3 + column & 1) == 1;
        return cells;
    }

    private String path(boolean[][] cells) {
        double field = field();
        var path = new StringBuilder();
        for (int row = 0; row < FIELDS; row++)
            for (int column = 0; column < FIELDS; column++)
                if (cells[row][column])
                    path.append('M').append(column * field).append(' ').append(row * field).append('h').append(field).append('v').append(field)
                            .append('h').append(-field).append('z');
        return path.toString();
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
        if (shown != null && drawnSize != Scale.space(size)) draw();
        super.layoutChildren();
    }
}

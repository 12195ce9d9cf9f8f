package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

/// The rounded background of a piece of code or of a mention among words, one for each line that it stands on.
final class Chip extends Rectangle {
    private static final double BESIDE = 3;

    private Chip(String style, double left, double top, double right, double bottom) {
        super(left - BESIDE, top, right - left + 2 * BESIDE, bottom - top);
        setArcWidth(8);
        setArcHeight(8);
        getStyleClass().add(style);
    }

    /// The backgrounds for a range, given the shape that JavaFX draws around it.
    ///
    /// @param style their style class
    static List<Chip> behind(PathElement[] shape, String style) {
        var chips = new ArrayList<Chip>();
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (var element : shape) {
            double x;
            double y;
            if (element instanceof MoveTo to) {
                x = to.getX();
                y = to.getY();
            } else if (element instanceof LineTo to) {
                x = to.getX();
                y = to.getY();
            } else {
                if (element instanceof ClosePath && right > left) chips.add(new Chip(style, left, top, right, bottom));
                left = top = Double.MAX_VALUE;
                right = bottom = -Double.MAX_VALUE;
                continue;
            }
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        if (right > left) chips.add(new Chip(style, left, top, right, bottom));
        return chips;
    }
}

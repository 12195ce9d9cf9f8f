package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.hashverse.chat.files.FileItem;
import org.hashverse.ui.kit.Scale;

/// The files of one message: pictures first, one large or several in two columns, then the others in rows. Its size depends on what the message offers and on the room, not on how far
/// a file has come; a warning may need more lines than the row of a file has.
public final class FilesBox extends Region {
    /// Most pixels of a side of a picture; above rows, it may be as wide as they are.
    private static final double PICTURE = 360;
    private static final double LEAST_WIDTH = 140;
    private static final double LEAST_HEIGHT = 90;
    /// The width of a row in pixels at 100 percent text size, if there is room.
    private static final double ROW = 340;
    private static final double GAP = 4;
    private final List<PictureTile> tiles = new ArrayList<>();
    private final List<FileRow> rows = new ArrayList<>();
    private List<FileLine> pictures = List.of();
    private List<FileLine> others = List.of();
    private final int columns;
    private double width;

    /// An empty box for a message.
    public FilesBox() {
        this(2);
    }

    /// @param columns columns of pictures; a single picture is large in a box of two
    public FilesBox(int columns) {
        this.columns = columns;
        getStyleClass().add("files-box");
    }

    /// Shows the files of a message.
    public void show(List<FileLine> lines) {
        pictures = lines.stream().filter(FileLine::picture).toList();
        others = lines.stream().filter(line -> !line.picture()).toList();
        nodes(tiles, pictures.size(), PictureTile::new);
        nodes(rows, others.size(), FileRow::new);
        for (int i = 0; i < pictures.size(); i++) tiles.get(i).show(pictures.get(i));
        for (int i = 0; i < others.size(); i++) rows.get(i).show(others.get(i));
        requestLayout();
    }

    /// Shows the first nodes, as many as are needed, and hides the others.
    private <N extends Node> void nodes(List<N> nodes, int count, Supplier<N> make) {
        while (nodes.size() < count) {
            var node = make.get();
            nodes.add(node);
            getChildren().add(node);
        }
        for (int i = 0; i < nodes.size(); i++) nodes.get(i).setVisible(i < count);
    }

    /// Whether its lower right corner belongs to a picture.
    public boolean endsWithPicture() {
        return others.isEmpty();
    }

    /// Fits the box into some pixels, and returns its width. Must be called before the layout at that width.
    public double fit(double room) {
        double wanted = others.isEmpty() ? 0 : Scale.text(ROW);
        if (!pictures.isEmpty() && !large()) wanted = Math.max(wanted, mostWidth());
        if (large()) wanted = Math.max(wanted, single(room)[0]);
        width = Math.floor(Math.min(room, wanted));
        return width;
    }

    /// The height at the width fitted last.
    public double fittedHeight() {
        double pictureHeight = pictures.isEmpty() ? 0 : large() ? single(width)[1] : (pictures.size() + columns - 1) / columns * (tile() + GAP) - GAP;
        double rowHeight = -GAP;
        for (int i = 0; i < others.size(); i++) rowHeight += rows.get(i).height(width) + GAP;
        return Math.ceil(pictureHeight + Math.max(0, rowHeight) + (pictureHeight > 0 && rowHeight > 0 ? GAP : 0));
    }

    /// Width and height of the only picture in some room.
    private double[] single(double room) {
        var size = pictures.getFirst().item().picture().orElse(new FileItem.Picture(1, 1, ""));
        double most = Math.min(mostWidth(), room);
        double scale = Math.min(1, Math.min(most / size.width(), PICTURE / size.height()));
        return new double[] {Math.floor(Math.clamp(scale * size.width(), Math.min(LEAST_WIDTH, most), most)), Math.floor(Math.clamp(scale * size.height(), LEAST_HEIGHT, PICTURE))};
    }

    /// Most pixels that pictures take side by side.
    private double mostWidth() {
        return others.isEmpty() ? PICTURE : Math.max(PICTURE, Scale.text(ROW));
    }

    private boolean large() {
        return columns == 2 && pictures.size() == 1;
    }

    private double tile() {
        return Math.floor((Math.min(mostWidth(), width) - (columns - 1) * GAP) / columns);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double room) {
        fit(room < 0 ? PICTURE : room);
        return fittedHeight();
    }

    @Override
    protected void layoutChildren() {
        double y = 0;
        if (large()) {
            var size = single(width);
            double left = others.isEmpty() ? Math.floor((getWidth() - size[0]) / 2) : 0; // a caption may be wider; rows begin at the left, and so does a picture above them
            tiles.getFirst().resizeRelocate(left, 0, size[0], size[1]);
            y = size[1] + GAP;
        } else {
            double side = tile();
            for (int i = 0; i < pictures.size(); i++) {
                boolean last = i == pictures.size() - 1;
                boolean alone = last && columns == 2 && i % 2 == 0;
                tiles.get(i).resizeRelocate(i % columns * (side + GAP), y, alone ? 2 * side + GAP : side, side);
                if (last || i % columns == columns - 1) y += side + GAP;
            }
        }
        for (int i = 0; i < others.size(); i++) {
            double height = rows.get(i).height(width);
            rows.get(i).resizeRelocate(0, y, width, height);
            y += height + GAP;
        }
    }
}

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Makes `emoji.bin` from the unpacked npm package `emoji-datasource-twitter` 16.0.0 (the format stands with `EmojiBook`):
///
/// ```
/// java -cp gson.jar assets/emoji/Pack.java PACKAGE_FOLDER src/main/resources/org/hashverse/markup/emoji.bin
/// ```
///
/// Left out: two people with two skin colours (they are drawn as two people without).
final class Pack {
    private static final int CELL = 66;
    private static final int FROM = 64;
    private static final int SIZE = 36;

    private final BufferedImage sheet;
    private final StringBuilder table = new StringBuilder();
    private final ByteArrayOutputStream pictures = new ByteArrayOutputStream();

    private Pack(BufferedImage sheet) {
        this.sheet = sheet;
    }

    public static void main(String[] args) throws IOException {
        var from = Path.of(args[0]);
        var pack = new Pack(ImageIO.read(from.resolve("img/twitter/sheets/64.png").toFile()));
        var all = new ArrayList<JsonObject>();
        JsonArray data = JsonParser.parseString(Files.readString(from.resolve("emoji.json"))).getAsJsonArray();
        data.forEach(each -> all.add(each.getAsJsonObject()));
        all.sort((a, b) -> Integer.compare(a.get("sort_order").getAsInt(), b.get("sort_order").getAsInt()));
        for (var each : all) {
            if (!each.get("has_img_twitter").getAsBoolean()) continue;
            pack.add(each, each.get("category").getAsString(), names(each));
            if (!each.has("skin_variations")) continue;
            var skins = each.getAsJsonObject("skin_variations");
            for (var skin : skins.keySet())
                if (!skin.contains("-") || skin.length() == 5) pack.add(skins.getAsJsonObject(skin), "", "");
        }
        try (var out = new DataOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            var head = pack.table.toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(head.length);
            out.write(head);
            pack.pictures.writeTo(out);
        }
    }

    private static String names(JsonObject each) {
        var names = new LinkedHashSet<String>();
        names.add(each.get("short_name").getAsString());
        each.getAsJsonArray("short_names").forEach(name -> names.add(name.getAsString()));
        return String.join(",", names) + "\t" + (each.get("name").isJsonNull() ? "" : each.get("name").getAsString().toLowerCase(java.util.Locale.ROOT));
    }

    private void add(JsonObject each, String category, String names) throws IOException {
        var png = png(cell(each.get("sheet_x").getAsInt(), each.get("sheet_y").getAsInt()));
        table.append(each.get("unified").getAsString()).append('\t').append(png.length).append('\t').append(category).append('\t').append(names).append('\n');
        pictures.write(png);
    }

    /// One picture, each of its pixels the mean of those it stands for.
    private BufferedImage cell(int column, int row) {
        var whole = sheet.getSubimage(column * CELL + 1, row * CELL + 1, FROM, FROM);
        var small = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.drawImage(whole, 0, 0, SIZE, SIZE, null);
        pen.dispose();
        return small;
    }

    /// With a palette of its own, as fine as 255 colours allow.
    private static byte[] png(BufferedImage image) throws IOException {
        for (int drop = 3; ; drop++) {
            var palette = new TreeMap<Integer, Integer>();
            var cells = new int[SIZE * SIZE];
            for (int i = 0; i < cells.length; i++) cells[i] = coarse(image.getRGB(i % SIZE, i / SIZE), drop);
            for (int cell : cells) palette.putIfAbsent(cell, palette.size());
            if (palette.size() > 128 && drop < 6 || palette.size() > 256) continue;
            return encode(cells, palette);
        }
    }

    private static int coarse(int argb, int drop) {
        int alpha = level(argb >>> 24, 4);
        return alpha == 0 ? 0 : alpha << 24 | level(argb >> 16 & 255, drop) << 16 | level(argb >> 8 & 255, drop) << 8 | level(argb & 255, drop);
    }

    private static int level(int value, int drop) {
        int steps = (1 << 8 - drop) - 1;
        return Math.round(Math.round(value * steps / 255f) * 255f / steps);
    }

    private static byte[] encode(int[] cells, TreeMap<Integer, Integer> colours) throws IOException {
        // those that are not opaque first: the table of alphas may then be short
        List<Integer> order = new ArrayList<>(colours.keySet());
        order.sort((a, b) -> Integer.compareUnsigned(a, b));
        var index = new TreeMap<Integer, Integer>();
        for (int colour : order) index.put(colour, index.size());
        int bits = order.size() <= 16 ? 4 : 8;
        var raw = new ByteArrayOutputStream();
        for (int y = 0; y < SIZE; y++) {
            raw.write(0);
            for (int x = 0; x < SIZE; x += 8 / bits) {
                int value = index.get(cells[y * SIZE + x]);
                raw.write(bits == 8 ? value : value << 4 | index.get(cells[y * SIZE + x + 1]));
            }
        }
        var packed = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(packed, new Deflater(9))) {
            raw.writeTo(deflate);
        }
        var palette = new ByteArrayOutputStream();
        var alphas = new ByteArrayOutputStream();
        for (int colour : order) {
            palette.write(colour >> 16);
            palette.write(colour >> 8);
            palette.write(colour);
            if (colour >>> 24 != 255) alphas.write(colour >>> 24);
        }
        var file = new ByteArrayOutputStream();
        var out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        var head = new ByteArrayOutputStream();
        var fields = new DataOutputStream(head);
        fields.writeInt(SIZE);
        fields.writeInt(SIZE);
        fields.write(new byte[] {(byte) bits, 3, 0, 0, 0});
        chunk(out, "IHDR", head.toByteArray());
        chunk(out, "PLTE", palette.toByteArray());
        chunk(out, "tRNS", alphas.toByteArray());
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}

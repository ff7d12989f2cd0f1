package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Layout;
import java.util.List;
import java.util.stream.Stream;

/** Small golden pictures of every kind, to begin damage from, and how their formats are put together. */
final class PictureCorpus {
    static final List<Layout> LAYOUTS = List.of(
            new JpegLayout(), new PngLayout(), new RiffLayout(), new GifLayout(), new BmpLayout(), new TiffLayout());

    private static final int OF_EACH_KIND = 4;
    private static final int MOST_BYTES = 4096;

    private PictureCorpus() {}

    static List<byte[]> files() {
        Stream<byte[]> chosen = Golden.rows("decoded.csv").map(row -> Golden.picture(row[0]));
        Stream<byte[]> drawn = GoldenFormats.kinds().stream().flatMap(PictureCorpus::some);
        return Stream.concat(chosen, drawn).toList();
    }

    private static Stream<byte[]> some(String kind) {
        return GoldenFormats.rows(kind).stream()
                .map(row -> GoldenFormats.bytes(row.file()))
                .filter(file -> file.length <= MOST_BYTES)
                .limit(OF_EACH_KIND);
    }

    /** The file with its checksums and lengths made good. */
    static byte[] repaired(byte[] file) {
        for (Layout layout : LAYOUTS) {
            if (layout.recognises(file)) {
                return layout.join(layout.split(file));
            }
        }
        return file;
    }
}

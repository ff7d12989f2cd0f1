package io.tuwen.encoder.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names what is not decoded, so that a shop learns what it sent. */
final class ForeignFormat {
    private static final Set<String> AVIF = Set.of("avif", "avis");
    private static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final int BRAND_BYTES = 4;
    /** Where a file type box lists what else can read the file. */
    private static final int COMPATIBLE = 16;

    private static final int TEXT_BYTES = 1024;

    private ForeignFormat() {}

    /** @return null when the first bytes tell nothing */
    static @Nullable String name(byte[] file) {
        if (Signatures.at(file, 4, "ftyp")) {
            return media(file);
        }
        if (Signatures.at(file, 0, "\0\0\0\14JXL ") || Signatures.at(file, 0, "\u00ff\n")) {
            return "JPEG XL";
        }
        if (Signatures.at(file, 0, "\0\0\0\14jP  ") || Signatures.at(file, 0, "\u00ffO\u00ffQ")) {
            return "JPEG 2000";
        }
        if (Signatures.at(file, 0, "8BPS")) {
            return "PSD";
        }
        if (Signatures.at(file, 0, "\0\0\1\0")) {
            return "ICO";
        }
        return text(file);
    }

    /** ISO base media: a box of brands, the first of which is the file's own. */
    private static String media(byte[] file) {
        int end = Math.min(file.length, Math.max(ByteBuffer.wrap(file).getInt(0), 0));
        boolean heic = false;
        for (int at = 8; at + BRAND_BYTES <= end; at = at == 8 ? COMPATIBLE : at + BRAND_BYTES) {
            String brand = new String(file, at, BRAND_BYTES, StandardCharsets.ISO_8859_1);
            if (AVIF.contains(brand)) {
                return "AVIF";
            }
            heic |= HEIC.contains(brand);
        }
        return heic ? "HEIC" : "video";
    }

    private static @Nullable String text(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, TEXT_BYTES), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("%pdf-")) {
            return "PDF";
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "HTML";
        }
        return text.startsWith("<") && text.contains("<svg") ? "SVG" : null;
    }
}

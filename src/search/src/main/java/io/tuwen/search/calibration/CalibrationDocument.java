package io.tuwen.search.calibration;

import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.Calibration.Origin;
import io.tuwen.search.calibration.SideCutoffs.Anchor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calibration as it stands in its file. What is missing there is null here, until it is checked.
 *
 * @param format {@value #FORMAT}
 * @param calibratedAt ISO 8601
 */
record CalibrationDocument(
        int format,
        @Nullable String model,
        @Nullable String fingerprint,
        @Nullable String calibratedAt,
        int pairs,
        int words,
        @Nullable Side images,
        @Nullable Side captions) {
    private static final int FORMAT = 1;

    /**
     * @param vectors of all anchors, little-endian 32-bit floats one after the other, in Base64
     * @param cutoffs theirs
     */
    record Side(double strict, double known, double sharpness, byte @Nullable [] vectors, double @Nullable [] cutoffs) {

        static Side of(SideCutoffs cutoffs) {
            List<Anchor> anchors = cutoffs.anchors();
            int dim = anchors.get(0).vector().length;
            ByteBuffer vectors = littleEndian(new byte[Float.BYTES * dim * anchors.size()]);
            anchors.forEach(anchor -> {
                for (float value : anchor.vector()) {
                    vectors.putFloat(value);
                }
            });
            double[] least = anchors.stream().mapToDouble(Anchor::cutoff).toArray();
            return new Side(cutoffs.strict(), cutoffs.known(), cutoffs.sharpness(), vectors.array(), least);
        }

        SideCutoffs cutoffs(String name) {
            if (vectors == null
                    || cutoffs == null
                    || cutoffs.length == 0
                    || vectors.length == 0
                    || vectors.length % (Float.BYTES * cutoffs.length) != 0) {
                throw new IllegalArgumentException(name + ": as many vectors as cutoffs, of one length, are expected");
            }
            ByteBuffer floats = littleEndian(vectors);
            int dim = vectors.length / Float.BYTES / cutoffs.length;
            List<Anchor> anchors = new ArrayList<>();
            for (double cutoff : cutoffs) {
                float[] vector = new float[dim];
                for (int i = 0; i < dim; i++) {
                    vector[i] = floats.getFloat();
                }
                anchors.add(new Anchor(vector, cutoff));
            }
            return new SideCutoffs(strict, known, sharpness, anchors);
        }

        private static ByteBuffer littleEndian(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    static CalibrationDocument of(Calibration calibration) {
        Origin origin = calibration.origin();
        return new CalibrationDocument(
                FORMAT,
                origin.model(),
                origin.fingerprint(),
                origin.at().toString(),
                origin.pairs(),
                origin.words(),
                Side.of(calibration.side(Tower.IMAGE)),
                Side.of(calibration.side(Tower.TEXT)));
    }

    /** @throws IllegalArgumentException that says what is missing */
    Calibration calibration() {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format: " + format + " (expected: " + FORMAT + ")");
        }
        Origin origin = new Origin(
                there("model", model),
                there("fingerprint", fingerprint),
                Instant.parse(there("calibrated_at", calibratedAt)),
                pairs,
                words);
        Map<Tower, SideCutoffs> sides = new EnumMap<>(Tower.class);
        sides.put(Tower.IMAGE, there("images", images).cutoffs("images"));
        sides.put(Tower.TEXT, there("captions", captions).cutoffs("captions"));
        return new Calibration(origin, sides);
    }

    private static <T> T there(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return value;
    }
}

package io.tuwen.encoder.picture;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.util.List;

/**
 * What the headers of a JPEG file tell of its samples.
 *
 * @param scans whether the samples come in several scans, until the last of which libjpeg keeps all coefficients
 */
record JpegFrame(int width, int height, ColourSpace colours, boolean scans) {

    private static final int BITS = 8;
    private static final int FRAME_BYTES = 6;
    private static final int COMPONENT_BYTES = 3;
    /** Where Adobe's segment tells the transform. */
    private static final int ADOBE_TRANSFORM = 11;

    static boolean isFrame(int marker) {
        return marker >= JPEG.SOF0
                && marker <= JPEG.SOF15
                && marker != JPEG.DHT
                && marker != JPEG.DAC
                && marker != JPEG.SOF0 + 8;
    }

    static JpegFrame read(List<JPEGSegment> segments) throws IOException {
        for (JPEGSegment segment : segments) {
            if (isFrame(segment.marker())) {
                return read(segment, segments);
            }
        }
        throw new IOException("no frame header");
    }

    private static JpegFrame read(JPEGSegment segment, List<JPEGSegment> segments) throws IOException {
        byte[] frame = segment.data().readAllBytes();
        if (frame.length < FRAME_BYTES) {
            throw new IOException("frame header of " + frame.length + " bytes");
        }
        int components = frame[5] & 0xff;
        if (segment.marker() > JPEG.SOF2 || frame[0] != BITS) {
            throw new FailureException(
                    FailureCode.PICTURE_FORMAT_UNKNOWN,
                    "JPEG of process SOF" + (segment.marker() - JPEG.SOF0) + " with " + frame[0]
                            + " bits a sample (expected: SOF0 to SOF2, " + BITS + " bits)");
        }
        if (frame.length < FRAME_BYTES + COMPONENT_BYTES * components) {
            throw new IOException("frame header of " + frame.length + " bytes for " + components + " components");
        }
        boolean scans = segment.marker() == JPEG.SOF2 || componentsOfScan(segments) < components;
        return new JpegFrame(u16(frame, 3), u16(frame, 1), colours(frame, components, segments), scans);
    }

    /** Of the first scan, which is the last segment before the data. */
    private static int componentsOfScan(List<JPEGSegment> segments) throws IOException {
        JPEGSegment last = segments.get(segments.size() - 1);
        return last.marker() == JPEG.SOS ? last.data().read() : 0;
    }

    /** libjpeg's own guess, so that the colours are those that every browser shows. */
    private static ColourSpace colours(byte[] frame, int components, List<JPEGSegment> segments) throws IOException {
        return switch (components) {
            case 1 -> ColourSpace.GREY;
            case 3 -> isRgb(frame, segments) ? ColourSpace.RGB : ColourSpace.YCBCR;
            case 4 -> adobeTransform(segments) <= 0 ? ColourSpace.CMYK : ColourSpace.YCCK;
            default ->
                throw new FailureException(
                        FailureCode.PICTURE_FORMAT_UNKNOWN,
                        "JPEG of " + components + " components (expected: 1, 3 or 4)");
        };
    }

    private static boolean isRgb(byte[] frame, List<JPEGSegment> segments) throws IOException {
        if (segments.stream().anyMatch(segment -> segment.marker() == JPEG.APP0)) {
            return false;
        }
        int transform = adobeTransform(segments);
        return transform >= 0 ? transform == 0 : componentIds(frame).equals("RGB");
    }

    private static String componentIds(byte[] frame) {
        StringBuilder ids = new StringBuilder();
        for (int at = FRAME_BYTES; at < FRAME_BYTES + 3 * COMPONENT_BYTES; at += COMPONENT_BYTES) {
            ids.append((char) (frame[at] & 0xff));
        }
        return ids.toString();
    }

    /** @return 0: none, 1: YCbCr, 2: YCCK; -1 without Adobe's segment */
    private static int adobeTransform(List<JPEGSegment> segments) throws IOException {
        for (JPEGSegment segment : segments) {
            if (segment.marker() == JPEG.APP14) {
                byte[] adobe = segment.segmentData().readAllBytes();
                return adobe.length > ADOBE_TRANSFORM ? adobe[ADOBE_TRANSFORM] & 0xff : -1;
            }
        }
        return -1;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}

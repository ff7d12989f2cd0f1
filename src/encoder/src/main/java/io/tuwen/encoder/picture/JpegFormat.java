package io.tuwen.encoder.picture;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** JPEG: baseline and progressive, of 8 bits; grey, YCbCr, RGB, CMYK and YCCK. */
final class JpegFormat implements PictureFormat {
    private static final String EXIF = "Exif";
    private static final Map<Integer, List<String>> SEGMENTS = segments();

    private static Map<Integer, List<String>> segments() {
        Map<Integer, List<String>> segments = new HashMap<>();
        segments.put(JPEG.APP0, List.of("JFIF"));
        segments.put(JPEG.APP1, List.of(EXIF));
        segments.put(JPEG.APP14, List.of("Adobe"));
        segments.put(JPEG.SOS, JPEGSegmentUtil.ALL_IDS);
        IntStream.rangeClosed(JPEG.SOF0, JPEG.SOF15)
                .filter(JpegFrame::isFrame)
                .forEach(marker -> segments.put(marker, JPEGSegmentUtil.ALL_IDS));
        return segments;
    }

    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public boolean recognises(byte[] file) {
        return file.length >= 3 && file[0] == (byte) 0xff && file[1] == (byte) 0xd8 && file[2] == (byte) 0xff;
    }

    @Override
    public EncodedPicture open(byte[] file) throws IOException {
        List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(ImageReaders.stream(file), SEGMENTS);
        return new EncodedJpeg(file, JpegFrame.read(segments), orientation(segments));
    }

    private static Orientation orientation(List<JPEGSegment> segments) throws IOException {
        for (JPEGSegment segment : segments) {
            if (segment.marker() == JPEG.APP1) {
                byte[] padded = segment.data().readAllBytes();
                return ExifOrientation.read(padded, 1);
            }
        }
        return Orientation.TOP_LEFT;
    }
}

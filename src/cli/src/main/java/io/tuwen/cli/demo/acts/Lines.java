package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.acts.Standing.Picture;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of a jsonl file that change an item. */
final class Lines {
    private static final String PICTURE_FILE = "picture.bin";

    private Lines() {}

    /** The item as it is, with other attributes; of several the first are the newest. */
    static Change retagged(Standing before, Attributes... versions) {
        List<Map<String, Object>> lines = new ArrayList<>();
        long newest = before.nextVersion() + versions.length - 1;
        for (int i = 0; i < versions.length; i++) {
            lines.add(whole(before, newest - i, versions[i]));
        }
        return new Change(newest, lines, files(before), Map.of());
    }

    private static Map<String, Object> whole(Standing before, long version, Attributes attributes) {
        Map<String, Object> line = line(before, version);
        before.picture().ifPresent(picture -> line.put("image", imageOf(picture)));
        Row caption = before.rows().get(Tower.TEXT);
        if (caption != null) {
            line.put("caption", caption.header().caption());
        }
        line.put("attributes", attributes.values());
        return line;
    }

    private static String imageOf(Picture picture) {
        return picture instanceof Picture.At at ? at.address() : PICTURE_FILE;
    }

    private static Map<String, byte[]> files(Standing before) {
        return before.picture()
                .filter(Picture.Inline.class::isInstance)
                .map(Picture.Inline.class::cast)
                .map(inline -> Map.of(PICTURE_FILE, inline.file()))
                .orElse(Map.of());
    }

    /** Another picture, sent as bytes. */
    static Change pictured(Standing before, byte[] file) {
        return new Change(
                before.nextVersion(), List.of(pictureLine(before, PICTURE_FILE)), Map.of(PICTURE_FILE, file), Map.of());
    }

    /** A picture that is to be fetched. */
    static Change pictureAt(Standing before, String address, Map<String, byte[]> laid) {
        return new Change(before.nextVersion(), List.of(pictureLine(before, address)), Map.of(), laid);
    }

    private static Map<String, Object> pictureLine(Standing before, String image) {
        Map<String, Object> line = line(before, before.nextVersion());
        line.put("image", image);
        line.put("attributes", before.attributes().values());
        return line;
    }

    /** The end of the item. */
    static Change deleted(Standing before) {
        Map<String, Object> line = line(before, before.nextVersion());
        line.put("deleted", true);
        return new Change(before.nextVersion(), List.of(line), Map.of(), Map.of());
    }

    private static Map<String, Object> line(Standing before, long version) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("item_id", before.item().value());
        line.put("version", version);
        return line;
    }
}

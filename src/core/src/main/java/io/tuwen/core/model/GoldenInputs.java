package io.tuwen.core.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One picture and one caption with what becomes of them on the way to the towers and through them, as
 * {@code golden.json} beside the contract tells it. Written with the towers, by other code than ours.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GoldenInputs(GoldenPicture image, GoldenCaption text) {

    /**
     * @param file beside golden.json
     * @param pixelsSha256 64 hexadecimal digits: SHA-256 of the UINT8 [S, S, 3] that the picture tower sees
     * @param embedding dim numbers
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record GoldenPicture(
            String file, @JsonProperty("pixels_sha256") String pixelsSha256, List<Float> embedding) {
        public GoldenPicture {
            embedding = List.copyOf(embedding);
        }
    }

    /**
     * @param caption as somebody typed it
     * @param ids with both special ones, without padding
     * @param embedding dim numbers
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record GoldenCaption(String caption, List<Long> ids, List<Float> embedding) {
        public GoldenCaption {
            ids = List.copyOf(ids);
            embedding = List.copyOf(embedding);
        }
    }

    /** The vector that a tower gave. */
    public List<Float> embedding(Tower tower) {
        return switch (tower) {
            case IMAGE -> image.embedding();
            case TEXT -> text.embedding();
        };
    }
}

package io.tuwen.core.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a pair of towers promises, as {@code model.json} beside them tells it; read by every part and held against the
 * served model at start.
 *
 * @param fingerprint 64 hexadecimal digits: SHA-256 over both tower files
 * @param dim length of a vector
 * @param logitScale what a cosine is multiplied with before a softmax; for display only
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelContract(
        String name,
        String fingerprint,
        int dim,
        String licence,
        @JsonProperty("logit_scale") double logitScale,
        ImageContract image,
        TextContract text) {

    /**
     * @param datatype as Triton names it: UINT8, INT64, FP32
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tensor(String name, String datatype) {}

    /**
     * @param model the name that Triton serves it under
     * @param size side of the square that the model sees, in pixels
     * @param resize {@code square}: stretched, no crop
     * @param filter {@code bicubic}: Pillow's
     * @param alpha the colour under transparent pixels: {@code white}
     * @param orientation {@code applied}: EXIF orientation is undone first; {@code ignored}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ImageContract(
            String model,
            Tensor input,
            Tensor output,
            int size,
            String resize,
            String filter,
            String alpha,
            String orientation) {

        /** Part of every content digest: pictures prepared another way are other contents. */
        public String preprocessing() {
            return String.join("/", "1", resize, filter, Integer.toString(size), alpha, orientation);
        }
    }

    /**
     * @param normaliser {@code lowercase-quotes}: Chinese quotation marks to ASCII, then lower case
     * @param contextLength ids a caption is cut to, with both special ones
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TextContract(
            String model,
            Tensor input,
            Tensor output,
            Tokenizer tokenizer,
            @JsonProperty("context_length") int contextLength,
            String normaliser) {

        /** Part of every content digest: captions prepared another way are other contents. */
        public String preprocessing() {
            return String.join("/", "1", normaliser, Integer.toString(contextLength), tokenizer.sha256());
        }
    }

    /**
     * @param file beside model.json
     * @param sha256 64 hexadecimal digits
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tokenizer(String file, String sha256) {}

    /** The preprocessing version of one tower. */
    public String preprocessing(Tower tower) {
        return switch (tower) {
            case IMAGE -> image.preprocessing();
            case TEXT -> text.preprocessing();
        };
    }

    /** The name that Triton serves a tower under. */
    public String servedName(Tower tower) {
        return tower == Tower.IMAGE ? image.model() : text.model();
    }

    public Tensor input(Tower tower) {
        return tower == Tower.IMAGE ? image.input() : text.input();
    }

    public Tensor output(Tower tower) {
        return tower == Tower.IMAGE ? image.output() : text.output();
    }

    /** Name and the head of the fingerprint, for people. */
    public String label() {
        return name + "@" + fingerprint.substring(0, 8);
    }
}

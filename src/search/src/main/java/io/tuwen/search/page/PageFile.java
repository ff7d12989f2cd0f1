package io.tuwen.search.page;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** One file of the page. Immutable. */
public final class PageFile {
    private final String mediaType;
    private final byte[] bytes;
    private final String etag;

    PageFile(String mediaType, byte[] bytes, String etag) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.etag = etag;
    }

    /** With its charset, where it is text. */
    public String mediaType() {
        return mediaType;
    }

    /** From the start. */
    public InputStream content() {
        return new ByteArrayInputStream(bytes);
    }

    /** Strong, in its quotes (RFC 9110, 8.8.3). */
    public String etag() {
        return etag;
    }
}

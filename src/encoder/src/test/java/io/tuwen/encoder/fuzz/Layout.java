package io.tuwen.encoder.fuzz;

import java.util.List;

/** How files of one kind are put together of pieces. */
public interface Layout {

    boolean recognises(byte[] file);

    /** Pieces that follow each other without a gap; a damaged file gives fewer and larger ones. */
    List<byte[]> split(byte[] file);

    /**
     * The pieces one after the other, checksums and total lengths made good, so that what a reader refuses at once does
     * not hide what lies behind it.
     */
    byte[] join(List<byte[]> pieces);
}

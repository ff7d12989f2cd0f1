package io.tuwen.encoder.picture;

/** Looks for the marks that tell what a file is. */
final class Signatures {
    private Signatures() {}

    /** @param mark of characters below 256, each one byte */
    static boolean at(byte[] file, int offset, String mark) {
        if (offset < 0 || file.length - offset < mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((file[offset + i] & 0xff) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

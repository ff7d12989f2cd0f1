package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR form.
 *
 * @param address 4 or 16 bytes
 * @param prefix bits that count
 */
record Network(byte[] address, int prefix) {
    /** What HTTP clients take for an address and resolve on their own: digits and dots, or a colon. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * @param text such as {@code 10.0.0.0/8}, {@code fc00::/7}, or one address
     * @throws IllegalArgumentException for anything else
     */
    static Network parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            byte[] address = literal(parts[0]).getAddress();
            int prefix = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > address.length * 8) {
                throw invalid(text);
            }
            return new Network(address, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw invalid(text);
        }
    }

    /** Whether a host is an address rather than a name, in any notation: {@code 127.1} is one. */
    static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /** @throws UnknownHostException when the host is no address */
    static InetAddress literal(String host) throws UnknownHostException {
        if (!isLiteral(host)) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getByName(host);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "network: \"" + text + "\" (expected: an address and a prefix, such as 127.0.0.0/8)");
    }

    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((bytes[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

package io.tuwen.encoder.fetch;

import java.util.regex.Pattern;

/** How a host is written. */
enum Notation {
    NAME,
    ADDRESS,

    /**
     * An address that programs read differently: 0177.0.0.1 is 127.0.0.1 to a browser and 177.0.0.1 to Java. What ends in
     * a number in any base is an address to some of them (URL Standard, "ends in a number").
     */
    ODD;

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern DECIMAL = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    /** @param host as the client sends it: decoded, ASCII, IPv6 without brackets */
    static Notation of(String host) {
        if (host.contains(":") || DECIMAL.matcher(host).matches()) {
            return ADDRESS;
        }
        return ENDS_IN_A_NUMBER.matcher(host).matches() ? ODD : NAME;
    }
}

package io.tuwen.encoder.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way through an HTTP proxy (CONNECT, RFC 9110 9.3.6) to an address. Names are resolved and checked on this side, so
 * that the proxy has nothing to resolve.
 *
 * @param host of the proxy, which is the settings' and not a shop's: any address will do
 */
record ProxyTunnel(String host, int port) {
    private static final int MOST_ANSWER = 8192;
    private static final Pattern FORM = Pattern.compile("([^\\s:/@\\[\\]]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");
    private static final Pattern OPEN = Pattern.compile("HTTP/1\\.[01] 2[0-9]{2}\\b[\\s\\S]*\r\n\r\n");

    /**
     * @param text {@code proxy.internal:3128}
     * @throws IllegalArgumentException for anything else
     */
    static ProxyTunnel parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" (expected: host:port of an HTTP proxy)");
        }
        return new ProxyTunnel(
                form.group(1).replaceAll("[\\[\\]]", ""),
                PortRange.parse(form.group(2)).first());
    }

    /** Looked up every time: proxies move. */
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** @throws IOException when the proxy does not let us through */
    void open(InputStream in, OutputStream out, InetSocketAddress to) throws IOException {
        String address = to.getAddress().getHostAddress();
        String authority = (address.contains(":") ? "[" + address + "]" : address) + ":" + to.getPort();
        out.write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String answer = head(in);
        if (!OPEN.matcher(answer).matches()) {
            String status = answer.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
            throw new IOException("proxy " + host + ":" + port + ": \"" + status + "\" (expected: status 200)");
        }
    }

    /** Up to the empty line and not a byte more: what follows is the host's. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || head.length() >= MOST_ANSWER) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}

package io.tuwen.encoder.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What hosts answer, to begin damage from: one response a line, {@code |} for its line ends, {@code ^} for the next. */
final class Responses {
    private static final List<String> TEXTS = List.of(
            "HTTP/1.1 200 OK|Content-Type: image/png|Content-Length: 9||a picture",
            "HTTP/1.1 200 OK|Transfer-Encoding: chunked||4|a pi|5;x=y|cture|0|Trailer: 1||",
            "HTTP/1.0 200||until the end",
            "HTTP/1.1 200 OK|Content-Encoding: gzip|Content-Length: 4||zzzz",
            "HTTP/1.1 200 OK|ETag: \"33a64df5\"|Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT|Content-Length: 1||p",
            "HTTP/1.1 200 OK|Cache-Control: max-age=60, no-transform|Vary: Accept|Age: 7|Content-Length: 0||",
            "HTTP/1.1 200 OK|Set-Cookie: a=b; Path=/; Expires=Wed, 21 Oct 2065 07:28:00 GMT|Content-Length: 0||",
            "HTTP/1.1 100 Continue||^HTTP/1.1 200 OK|Content-Length: 3||abc",
            "HTTP/1.1 103 Early Hints|Link: </s.css>; rel=preload||HTTP/1.1 200 OK|Content-Length: 3||abc",
            "HTTP/1.1 301 Moved|Location: /other.jpg|Content-Length: 0||^HTTP/1.1 200 OK|Content-Length: 1||b",
            "HTTP/1.1 302 Found|Location: http://a.other.example/q.jpg?x=1#y|Content-Length: 0||^HTTP/1.1 200 OK||c",
            "HTTP/1.1 302 Found|Location: https://shop.example/p.jpg|Content-Length: 0||^HTTP/1.1 200 OK||d",
            "HTTP/1.1 303 See|Location: http://10.0.0.1/p.jpg|Content-Length: 0||^HTTP/1.1 200 OK||inside",
            "HTTP/1.1 307 Temporary|Location: http://0x7f.1/|Content-Length: 0||^HTTP/1.1 200 OK||inside",
            "HTTP/1.1 307 Temporary|Location: http://[::ffff:127.0.0.1]/|Content-Length: 0||^HTTP/1.1 200 OK||inside",
            "HTTP/1.1 308 Permanent|Location: http://user:word@shop.example:8080/|Content-Length: 0||",
            "HTTP/1.1 308 Permanent|Location: //localhost./p|Content-Length: 0||^HTTP/1.1 200 OK||inside",
            "HTTP/1.1 302 Found|Location: ftp://shop.example/p.jpg|Content-Length: 0||",
            "HTTP/1.1 302 Found|Location: http://xn--fiq228c.example/%E5%9B%BE?a=%zz|Content-Length: 0||",
            "HTTP/1.1 304 Not Modified|ETag: W/\"1\"||",
            "HTTP/1.1 401 Unauthorized|WWW-Authenticate: Basic realm=\"x\", Digest nonce=1|Content-Length: 0||",
            "HTTP/1.1 404 Not Found|Content-Type: text/html|Content-Length: 4||gone",
            "HTTP/1.1 407 Proxy|Proxy-Authenticate: Basic realm=x|Content-Length: 0||",
            "HTTP/1.1 408 Slow|Content-Length: 0||^HTTP/1.1 408 Slow|Content-Length: 0||",
            "HTTP/1.1 421 Misdirected|Content-Length: 0||",
            "HTTP/1.1 429 Too Many|Retry-After: 120|Content-Length: 0||",
            "HTTP/1.1 429 Too Many|Retry-After: Tue, 24 Nov 2026 10:05:00 GMT|Content-Length: 0||",
            "HTTP/1.1 503 Busy|Retry-After: 0|Content-Length: 0||^HTTP/1.1 200 OK|Content-Length: 1||e",
            "HTTP/1.1 503 Busy|Retry-After: -5|Connection: close|Content-Length: 0||",
            "HTTP/1.1 101 Switching|Upgrade: h2c|Connection: Upgrade||PRI * HTTP/2.0",
            "ICY 200 OK||radio",
            "<html>no status line</html>");

    private static final int LONG = 300_000;

    private Responses() {}

    static List<byte[]> all() {
        return Stream.concat(TEXTS.stream(), Stream.of(longHeader(), longStatus(), longBody()))
                .map(Responses::response)
                .toList();
    }

    private static String longHeader() {
        return "HTTP/1.1 200 OK|X: " + "h".repeat(LONG) + "|Content-Length: 1||f";
    }

    private static String longStatus() {
        return "HTTP/1.1 " + "7".repeat(LONG / 2) + "|Content-Length: 1||g";
    }

    private static String longBody() {
        return "HTTP/1.1 200 OK||" + "b".repeat(2000);
    }

    private static byte[] response(String text) {
        return text.replace("|", "\r\n")
                .replace('^', (char) ResponseTarget.SEPARATOR)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

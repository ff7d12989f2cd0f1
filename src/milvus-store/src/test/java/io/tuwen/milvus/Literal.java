package io.tuwen.milvus;

import java.util.ArrayList;
import java.util.List;

/** Reads texts as Milvus' grammar does: from one quote to the next that no backslash stands before. */
final class Literal {
    private Literal() {}

    /** @param rest the expression with {@code ""} for each text */
    record Split(String rest, List<String> texts) {}

    static Split split(String expression) {
        StringBuilder rest = new StringBuilder();
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < expression.length()) {
            char next = expression.charAt(at);
            rest.append(next);
            at++;
            if (next == '"') {
                StringBuilder text = new StringBuilder();
                at = read(expression, at, text);
                texts.add(text.toString());
                rest.append('"');
            }
        }
        return new Split(rest.toString(), texts);
    }

    private static int read(String expression, int from, StringBuilder text) {
        int at = from;
        while (expression.charAt(at) != '"') {
            char next = expression.charAt(at);
            if (next == '\n' || next == '\r') {
                throw new IllegalArgumentException("a line ends within a text");
            }
            if (next == '\\') {
                at++;
                text.append(unescaped(expression.charAt(at)));
            } else {
                text.append(next);
            }
            at++;
        }
        return at + 1;
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}

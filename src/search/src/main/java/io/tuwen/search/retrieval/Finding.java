package io.tuwen.search.retrieval;

/**
 * What is wrong with a question.
 *
 * @param name of the part that is wrong, as the asker wrote it
 * @param value what stands there, shortened
 * @param expectation what could stand there
 */
public record Finding(String name, String value, String expectation) {
    private static final int LONGEST = 80;

    public Finding {
        value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
    }

    @Override
    public String toString() {
        return name + ": " + value + " (expected: " + expectation + ")";
    }
}

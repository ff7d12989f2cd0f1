package io.tuwen.search.evaluation;

/** What asks for what. */
public enum Direction {
    TEXT_TO_PICTURE("text to picture"),
    PICTURE_TO_TEXT("picture to text");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}

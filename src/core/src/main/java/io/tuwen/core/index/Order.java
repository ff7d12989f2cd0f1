package io.tuwen.core.index;

/** The side of a value that an attribute lies on. */
public enum Order {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Order(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /** What holds for two comparable values exactly when this does not. */
    public Order opposite() {
        return switch (this) {
            case LESS -> AT_LEAST;
            case AT_MOST -> MORE;
            case MORE -> AT_MOST;
            case AT_LEAST -> LESS;
        };
    }
}

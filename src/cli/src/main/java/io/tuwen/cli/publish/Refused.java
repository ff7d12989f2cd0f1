package io.tuwen.cli.publish;

/**
 * A record that ended as a dead letter.
 *
 * @param code the failure code's name
 */
public record Refused(String itemId, String topic, String code, String message) {
    @Override
    public String toString() {
        return itemId + " in " + topic + ": " + code + ": " + message;
    }
}

package io.tuwen.core.model;

/** Which half of the model, and with it which topic and which collection. */
public enum Tower {
    IMAGE("images"),
    TEXT("captions");

    private final String plural;

    Tower(String plural) {
        this.plural = plural;
    }

    /** What it makes vectors of: images or captions. */
    public String plural() {
        return plural;
    }

    /** The name that readers search by, an alias of the collection in use. */
    public String alias() {
        return "catalogue_" + plural;
    }

    /** The collection of one model. */
    public String collection(ModelContract model) {
        return alias() + "__" + model.fingerprint().substring(0, 8);
    }

    /** The topic that feeds this tower unless configuration says otherwise. */
    public String topic() {
        return "catalogue." + plural;
    }
}

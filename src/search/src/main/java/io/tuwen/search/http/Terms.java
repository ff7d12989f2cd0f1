package io.tuwen.search.http;

import io.tuwen.core.identity.ItemId;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.RefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of requests to queries. Each picture that came along is asked for once at least. For one request. */
final class Terms {
    private final Map<String, ByteBuffer> unused;
    private final Map<String, ByteBuffer> pictures;
    private final Limits limits;

    Terms(Map<String, ByteBuffer> pictures, Limits limits) {
        this.pictures = pictures;
        this.unused = new HashMap<>(pictures);
        this.limits = limits;
        requireAtMost("pictures", pictures.size(), limits.terms());
    }

    int most() {
        return limits.terms();
    }

    /** What one term names. */
    Query query(String at, TermRequest term) {
        List<Query> named = new ArrayList<>();
        if (term.text() != null) {
            named.add(new Query.Text(text(at + "text", term.text())));
        }
        if (term.image() != null) {
            named.add(picture(at + "image", term.image()));
        }
        if (term.imageUrl() != null) {
            named.add(new Query.PictureAddress(address(at + "image_url", term.imageUrl())));
        }
        if (term.like() != null) {
            named.add(new Query.Like(item(at + "like", term.like())));
        }
        if (named.size() != 1) {
            throw refused(
                    at.isEmpty() ? "body" : at,
                    named.size() + " of them",
                    "exactly one of text, image, image_url, like");
        }
        return named.get(0);
    }

    /** The query of a request that asks for one thing; where it names nothing, for the form's only picture. */
    Query only(TermRequest named) {
        return query("", named.namesNothing() ? new TermRequest(null, onlyPicture(), null, null, null) : named);
    }

    private @Nullable String onlyPicture() {
        return pictures.size() == 1 ? pictures.keySet().iterator().next() : null;
    }

    /** @throws RefusedException when a picture came along that nothing asks for */
    void requireAllUsed() {
        for (String name : unused.keySet()) {
            throw refused(name, "a picture that nothing asks for", "{\"image\": \"" + name + "\"} in the request");
        }
    }

    void requireAtMost(String name, int count, int most) {
        if (count > most) {
            throw refused(name, count + " of them", "at most " + most);
        }
    }

    String text(String at, String text) {
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        if (text.isBlank() || text.length() > limits.textCharacters() || control) {
            String value =
                    text.isBlank() ? "blank" : control ? "with control characters" : text.length() + " characters";
            throw refused(at, value, "1 to " + limits.textCharacters() + " characters");
        }
        return text;
    }

    private Query picture(String at, String part) {
        ByteBuffer bytes = pictures.get(part);
        if (bytes == null) {
            throw refused(at, part, "the name of a part of the form that holds a picture: " + pictures.keySet());
        }
        unused.remove(part);
        return new Query.Picture(bytes);
    }

    private static URI address(String at, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(at, text, "an http or https address");
        }
    }

    static ItemId item(String at, String text) {
        try {
            return new ItemId(text);
        } catch (IllegalArgumentException e) {
            throw refused(at, text, "1 to " + ItemId.MAX_BYTES + " bytes without control characters");
        }
    }

    static RefusedException refused(String name, String value, String expectation) {
        return new RefusedException(new Finding(name, value, expectation), "mend the request; see /openapi.json");
    }
}

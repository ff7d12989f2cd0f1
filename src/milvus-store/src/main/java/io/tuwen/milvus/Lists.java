package io.tuwen.milvus;

import java.util.ArrayList;
import java.util.List;

/** What outcomes of parts are put together with. */
final class Lists {
    private Lists() {}

    static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}

package io.tuwen.search.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which texts are true of which pictures, and what each direction asks for because of it.
 *
 * @param pictures ids of the pictures that are there, in the order that decides between equal scores
 * @param texts for each text the ids of the pictures it is true of; may name pictures that are not there
 */
public record Relevance(List<Long> pictures, List<List<Long>> texts) {
    public Relevance {
        pictures = List.copyOf(pictures);
        texts = List.copyOf(texts);
    }

    /**
     * Pictures that ask for texts.
     *
     * @param askers places of the pictures that ask: those that a text names
     * @param missing ids that texts name and that are not there; with any of them the reference evaluation measures nothing
     */
    public record PictureTask(List<Integer> askers, List<Long> missing, Task task) {

        /** Why the reference evaluation would measure nothing of it, where that is so. */
        public Optional<String> obstacle() {
            if (missing.isEmpty()) {
                return task.obstacle();
            }
            return Optional.of("image_ids: " + missing.get(0)
                    + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "")
                    + " named by texts and not there (expected: a picture for each)");
        }
    }

    /** Every text asks, also one that wants nothing or nothing that is there: it counts as a miss. */
    public Task textToPicture() {
        Map<Long, Integer> places = places();
        List<int[]> wanted = texts.stream()
                .map(ids -> ids.stream()
                        .map(places::get)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toList();
        return new Task(wanted, pictures.size());
    }

    /** Pictures that some text names ask, in the order in which the texts name them. */
    public PictureTask pictureToText() {
        Map<Long, List<Integer>> named = new LinkedHashMap<>();
        for (int text = 0; text < texts.size(); text++) {
            for (Long id : texts.get(text)) {
                named.computeIfAbsent(id, unseen -> new ArrayList<>()).add(text);
            }
        }
        Map<Long, Integer> places = places();
        List<Integer> askers = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        List<int[]> wanted = new ArrayList<>();
        named.forEach((id, wantedTexts) -> {
            Integer place = places.get(id);
            if (place == null) {
                missing.add(id);
            } else {
                askers.add(place);
                wanted.add(wantedTexts.stream().mapToInt(Integer::intValue).toArray());
            }
        });
        return new PictureTask(List.copyOf(askers), List.copyOf(missing), new Task(wanted, texts.size()));
    }

    private Map<Long, Integer> places() {
        Map<Long, Integer> places = new HashMap<>();
        for (int place = 0; place < pictures.size(); place++) {
            places.put(pictures.get(place), place);
        }
        return places;
    }
}

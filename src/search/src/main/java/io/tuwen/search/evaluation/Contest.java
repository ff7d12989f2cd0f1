package io.tuwen.search.evaluation;

import io.tuwen.search.evaluation.Ranking.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * The best k of the candidates that one query has met, and how many of them stand before the best of those it wants. Candidates
 * come in the order of their places, so an equal score never overtakes. For use by one thread at a time.
 */
final class Contest {
    private static final int NONE = -1;

    private final int[] places;
    private final float[] scores;
    private int size;
    private int wanted = NONE;
    private float wantedScore;
    private int before;

    Contest(int k) {
        places = new int[k];
        scores = new float[k];
    }

    /** To be told of all wanted candidates before the first is met. */
    void wants(int place, float score) {
        if (wanted == NONE || score > wantedScore || score == wantedScore && place < wanted) {
            wanted = place;
            wantedScore = score;
        }
    }

    /** @param met scores of the candidates from place {@code first} on */
    void meets(int first, float[] met) {
        for (int i = 0; i < met.length; i++) {
            if (size < places.length || met[i] > scores[size - 1]) {
                insert(first + i, met[i]);
            }
            if (met[i] > wantedScore || met[i] == wantedScore && first + i < wanted) {
                before++;
            }
        }
    }

    private void insert(int place, float score) {
        int at = size < places.length ? size++ : size - 1;
        while (at > 0 && score > scores[at - 1]) {
            places[at] = places[at - 1];
            scores[at] = scores[at - 1];
            at--;
        }
        places[at] = place;
        scores[at] = score;
    }

    Ranking ranking() {
        List<Candidate> found = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            found.add(new Candidate(places[i], scores[i]));
        }
        return new Ranking(found, wanted == NONE ? 0 : before + 1);
    }
}

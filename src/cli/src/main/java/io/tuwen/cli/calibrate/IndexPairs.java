package io.tuwen.cli.calibrate;

import io.tuwen.cli.calibrate.CaptionSample.Caption;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.Pair;
import io.tuwen.search.retrieval.Sides;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pairs of an index: a row of pictures and a row of captions of one key. Reads every caption, and keeps few. */
public final class IndexPairs {
    /** Captions that are drawn for each pair that is wanted: some have no picture. */
    private static final int SPARE = 3;

    /** Rows that are read at once. */
    private static final int PAGE = 500;

    private final Sides sides;

    public IndexPairs(Sides sides) {
        this.sides = sides;
    }

    /**
     * @param most pairs
     * @param looked told at each caption
     * @return in no order; the same of the same index
     */
    public List<Pair> read(int most, Runnable looked) {
        CaptionSample sample = new CaptionSample(SPARE * most);
        sides.of(Tower.TEXT).scan(row -> {
            sample.offer(row);
            looked.run();
        });
        List<Caption> captions = sample.captions();
        List<Pair> pairs = new ArrayList<>();
        for (int from = 0; from < captions.size() && pairs.size() < most; from += PAGE) {
            pairs.addAll(pairs(captions.subList(from, Math.min(from + PAGE, captions.size()))));
        }
        return pairs.subList(0, Math.min(most, pairs.size()));
    }

    private List<Pair> pairs(List<Caption> captions) {
        List<RowKey> keys = captions.stream().map(Caption::key).toList();
        Map<RowKey, float[]> pictures = vectors(Tower.IMAGE, keys);
        Map<RowKey, float[]> texts = vectors(Tower.TEXT, keys);
        List<Pair> pairs = new ArrayList<>();
        for (Caption caption : captions) {
            float[] picture = pictures.get(caption.key());
            float[] text = texts.get(caption.key());
            if (picture != null && text != null) {
                pairs.add(new Pair(picture, text, caption.text()));
            }
        }
        return pairs;
    }

    private Map<RowKey, float[]> vectors(Tower side, List<RowKey> keys) {
        Map<RowKey, float[]> vectors = new HashMap<>();
        for (Row row : sides.of(side).get(keys)) {
            vectors.put(row.header().key(), row.vector());
        }
        return vectors;
    }
}

package io.tuwen.cli.eval;

import io.tuwen.cli.Progress;
import io.tuwen.core.event.Content;
import io.tuwen.core.model.Tower;
import io.tuwen.encoder.Encoders;
import io.tuwen.search.evaluation.ExactSearch;
import io.tuwen.search.evaluation.Ranking;
import io.tuwen.search.evaluation.Recalls;
import io.tuwen.search.evaluation.Relevance.PictureTask;
import io.tuwen.search.evaluation.Task;
import io.tuwen.search.evaluation.VectorTable;
import io.tuwen.search.evaluation.dataset.Pictures;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import io.tuwen.search.evaluation.dataset.TextLine;
import io.tuwen.search.evaluation.vectors.ContentVectors;
import io.tuwen.search.evaluation.vectors.Selected;
import io.tuwen.search.evaluation.vectors.VectorFile;
import io.tuwen.search.model.ServedModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Through the encoder and the served model alone, every query against every candidate. To be closed. */
public final class Offline implements Answers, AutoCloseable {
    private final VectorFile pictureFile;
    private final VectorFile textFile;
    private final Bars bars;
    private Selected pictures;
    private Selected texts;

    private Offline(VectorFile pictureFile, VectorFile textFile, Bars bars) {
        this.pictureFile = pictureFile;
        this.textFile = textFile;
        this.bars = bars;
        this.pictures = new Selected(pictureFile, new int[0]);
        this.texts = new Selected(textFile, new int[0]);
    }

    /**
     * Embeds what the folder of vectors does not hold yet.
     *
     * @throws RefusedException when contents have no vector; those of all others are kept
     * @throws io.tuwen.core.outcome.FailureException what the model answered
     */
    public static Offline of(RetrievalSet set, ServedModel model, VectorFolder vectors, Bars bars) {
        VectorFile pictureFile = vectors.open(Tower.IMAGE, model.contract());
        try {
            Offline offline = new Offline(pictureFile, vectors.open(Tower.TEXT, model.contract()), bars);
            try {
                offline.embed(set, model);
                return offline;
            } catch (RuntimeException e) {
                offline.textFile.close();
                throw e;
            }
        } catch (RuntimeException e) {
            pictureFile.close();
            throw e;
        }
    }

    private void embed(RetrievalSet set, ServedModel model) {
        List<Refused> refused = new ArrayList<>();
        List<TextLine> lines = set.texts();
        Pictures files = set.pictures();
        try (Encoders encoders = model.encoders(Tower.TEXT)) {
            texts = embed(
                    new Side(
                            "texts",
                            lines.size(),
                            i -> new Content.Caption(lines.get(i).text()),
                            i -> "text " + lines.get(i).id()),
                    encoders,
                    textFile,
                    refused);
        }
        try (Encoders encoders = model.encoders(Tower.IMAGE)) {
            pictures = embed(
                    new Side(
                            "pictures",
                            files.size(),
                            i -> new Content.InlinePicture(ByteBuffer.wrap(files.bytes(i))),
                            i -> "image " + files.id(i)),
                    encoders,
                    pictureFile,
                    refused);
        }
        if (!refused.isEmpty()) {
            throw new RefusedException(refused);
        }
    }

    /** Contents of one tower, by their place. */
    private record Side(String words, int size, IntFunction<Content> contents, IntFunction<String> names) {}

    private Selected embed(Side side, Encoders encoders, VectorFile file, List<Refused> refused) {
        try (Progress progress = bars.of(side.words(), side.size())) {
            ContentVectors.Result result = new ContentVectors(encoders.loader(), encoders.embedder(), file)
                    .embed(side.size(), side.contents(), progress::step);
            result.refused()
                    .forEach(refusal ->
                            refused.add(Refused.of(side.names().apply(refusal.number()), refusal.failure())));
            return result.vectors();
        }
    }

    @Override
    public List<Ranking> textToPicture(Task task) {
        return rank("text to picture", texts, pictures, task);
    }

    @Override
    public List<Ranking> pictureToText(PictureTask task) {
        int[] askers = task.askers().stream()
                .mapToInt(place -> pictures.places()[place])
                .toArray();
        return rank("picture to text", new Selected(pictureFile, askers), texts, task.task());
    }

    private List<Ranking> rank(String words, VectorTable queries, VectorTable candidates, Task task) {
        try (Progress progress = bars.of(words, candidates.size())) {
            return new ExactSearch(queries, candidates, Recalls.DEPTH).rank(task, progress::reached);
        }
    }

    @Override
    public void close() {
        textFile.close();
        pictureFile.close();
    }
}

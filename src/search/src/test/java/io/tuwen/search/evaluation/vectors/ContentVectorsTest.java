package io.tuwen.search.evaluation.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.Content;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentVectorsTest {
    private final TellingEmbedder model = new TellingEmbedder();

    @TempDir
    Path folder;

    @Test
    void contents_areEmbeddedOnce_inThisRunAndTheNext() {
        assertThat(run("0", "90", "0")).containsExactly("1,0", "0,1", "1,0");
        assertThat(run("90", "180")).containsExactly("0,1", "-1,0");
        assertThat(model.asked).containsExactly("0", "90", "180");
    }

    @Test
    void refusedContents_areToldByNumber_andTheOthersKept() {
        try (VectorFile file = open()) {
            ContentVectors.Result result = embed(file, "none", "0", "none");
            assertThat(result.refused())
                    .extracting(ContentVectors.Refusal::number)
                    .containsExactly(0, 2);
            assertThat(result.refused().get(0).failure().code()).isEqualTo(FailureCode.CAPTION_BLANK);
            assertThat(file.size()).isEqualTo(1);
        }
    }

    @Test
    void modelThatIsAway_endsTheRun_andWhatIsEmbeddedStays() {
        try (VectorFile file = open()) {
            assertThatExceptionOfType(FailureException.class)
                    .isThrownBy(() -> embed(file, "0", "away", "90"))
                    .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE));
            assertThat(file.size()).isEqualTo(1);
        }
    }

    @Test
    void everyContent_isTold() {
        AtomicInteger told = new AtomicInteger();
        try (VectorFile file = open()) {
            new ContentVectors(new SaidLoader(), model, file)
                    .embed(300, i -> new Content.Caption("0"), told::incrementAndGet);
        }
        assertThat(told).hasValue(300);
    }

    private List<String> run(String... contents) {
        try (VectorFile file = open()) {
            Selected vectors = embed(file, contents).vectors();
            List<String> told = new ArrayList<>();
            float[] vector = new float[2];
            for (int place = 0; place < vectors.size(); place++) {
                vectors.read(place, vector);
                told.add(Math.round(vector[0]) + "," + Math.round(vector[1]));
            }
            return told;
        }
    }

    private VectorFile open() {
        return VectorFile.open(folder.resolve("text.vectors"), 2);
    }

    private ContentVectors.Result embed(VectorFile file, String... contents) {
        return new ContentVectors(new SaidLoader(), model, file)
                .embed(contents.length, i -> new Content.Caption(contents[i]), () -> {});
    }

    /** Takes a caption as it is said. */
    private static final class SaidLoader implements ContentLoader {
        @Override
        public CompletableFuture<Outcome<Material>> load(Content content, @Nullable Known known) {
            String text = ((Content.Caption) content).text();
            return CompletableFuture.completedFuture(
                    text.equals("none")
                            ? Outcome.failed(FailureCode.CAPTION_BLANK, "caption: blank")
                            : Outcome.success(
                                    new Material.Text(Digest.of(text.getBytes(StandardCharsets.UTF_8)), text)));
        }

        @Override
        public void close() {}
    }

    /** Makes a direction of degrees, and tells what it was asked. */
    private static final class TellingEmbedder implements Embedder {
        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

        @Override
        public CompletableFuture<Outcome<Embedding>> embed(Material material) {
            String text = ((Material.Text) material).text();
            asked.add(text);
            if (text.equals("away")) {
                return CompletableFuture.completedFuture(Outcome.failed(FailureCode.MODEL_UNAVAILABLE, "model: away"));
            }
            double angle = Math.toRadians(Double.parseDouble(text));
            return CompletableFuture.completedFuture(Outcome.success(
                    new Embedding(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)}, Attributes.NONE)));
        }

        @Override
        public void close() {}
    }
}

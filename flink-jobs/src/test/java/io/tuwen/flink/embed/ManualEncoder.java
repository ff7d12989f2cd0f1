package io.tuwen.flink.embed;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import io.tuwen.core.port.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A picture host and a model that answer when the test says so. Captions and inline pictures need no fetch; what is asked
 * of the model goes by the caption, by the picture's address, or by "inline".
 */
final class ManualEncoder {
    static final String PREPROCESSING = "test/1";
    static final String INLINE = "inline";

    final ManualCalls<Material> fetches = new ManualCalls<>(this::fetched);
    final ManualCalls<Embedding> inferences = new ManualCalls<>(this::embedding);
    Function<String, Attributes> findings = subject -> Attributes.NONE;
    private final Map<String, String> swapped = new HashMap<>();
    int closed;

    Encoder encoder() {
        return new Encoder(new Loader(), new Model(), PREPROCESSING);
    }

    /** What lies at an address: its text, for all the world to see. */
    static ByteBuffer picture(String uri) {
        return ByteBuffer.wrap(uri.getBytes(StandardCharsets.UTF_8));
    }

    static Digest digest(ByteBuffer content) {
        return Digest.ofContent(Digest.sha256(content), PREPROCESSING);
    }

    static float[] vector(String subject) {
        return new float[] {subject.hashCode()};
    }

    private Embedding embedding(String subject) {
        return new Embedding(vector(subject), findings.apply(subject));
    }

    /** From now on the picture of another address lies at this one. */
    void swap(String uri, String picture) {
        swapped.put(uri, picture);
    }

    private Material fetched(String uri) {
        ByteBuffer bytes = picture(swapped.getOrDefault(uri, uri));
        Digest source = digest(picture("source " + uri));
        return new Material.Picture(digest(bytes), bytes, new Validator(source, "\"" + digest(bytes) + "\""));
    }

    /** As a host that compares tags. */
    private static Material answer(Material fetched, @Nullable Known known) {
        if (known != null && known.validator().equals(((Material.Picture) fetched).validator())) {
            return new Material.Unchanged(known.digest());
        }
        return fetched;
    }

    private final class Loader implements ContentLoader {
        @Override
        public CompletableFuture<Outcome<Material>> load(Content content, @Nullable Known known) {
            if (content instanceof PictureReference reference) {
                return fetches.make(reference.uri().toString())
                        .thenApply(outcome -> outcome.map(fetched -> answer(fetched, known)));
            }
            return CompletableFuture.completedFuture(Outcome.success(
                    content instanceof Caption caption
                            ? new Material.Text(digest(picture(caption.text())), caption.text())
                            : inline((InlinePicture) content)));
        }

        private static Material inline(InlinePicture picture) {
            return new Material.Picture(digest(picture.bytes()), picture.bytes());
        }

        @Override
        public void close() {
            closed++;
            fetches.completeAllWith(FailureCode.CLOSED);
        }
    }

    private final class Model implements Embedder {
        @Override
        public CompletableFuture<Outcome<Embedding>> embed(Material material) {
            return inferences.make(material instanceof Material.Text text ? text.text() : subject(material));
        }

        private static String subject(Material material) {
            String bytes = StandardCharsets.UTF_8
                    .decode(((Material.Picture) material).bytes().duplicate())
                    .toString();
            return bytes.startsWith("http") ? bytes : INLINE;
        }

        @Override
        public void close() {
            closed++;
            inferences.completeAllWith(FailureCode.CLOSED);
        }
    }
}

package io.tuwen.cli;

import io.tuwen.core.identity.Digest;
import io.tuwen.encoder.CaptionIds;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.model.QueryEncoder.Encoded;
import io.tuwen.search.model.ServedModel;
import io.tuwen.search.retrieval.Query;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen embed}. */
@Command(
        name = "embed",
        description = "Shows what the model sees of a sentence or a picture, and the vector that it gives.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Goes the way of the index and of every search. Needs Triton only.",
            "",
            "Examples:",
            "  tuwen embed --text 红色条纹T恤",
            "  tuwen embed --image photo.jpg --json",
            "  tuwen embed --text 杯 --triton gpu:8001 --model /models/chinese-clip"
        })
final class EmbedCommand extends Verb {
    private static final int SHOWN = 6;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Given given = new Given();

    @Option(names = "--json", description = "One JSON object on one line, with all numbers.")
    private boolean json;

    @Mixin
    private ModelOptions served = new ModelOptions();

    @Mixin
    private RunningOptions stack = new RunningOptions();

    /** One of two kinds of content. */
    static final class Given {
        @Option(names = "--text", paramLabel = "TEXT", description = "A sentence, best in Chinese.")
        private @Nullable String text;

        @Option(names = "--image", paramLabel = "FILE", description = "A picture file.")
        private @Nullable Path image;
    }

    /** A caption as JSON tells it. */
    record CaptionView(String model, List<Long> ids, float[] embedding) {}

    /** A picture as JSON tells it. */
    record PictureView(String model, String pixelsSha256, float[] embedding) {}

    @Override
    public Integer call() {
        try (ServedModel model = served.served(stack.running());
                QueryEncoder encoder = new QueryEncoder(model)) {
            String label = model.contract().label();
            if (given.text == null) {
                Path file = Objects.requireNonNull(given.image, "picocli asks for one of the two");
                printPicture(label, encoder.encode(PictureFile.read(file)));
            } else {
                printCaption(label, encoder.encode(new Query.Text(given.text)));
            }
        }
        return ExitCode.OK;
    }

    private void printPicture(String model, Encoded encoded) {
        String sha256 = HexFormat.of().formatHex(Digest.sha256(ByteBuffer.wrap(encoded.row())));
        if (json) {
            Output.json(spec(), new PictureView(model, sha256, encoded.vector()));
            return;
        }
        Output.line(spec(), "pixels  SHA-256 " + sha256);
        printVector(model, encoded.vector());
    }

    private void printCaption(String model, Encoded encoded) {
        List<Long> ids = CaptionIds.of(encoded.row());
        if (json) {
            Output.json(spec(), new CaptionView(model, ids, encoded.vector()));
            return;
        }
        Output.line(spec(), "ids     " + ids.size() + ": " + ids);
        printVector(model, encoded.vector());
    }

    private void printVector(String model, float[] vector) {
        String first = IntStream.range(0, Math.min(SHOWN, vector.length))
                .mapToObj(i -> "%.4f".formatted(vector[i]))
                .collect(Collectors.joining(" "));
        Output.line(spec(), "vector  " + vector.length + " numbers of " + model + ": " + first + " ...");
    }
}

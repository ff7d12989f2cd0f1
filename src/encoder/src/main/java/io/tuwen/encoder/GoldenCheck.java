package io.tuwen.encoder;

import io.tuwen.core.event.Content;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.model.GoldenInputs;
import io.tuwen.core.model.GoldenInputsFile;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.Material;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process, and the model that answers it, make of a model folder's golden inputs what the folder says. Done
 * once before anything is written or asked: equal names and shapes do not tell one pair of towers from another, nor a
 * preprocessing that has drifted.
 */
public final class GoldenCheck {
    /**
     * How far the cosine of a vector and the golden one may fall short of 1. Engines that reckon in 16 bits move it by up
     * to 3e-4; other towers are far beyond this.
     */
    public static final double LARGEST_GAP = 1e-3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path repository;
    private final GoldenInputs golden;
    private final ByteBuffer picture;

    private GoldenCheck(Path repository, GoldenInputs golden, ByteBuffer picture) {
        this.repository = repository;
        this.golden = golden;
        this.picture = picture;
    }

    /**
     * @param repository the folder that holds the contract and the golden inputs
     * @throws FailureException CONFIGURATION_INVALID when they are missing or broken, with the remedy
     */
    public static GoldenCheck read(Path repository, ModelContract contract) {
        GoldenInputs golden = GoldenInputsFile.read(repository, contract);
        Path file = repository.resolve(golden.image().file());
        try {
            return new GoldenCheck(repository, golden, ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    file + ": cannot be read (expected: the picture that golden.json names; `towers golden "
                            + repository + "` writes both): " + e);
        }
    }

    /**
     * Takes one golden input through a tower's own encoders.
     *
     * @throws FailureException MODEL_CONTRACT_MISMATCH that names what differs: pixels, ids or vector; what the model
     *     answered where it is away
     */
    public void require(Tower tower, Encoders encoders) {
        Material material = input(tower, encoders.loader().load(content(tower)));
        byte[] row = input(
                tower, CompletableFuture.completedFuture(encoders.embedder().prepare(material)));
        requireInput(tower, row);
        requireVector(
                tower,
                value(subject(tower) + ": vector", encoders.embedder().embed(material))
                        .vector());
    }

    private <T> T input(Tower tower, CompletableFuture<Outcome<T>> outcome) {
        return value(subject(tower) + ": " + (tower == Tower.IMAGE ? "pixels" : "ids"), outcome);
    }

    private Content content(Tower tower) {
        return switch (tower) {
            case IMAGE -> new Content.InlinePicture(picture);
            case TEXT -> new Content.Caption(golden.text().caption());
        };
    }

    private String subject(Tower tower) {
        return "golden " + (tower == Tower.IMAGE ? "picture" : "caption") + " of " + repository;
    }

    private void requireInput(Tower tower, byte[] row) {
        switch (tower) {
            case IMAGE ->
                requireEqual(
                        tower, "pixels: SHA-256 ", sha256(row), golden.image().pixelsSha256());
            case TEXT ->
                requireEqual(
                        tower,
                        "ids: ",
                        CaptionIds.of(row).toString(),
                        golden.text().ids().toString());
        }
    }

    private void requireEqual(Tower tower, String what, String found, String expected) {
        if (!found.equals(expected)) {
            throw mismatch(subject(tower) + ": " + what + found + " (expected: " + expected
                    + "): this build prepares contents otherwise than the towers want them; take the build and the model"
                    + " folder of one release");
        }
    }

    private void requireVector(Tower tower, float[] vector) {
        double gap = Cosine.gap(vector, golden.embedding(tower));
        // Written so that NaN is refused too.
        if (!(gap <= LARGEST_GAP)) {
            throw mismatch(
                    "%s: vector: its cosine with the golden one falls short of 1 by %.1e (expected: at most %.0e):"
                                    .formatted(subject(tower), gap, LARGEST_GAP)
                            + " the model that answers is not the one of this folder; serve this folder, or name the one that is"
                            + " served");
        }
    }

    private static String sha256(byte[] row) {
        return HexFormat.of().formatHex(Digest.sha256(ByteBuffer.wrap(row)));
    }

    /** What is wrong with a record elsewhere is wrong with the model or this build here. */
    private static <T> T value(String what, CompletableFuture<Outcome<T>> future) {
        Outcome<T> outcome = future.completeOnTimeout(
                        Outcome.failed(
                                FailureCode.MODEL_UNAVAILABLE, what + ": none within " + PATIENCE.toSeconds() + " s"),
                        PATIENCE.toNanos(),
                        TimeUnit.NANOSECONDS)
                .join();
        if (outcome instanceof Success<T> success) {
            return success.value();
        }
        Failure failure = ((Failed<T>) outcome).failure();
        if (failure.disposition() == Disposition.DEAD_LETTER) {
            throw mismatch(what + ": none (expected: as golden.json says): " + failure);
        }
        throw new FailureException(failure);
    }

    private static FailureException mismatch(String message) {
        return new FailureException(FailureCode.MODEL_CONTRACT_MISMATCH, message);
    }
}

package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What it means for the record that a file cannot be had: one place, no side effects. */
public final class FileVerdict {
    private FileVerdict() {}

    public static Outcome<ByteBuffer> outside() {
        return failed(FailureCode.PICTURE_ADDRESS_BLOCKED, "the file lies outside the folders that are allowed");
    }

    public static Outcome<ByteBuffer> notFound() {
        return failed(FailureCode.PICTURE_NOT_FOUND, "no such file");
    }

    public static Outcome<ByteBuffer> forbidden() {
        return failed(FailureCode.PICTURE_FORBIDDEN, "the file may not be read by this process");
    }

    public static Outcome<ByteBuffer> of(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return notFound();
        }
        return e instanceof AccessDeniedException
                ? forbidden()
                : failed(FailureCode.PICTURE_HOST_UNAVAILABLE, "the file cannot be read now: " + e);
    }

    private static Outcome<ByteBuffer> failed(FailureCode code, String message) {
        return Outcome.failed(code, "picture: " + message);
    }
}

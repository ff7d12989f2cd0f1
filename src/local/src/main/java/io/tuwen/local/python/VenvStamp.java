package io.tuwen.local.python;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file written last into an environment: it says that the environment is whole, and from what it was made.
 *
 * @param digest of the requirements and the Python's version
 */
record VenvStamp(Path file, String digest) {

    static VenvStamp of(Path folder, Path requirements, String pythonVersion) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(Files.readAllBytes(requirements));
            sha.update(pythonVersion.getBytes(StandardCharsets.UTF_8));
            return new VenvStamp(folder.resolve("made-from"), HexFormat.of().formatHex(sha.digest()));
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    requirements + ": cannot be read (expected: a file of this repository); start from its root");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    boolean isSet() {
        try {
            return Files.exists(file) && Files.readString(file).equals(digest);
        } catch (IOException e) {
            return false;
        }
    }

    void set() throws IOException {
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), digest);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

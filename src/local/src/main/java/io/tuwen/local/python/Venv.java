package io.tuwen.local.python;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finished environment.
 *
 * @param home the root of the repository
 * @param folder the environment's own
 * @param release {@code 3.11}: major and minor number of its Python
 * @param libdir what the loader must be told so that it finds the interpreter's library; null when it finds it alone
 */
public record Venv(
        Path home, Path folder, String release, @Nullable Path libdir) {

    public Path bin() {
        return folder.resolve("bin");
    }

    public Path python() {
        return bin().resolve("python");
    }

    public Path sitePackages() {
        return folder.resolve("lib").resolve("python" + release).resolve("site-packages");
    }

    /** A file of {@code infra/local}. */
    public Path script(String name) {
        return home.resolve("infra").resolve("local").resolve(name);
    }

    /** {@link #libdir}, where there is one. */
    public Optional<Path> libraryPath() {
        return Optional.ofNullable(libdir);
    }
}

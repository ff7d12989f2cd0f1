package io.tuwen.cli;

import java.nio.file.Path;

/** Where the project lies: the script tells it. */
public final class Home {
    private Home() {}

    public static Path path() {
        return Path.of(System.getProperty("tuwen.home", ".")).toAbsolutePath().normalize();
    }

    /** What the command keeps between runs. */
    public static Path state() {
        return path().resolve(".tuwen");
    }

    /** What it keeps while it runs. */
    public static Path scratch() {
        return state().resolve("scratch");
    }

    /** The model repository that comes with the project. */
    public static Path demoModel() {
        return path().resolve("triton-models").resolve("demo");
    }
}

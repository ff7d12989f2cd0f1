package io.tuwen.cli;

/** What the command's exit code tells a script. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;

    /** It was carried out, and the outcome is not what it should be. */
    public static final int FAILED = 1;

    /** It could not begin: usage, configuration, environment. Nothing was written. */
    public static final int REFUSED = 2;

    private ExitCode() {}
}

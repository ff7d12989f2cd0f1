package io.tuwen.testkit.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The machine's own Chromium, driven by Playwright; for one thread. Nothing is fetched: Playwright's browsers are left
 * out, and Chromium's own calls to its maker are switched off.
 */
public final class Chromium implements AutoCloseable {
    /** Long, since a busy machine is no failure; what a test waits for comes as soon as it is there. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", // containers run as root
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(ARGUMENTS)));
    }

    /**
     * Opens a page as somebody who was never there.
     *
     * @param origin {@code http://HOST:PORT}; all that the page asks for must be there
     */
    public Visit visit(String origin, Look look) {
        return Visit.of(browser.newContext(look.options()), origin, PATIENCE_MILLIS);
    }

    @Override
    public void close() {
        playwright.close();
    }
}

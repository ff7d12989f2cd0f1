package io.tuwen.testkit.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody at a page. Closing fails where the page did what it must not: errors, refused scripts, calls elsewhere. */
public final class Visit implements AutoCloseable {
    /** Axe's words for what keeps people out; the others are advice. */
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** The browser's own line for an answer of 4xx, which tests ask for on purpose. */
    private static final Pattern REFUSED_ANSWER = Pattern.compile("Failed to load resource: .* status of 4\\d\\d.*");

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("error: " + error));
        context.onRequest(request -> asked(request.url()));
    }

    static Visit of(BrowserContext context, String origin, double patienceMillis) {
        context.setDefaultTimeout(patienceMillis);
        Visit visit = new Visit(context, origin);
        visit.page.navigate(origin + "/");
        return visit;
    }

    private void heard(ConsoleMessage message) {
        boolean bad = message.type().equals("error") || message.type().equals("warning");
        if (bad && !REFUSED_ANSWER.matcher(message.text()).matches()) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    private void asked(String address) {
        boolean inside = address.startsWith(origin + "/")
                || address.startsWith("blob:" + origin)
                || address.startsWith("data:")
                || address.equals("about:blank");
        if (!inside) {
            complaints.add("a request elsewhere: " + address);
        }
    }

    public Page page() {
        return page;
    }

    /** As a desktop would: a file is dragged over the page, and let go of. */
    public void drop(byte[] file, String mediaType) {
        page.evaluate("""
                ({ data, type }) => {
                  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([bytes], 'file', { type }));
                  for (const name of ['dragover', 'drop']) {
                    document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
                  }
                }""", Map.of("data", Base64.getEncoder().encodeToString(file), "type", mediaType));
    }

    /** As from a clipboard that holds a file. */
    public void paste(byte[] file, String mediaType) {
        page.evaluate("""
                ({ data, type }) => {
                  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                  const clipboardData = new DataTransfer();
                  clipboardData.items.add(new File([bytes], 'file', { type }));
                  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""", Map.of("data", Base64.getEncoder().encodeToString(file), "type", mediaType));
    }

    /** What keeps people out of the page as it stands, as axe finds it; empty where nothing does. */
    public List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(String.valueOf(rule.getImpact())))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                        .toList();
    }

    /** @throws AssertionError with all that the page did and must not */
    @Override
    public void close() {
        context.close();
        if (!complaints.isEmpty()) {
            throw new AssertionError("the page: " + String.join("; ", complaints));
        }
    }
}

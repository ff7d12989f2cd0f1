package io.tuwen.testkit.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Chromium}, started once in a JVM. Where the machine has none, they are skipped, and say so.
 *
 * <pre>{@code
 * @ExtendWith(InBrowser.class)
 * class PageIT {
 *     @Test
 *     void page_opens(Chromium chromium) { ... }
 * }</pre>
 */
public final class InBrowser implements ExecutionCondition, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);

    /** Of Debian, Ubuntu, Fedora, and of who took Google's. */
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome-stable"),
            Path.of("/usr/bin/google-chrome"));

    private final List<Path> places;

    public InBrowser() {
        this(USUAL);
    }

    InBrowser(List<Path> places) {
        this.places = places;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return condition();
    }

    ConditionEvaluationResult condition() {
        return found().map(path -> ConditionEvaluationResult.enabled("browser: " + path))
                .orElseGet(() -> ConditionEvaluationResult.disabled("no browser, so the page is not tested: none of "
                        + places + " can be run (remedy: install" + " chromium and fonts-noto-cjk)"));
    }

    private Optional<Path> found() {
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(found().orElseThrow()), Chromium.class);
    }
}

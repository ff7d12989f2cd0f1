package io.tuwen.search.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be said of the page without a browser. */
class PageFilesTest {
    private static final Pattern REFERENCE = Pattern.compile("\"/assets/([^\"]+)\"|from '\\./([^']+)'");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?//[a-z0-9.-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("(?:^|[\\s{,])'?([a-z][\\w.-]*)'?: '((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SPOKEN = Pattern.compile("\\bdata-t(?:-[a-z]+)?=\"([^\"]+)\"|\\bt\\('([\\w.-]+)'");

    private static final PageFiles FILES = new PageFiles();

    @Test
    void everyReference_isAFile() throws IOException {
        Map<String, String> files = reachable();

        assertThat(files).containsKeys("main.js", "theme.css", "seal.svg", "words-zh.js");
        assertThat(files.values()).doesNotContain("");
    }

    @Test
    void noFile_refersElsewhere() throws IOException {
        String all = String.join("\n", reachable().values()) + text(FILES.index());

        assertThat(ADDRESS.matcher(all).results().map(found -> found.group()).collect(Collectors.toSet()))
                .isSubsetOf("http://www.w3.org");
    }

    /** A policy would stop them, but an unused way is better than a stopped one. */
    @Test
    void noScript_writesMarkup() throws IOException {
        assertThat(String.join("\n", reachable().values()))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc");
    }

    @Test
    void bothLanguages_sayTheSameThings() throws IOException {
        Map<String, String> files = reachable();
        Map<String, Set<String>> zh = words(files.getOrDefault("words-zh.js", ""));

        assertThat(zh).hasSizeGreaterThan(100);
        assertThat(zh).isEqualTo(words(files.getOrDefault("words-en.js", "")));
    }

    @Test
    void everythingThatIsSaid_hasWords() throws IOException {
        Map<String, String> files = reachable();
        Set<String> words = words(files.getOrDefault("words-zh.js", "")).keySet();
        String all = String.join("\n", files.values()) + text(FILES.index());

        assertThat(SPOKEN.matcher(all)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .collect(Collectors.toSet()))
                .isSubsetOf(words);
    }

    @Test
    void nameOutsideThePage_isNoFile() {
        for (String name : List.of("../index.html", "", "main.js/", "a/b.js", "main.mjs", "x".repeat(5_000) + ".js")) {
            assertThat(FILES.asset(name)).as(name).isEmpty();
        }
    }

    /** By key, the names of what is put into the sentence. */
    private static Map<String, Set<String>> words(String script) {
        Map<String, Set<String>> words = new TreeMap<>();
        Matcher word = WORD.matcher(script);
        while (word.find()) {
            words.put(
                    word.group(1),
                    PLACE.matcher(word.group(2))
                            .results()
                            .map(place -> place.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return words;
    }

    /** Files by name, from the index on; empty where there is none. */
    private static Map<String, String> reachable() throws IOException {
        Map<String, String> found = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(references(text(FILES.index())));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!found.containsKey(name)) {
                PageFile file = FILES.asset(name).orElse(null);
                found.put(name, file == null ? "" : text(file));
                open.addAll(references(found.getOrDefault(name, "")));
            }
        }
        return found;
    }

    private static Set<String> references(String text) {
        return new HashSet<>(REFERENCE
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toList()));
    }

    private static String text(PageFile file) throws IOException {
        return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
    }
}

package io.tuwen.flink.config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Keys and values to the typed configuration. */
final class JobConfigs {
    private static final int PRIORITY = 200;
    private static final int ORDINAL = 100;

    private JobConfigs() {}

    /** Every key there is; not the indexed forms that the library offers for lists beside comma-separated ones. */
    static Set<String> keys() {
        return ConfigMappings.getProperties(ConfigClass.configClass(JobConfig.class)).keySet().stream()
                .filter(key -> !key.endsWith("[*]"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param findings takes what is wrong with the names and forms of the values
     * @return null where there was something to find
     */
    static @Nullable JobConfig read(Map<String, String> properties, List<String> findings) {
        int before = findings.size();
        Set<String> known = keys();
        properties.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> findings.add(name + ": no such key (expected: one of tuwen-reference.properties)"));
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(properties, "tuwen", ORDINAL))
                    .withConverter(
                            Duration.class,
                            PRIORITY,
                            text -> parsed(text, TimeUtils::parseDuration, "250 ms, 5 min, 30 d"))
                    .withConverter(MemorySize.class, PRIORITY, text -> parsed(text, MemorySize::parse, "64 kb, 32 mb"))
                    .withMapping(JobConfig.class)
                    .withValidateUnknown(false)
                    .build();
            return findings.size() == before ? config.getConfigMapping(JobConfig.class) : null;
        } catch (ConfigValidationException e) {
            findings.addAll(problems(e));
            return null;
        }
    }

    private static <T> T parsed(String text, Function<String, T> parser, String examples) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("(expected: such as " + examples + ")", e);
        }
    }

    private static List<String> problems(ConfigValidationException e) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < e.getProblemCount(); i++) {
            // The library's own message numbers say nothing to whoever reads ours.
            problems.add(e.getProblem(i).getMessage().replaceFirst("^SRCFG\\d+: ", ""));
        }
        return problems;
    }
}

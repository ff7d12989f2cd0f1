package io.tuwen.flink.config;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where settings come from: {@code --config FILE}, then the environment ({@code TUWEN_KAFKA_BOOTSTRAP_SERVERS}), then
 * {@code -Dkey=value} arguments. What comes later wins.
 */
public final class JobProperties {
    private static final String CONFIG_FLAG = "--config";
    private static final String DEFINITION = "-D";

    private JobProperties() {}

    /**
     * @param arguments of {@code main}
     * @param environment of the process
     * @return keys to values, none of them checked
     * @throws FailureException CONFIGURATION_INVALID for an argument of another form, or a file that cannot be read
     */
    public static Map<String, String> of(List<String> arguments, Map<String, String> environment) {
        Map<String, String> fromFile = new HashMap<>();
        Map<String, String> defined = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(CONFIG_FLAG) && i + 1 < arguments.size()) {
                fromFile.putAll(read(Path.of(arguments.get(++i))));
            } else if (argument.startsWith(DEFINITION) && argument.contains("=")) {
                String[] pair = argument.substring(DEFINITION.length()).split("=", 2);
                defined.put(pair[0], pair[1]);
            } else {
                throw invalid("argument: \"" + argument + "\" (expected: --config FILE or -Dkey=value)");
            }
        }
        Map<String, String> all = new TreeMap<>(fromFile);
        all.putAll(fromEnvironment(environment));
        all.putAll(defined);
        return all;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("--config " + file + ": cannot be read (expected: a properties file in UTF-8): " + e);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        for (String key : JobConfigs.keys()) {
            String value = environment.get(variable(key));
            if (value != null) {
                values.put(key, value);
            }
        }
        return values;
    }

    /** The name of the variable that sets a key. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }
}

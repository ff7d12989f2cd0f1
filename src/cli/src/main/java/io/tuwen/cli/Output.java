package io.tuwen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import picocli.CommandLine.Model.CommandSpec;

/** Results to standard output, as JSON on one line. */
final class Output {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Output() {}

    static void json(CommandSpec command, Object result) {
        try {
            line(command, JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values always become JSON", e);
        }
    }

    static void line(CommandSpec command, String text) {
        command.commandLine().getOut().println(text);
        command.commandLine().getOut().flush();
    }
}

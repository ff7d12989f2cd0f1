package io.tuwen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.cli.stack.Addresses;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** Results go to standard output, JSON on one line; what is said meanwhile goes to standard error. */
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
        write(command.commandLine().getOut(), text);
    }

    /** Says what is being done. */
    static Consumer<String> teller(CommandSpec command) {
        return text -> complain(command, text);
    }

    static void complain(CommandSpec command, String text) {
        write(command.commandLine().getErr(), text);
    }

    /** Where a stack is, and how to end it. */
    static void addresses(CommandSpec command, Addresses addresses) {
        line(command, "Kafka   " + addresses.kafka());
        line(command, "Triton  " + addresses.triton());
        line(command, "Milvus  " + addresses.milvus());
        line(command, "The stack is up; Ctrl-C stops it. Next: tuwen publish, tuwen search, tuwen doctor");
    }

    private static void write(PrintWriter to, String text) {
        to.println(text);
        to.flush();
    }
}

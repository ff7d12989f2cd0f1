package io.tuwen.local.child;

import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param arguments the program first
 * @param environment what is set beside the variables of this process
 */
public record ChildCommand(List<String> arguments, Map<String, String> environment) {
    public ChildCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}

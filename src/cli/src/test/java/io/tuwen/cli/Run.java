package io.tuwen.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a run of the command came to. */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Tuwen.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    String lastLine() {
        return out.strip().substring(out.strip().lastIndexOf('\n') + 1);
    }
}

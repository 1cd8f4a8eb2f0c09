package org.jixiao.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Charset charset = charset();
        boolean terminal = System.console() != null;
        FileOutputStream shown = new FileOutputStream(FileDescriptor.out);
        // A quarter of a million findings take twice as long to print line by line.
        PrintStream out = terminal
                ? new PrintStream(shown, true, charset)
                : new PrintStream(new BufferedOutputStream(shown, 1 << 16), false, charset);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
        Cli cli = new Cli(out, err, terminal);
        AtomicBoolean done = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!done.get()) { // Ctrl-C
                cli.interrupted(args);
            }
        }));
        int status = cli.run(args);
        out.flush();
        done.set(true);
        System.exit(status);
    }

    /** What the launcher says, else what the terminal uses; files and pipes get UTF-8. */
    private static Charset charset() {
        String told = System.getProperty("sun.stdout.encoding");
        Console console = System.console();
        return told != null ? Charset.forName(told) : console != null ? console.charset() : StandardCharsets.UTF_8;
    }
}

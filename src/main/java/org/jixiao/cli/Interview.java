package org.jixiao.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.function.IOSupplier;
import org.jixiao.model.Messages;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Asks people who know no commands what is to be done, shows the command for it, runs it, and asks again.
 *
 * @param opener opens the terminal, which is closed while a command runs that shows its progress there
 * @param folder where the usual files are looked for; an empty path for the current folder
 * @param language the words that ask a command for another language than Chinese
 */
record Interview(Cli cli, IOSupplier<Terminal> opener, Path folder, Messages messages, List<String> language) {
    /** At the terminal that the program was started at. */
    static Interview here(Cli cli, Messages messages, List<String> language) {
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
        IOSupplier<Terminal> opener =
                () -> TerminalBuilder.builder().encoding(charset).build();
        return new Interview(cli, opener, Path.of(""), messages, language);
    }

    /**
     * Until somebody has had enough.
     *
     * @return the exit status of the last command
     * @throws IOException where there is no terminal after all
     */
    int run() throws IOException {
        int status = Command.DONE;
        List<String> words = ask(null);
        while (!words.isEmpty()) {
            status = cli.run(words.toArray(String[]::new));
            words = ask(null);
        }
        return status;
    }

    /** One step that is settled, with its questions. */
    int run(Step step) throws IOException {
        List<String> words = ask(step);
        return words.isEmpty() ? Command.DONE : cli.run(words.toArray(String[]::new));
    }

    /** The command line that the answers make; empty where the user leaves. */
    private List<String> ask(@Nullable Step settled) throws IOException {
        try (Terminal terminal = opener.get()) {
            DefaultParser parser = new DefaultParser();
            parser.setEscapeChars(null); // the \ of Windows
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(parser)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            PrintWriter screen = terminal.writer();
            Step step = settled == null ? choose(reader, screen) : settled;
            if (step == null) {
                return List.of();
            }
            List<String> words = new ArrayList<>(List.of(messages.get("name." + step.command())));
            for (Step.Question question : step.questions()) {
                words.addAll(question.words(answer(question, reader)));
            }
            words.addAll(language);
            screen.println(messages.get("ask.command", Printable.line(Step.quoted(words))));
            screen.println();
            screen.flush();
            return words;
        } catch (UserInterruptException | EndOfFileException e) { // Ctrl-C, Ctrl-D
            return List.of();
        }
    }

    /** Null for leaving. */
    private @Nullable Step choose(LineReader reader, PrintWriter screen) {
        screen.println();
        screen.println(messages.get("ask.what"));
        for (int i = 0; i < Step.ALL.size(); i++) {
            screen.println("  " + (i + 1) + "  "
                    + messages.get("step." + Step.ALL.get(i).name()));
        }
        screen.println("  0  " + messages.get("ask.leave"));
        screen.flush();
        while (true) {
            String number = reader.readLine(messages.get("ask.number")).strip();
            int chosen = number.length() == 1 ? Character.digit(number.charAt(0), 10) : -1; // also a full-width one
            if (chosen == 0) {
                return null;
            }
            if (chosen > 0 && chosen <= Step.ALL.size()) {
                return Step.ALL.get(chosen - 1);
            }
        }
    }

    /** What the user types, or drags into the window; Enter for the usual, of which there may be none. */
    private List<String> answer(Step.Question question, LineReader reader) {
        Path usual = question.usual(folder, messages);
        String offered = messages.get("ask.offer", usual == null ? messages.get("ask.none") : usual);
        String line = reader.readLine(messages.get("ask." + question.option()) + offered)
                .strip();
        if (line.isEmpty()) {
            return usual == null ? List.of() : List.of(usual.toString());
        }
        boolean whole = isThere(line) || (!question.several() && !line.matches("[\"'].*"));
        return whole
                ? List.of(line)
                : reader.getParser().parse(line, line.length()).words();
    }

    /** Also a name with spaces in it that nobody put in quotes. */
    private static boolean isThere(String line) {
        try {
            return Files.exists(Path.of(line));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

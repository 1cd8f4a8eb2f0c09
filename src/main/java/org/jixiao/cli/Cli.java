package org.jixiao.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.apache.commons.io.function.Uncheck;
import org.jixiao.Consolidation.Kind;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;
import org.jixiao.workbook.AtomicFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line: finds the command, runs it, and turns what went wrong into a plain message and an exit status.
 *
 * @param terminal whether progress bars may be shown
 */
public record Cli(PrintStream out, PrintStream err, boolean terminal) {
    private static final String JUDGING = "output template year format strict latest jobs";

    static final List<Command> COMMANDS = List.of(
            new Command("roster", false, RosterCommand::run, "from roster output template year jobs"),
            new Command("blank", false, BlankCommand::run, "roster from output template year per jobs"),
            new Command("evaluation", false, EvaluationCommand::run, "roster output template year per jobs"),
            new Command("read", true, ReadCommand::run, "output template format strict latest jobs"),
            new Command("check", true, CheckCommand::run, "targets roster " + JUDGING),
            new Command("summary", true, SummaryCommand.of(Kind.SUMMARY), "roster " + JUDGING),
            new Command("year-end", true, SummaryCommand.of(Kind.YEAR_END), "targets evaluations roster " + JUDGING),
            new Command("template", false, TemplateCommand::run, "template format output"),
            new Command("demo", false, DemoCommand::run, "output"));

    private static final Messages CHINESE = new Messages("zh");

    private static final List<String> ENGLISH = List.of("--lang", "en");

    /** Takes a step of the year by its name, on what stands behind; for the launchers that things are dropped on. */
    private static final String STEP = "--step";

    private static final int WIDTH = 100;

    /** The command of that English or Chinese name. */
    static Optional<Command> named(String name) {
        return COMMANDS.stream()
                .filter(each -> each.name().equals(name) || chineseName(each).equals(name))
                .findFirst();
    }

    /**
     * Runs one command.
     *
     * @return 0 done; 1 done, with error-level findings; 2 wrong usage; 3 nothing could be read or written
     */
    public int run(String... args) {
        List<String> words = List.of(args);
        Messages messages = new Messages(language(words));
        if (words.contains("-v") || words.contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        }
        boolean nothing = words.isEmpty() || words.equals(ENGLISH);
        if ((nothing && terminal) || words.indexOf(STEP) == 0) {
            return guide(words, messages);
        }
        if (nothing || words.get(0).equals("-h") || words.get(0).equals("--help")) {
            out.println(overview(messages));
            return Command.DONE;
        }
        if (words.get(0).equals("--version")) {
            out.println("jixiao " + version());
            return Command.DONE;
        }
        try {
            Command command = named(words.get(0))
                    .orElseThrow(() -> new UsageException(messages.get("usage.command", words.get(0), names())));
            Arguments arguments = Arguments.parse(command, words.subList(1, words.size()), messages);
            if (arguments.has("help")) {
                help(command, messages);
                return Command.DONE;
            }
            Screen screen = new Screen(out, err, terminal, arguments.has("quiet"), messages);
            int status = command.work().run(arguments, new Session(screen, arguments));
            return out.checkError() ? fail(Command.NOTHING_DONE, messages.get("failure.output"), null) : status;
        } catch (UsageException e) {
            return fail(Command.WRONG_USAGE, e.getMessage(), e);
        } catch (OutputException e) {
            return fail(Command.NOTHING_DONE, e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            return fail(Command.NOTHING_DONE, messages.get("failure.memory"), e);
        } catch (RuntimeException | Error e) { // our own mistake: the user gets a sentence, and -v the details
            return fail(Command.NOTHING_DONE, messages.get("failure.program"), e);
        }
    }

    /** Without a command: asks for it, or takes the step that is named, with the usual answers where things were dropped on it. */
    private int guide(List<String> words, Messages messages) {
        try {
            Interview interview = Interview.here(this, messages, words.equals(ENGLISH) ? words : List.of());
            if (!words.contains(STEP)) {
                return interview.run();
            }
            Step step = Step.named(words.size() < 2 ? "" : words.get(1))
                    .orElseThrow(() ->
                            new UsageException(messages.get("usage.step", String.join(" ", words), Step.names())));
            List<Path> dropped = Arguments.paths(words.subList(2, words.size()), messages);
            if (dropped.isEmpty() && !terminal) {
                throw new UsageException(messages.get("usage.no-paths"));
            }
            if (dropped.isEmpty()) {
                return interview.run(step);
            }
            List<String> line = step.dropped(dropped, messages);
            out.println("jixiao " + Printable.line(Step.quoted(line)) + "\n");
            return run(line.toArray(String[]::new));
        } catch (UsageException e) {
            return fail(Command.WRONG_USAGE, e.getMessage(), e);
        } catch (IOException e) { // no terminal after all
            out.println(overview(messages));
            return Command.DONE;
        }
    }

    /** Says so where the user has stopped the program, and leaves nothing half written behind. */
    void interrupted(String... args) {
        AtomicFiles.abandon();
        out.flush();
        err.println("jixiao: " + new Messages(language(List.of(args))).get("failure.interrupted"));
    }

    private int fail(int status, @Nullable String message, @Nullable Throwable cause) {
        out.flush();
        err.println("jixiao: " + Printable.lines(String.valueOf(message)));
        Logger log = LoggerFactory.getLogger(Cli.class);
        if (cause != null && log.isDebugEnabled()) {
            log.debug("exit status {}", status, cause);
        }
        return status;
    }

    private static String language(List<String> words) {
        int at = words.indexOf("--lang");
        boolean english = words.contains("--lang=en")
                || (at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("en"));
        return english ? "en" : "zh";
    }

    private static String version() {
        return Objects.requireNonNullElse(Cli.class.getPackage().getImplementationVersion(), "(development)");
    }

    /** Both names are understood in both languages. */
    private static String chineseName(Command command) {
        return CHINESE.get("name." + command.name());
    }

    private static String names() {
        return COMMANDS.stream()
                .map(each -> each.name() + "/" + chineseName(each))
                .collect(Collectors.joining(" "));
    }

    private static String overview(Messages messages) {
        StringBuilder text = new StringBuilder(messages.get("help.overview")).append("\n\n");
        for (Command command : COMMANDS) {
            text.append(String.format("  %-9s %s  ", command.name(), chineseName(command)))
                    .append(messages.get("command." + command.name()))
                    .append('\n');
        }
        return text.append('\n').append(messages.get("help.more")).toString();
    }

    private void help(Command command, Messages messages) {
        out.println(command.name() + " / " + chineseName(command) + ": " + messages.get("command." + command.name()));
        out.println(messages.get("usage." + command.name()));
        out.println();
        TextHelpAppendable text = new TextHelpAppendable(out);
        text.setMaxWidth(WIDTH);
        HelpFormatter help = HelpFormatter.builder()
                .setShowSince(false)
                .setHelpAppendable(text)
                .get();
        Uncheck.accept(help::printOptions, Arguments.options(command, messages));
    }
}

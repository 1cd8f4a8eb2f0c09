package org.jixiao.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jixiao.Request;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked a command to do.
 *
 * @param line as it was typed
 * @param paths what came in, {@code --evaluations} among it
 * @param targets what {@code --targets} names
 * @param from last year's forms, that new ones are made from
 * @param output null for the command's own default
 * @param year the budget year; null where the roster or the forms say it
 */
record Arguments(
        CommandLine line,
        List<Path> paths,
        List<Path> from,
        List<Path> targets,
        @Nullable Path output,
        @Nullable Path roster,
        @Nullable Integer year,
        int jobs) {

    /** The options that have a letter: their first. */
    private static final Set<String> LETTERS =
            Set.of("output", "roster", "template", "year", "format", "jobs", "quiet", "verbose", "help");

    /** Options that stand alone. */
    private static final Set<String> FLAGS = Set.of("strict", "latest", "quiet", "verbose", "help");

    /** The file or folder to write to, or the usual one of that name. */
    Path outputOr(String usual) {
        return output == null ? Path.of(usual) : output;
    }

    /**
     * The folder to write into, or the usual one.
     *
     * @throws UsageException where it is a file, or is called like one
     */
    Path folderOr(String usual, Messages messages) throws UsageException {
        Path folder = outputOr(usual);
        boolean isCalledLikeAFile = String.valueOf(folder.getFileName()).matches("(?i).+\\.(?:xlsx?|csv)");
        if (Files.isRegularFile(folder) || (isCalledLikeAFile && !Files.isDirectory(folder))) {
            throw new UsageException(messages.get("usage.no-folder", folder));
        }
        return folder;
    }

    /** The file to write, or the usual one; in a folder the usual one, too. */
    Path fileOr(String usual) {
        Path file = outputOr(usual);
        return Files.isDirectory(file) ? file.resolve(usual) : file;
    }

    /** The same for a workbook: Excel distrusts an .xlsx under any other ending. */
    Path workbookOr(String usual) {
        Path file = fileOr(usual);
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.replaceFirst("(?i)\\.(?:xlsx?|et|ods)$", "") + ".xlsx");
    }

    /** Whether an option without an operand was typed. */
    boolean has(String option) {
        return line.hasOption(option);
    }

    /** A template's name or file; null where the form is to be recognised. */
    @Nullable
    String template() {
        return line.getOptionValue("template");
    }

    /** {@code text}, {@code json}, {@code csv} or {@code sqlite}. */
    String format() {
        return line.getOptionValue("format", "text");
    }

    /** Whether the result is printed as JSON. */
    boolean json() {
        return format().equals("json");
    }

    /** Whether the result is written as files for other programs. */
    boolean exports() {
        return format().equals("csv") || format().equals("sqlite");
    }

    /** What to read, by the words of the command line; what {@code --targets} names, too. */
    Request request() {
        return request(Stream.concat(paths.stream(), targets.stream()).toList(), List.of());
    }

    /** The same, but what {@code --targets} names is only there to be compared with. */
    Request requestBesideTargets() {
        return request(paths, targets);
    }

    Request request(List<Path> read, List<Path> beside) {
        return new Request(read, beside, roster, template(), year, has("latest"));
    }

    /** The options that a command has, described in the user's language: its own first, then those of all commands. */
    static Options options(Command command, Messages messages) {
        Options options = new Options();
        Stream.of(command.options().split(" ")).forEach(name -> options.addOption(option(name, messages)));
        if (command.exports()) {
            options.getOption("format").setArgName(messages.get("argument.export-format"));
        }
        List.of("lang", "quiet", "verbose", "help").forEach(name -> options.addOption(option(name, messages)));
        return options;
    }

    private static Option option(String name, Messages messages) {
        String letter = LETTERS.contains(name) ? name.substring(0, 1) : null;
        Option option = new Option(letter, name, !FLAGS.contains(name), messages.get("option." + name));
        if (option.hasArg()) {
            String operand = switch (name) { // by its name in the bundle
                case "output" -> "path";
                case "roster" -> "file";
                case "jobs" -> "number";
                case "from", "targets", "evaluations" -> "paths";
                default -> name;
            };
            option.setArgName(messages.get("argument." + operand));
            option.setArgs(operand.equals("paths") ? Option.UNLIMITED_VALUES : 1);
        }
        return option;
    }

    /** @throws UsageException for an option that does not exist or makes no sense, naming it */
    static Arguments parse(Command command, List<String> typed, Messages messages) throws UsageException {
        CommandLine line;
        try {
            line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options(command, messages), typed.toArray(String[]::new));
        } catch (MissingArgumentException e) {
            String name = e.getOption().getLongOpt();
            throw new UsageException(
                    messages.get("usage.option-word", "--" + name, e.getOption().getArgName()));
        } catch (ParseException e) { // with these options nothing else can be wrong
            String option = e instanceof UnrecognizedOptionException unknown ? unknown.getOption() : e.getMessage();
            throw new UsageException(messages.get("usage.no-option", String.valueOf(option)));
        }
        for (Option option : line.getOptions()) {
            if (option.getArgs() == 1 && values(line, option.getLongOpt()).size() > 1) { // which of them is meant?
                throw new UsageException(messages.get("usage.option-twice", "--" + option.getLongOpt()));
            }
        }
        List<String> formats = List.of("text", "json", "csv", "sqlite");
        requireOneOf(command.exports() ? formats : formats.subList(0, 2), "format", line, messages);
        requireOneOf(List.of("project", "unit"), "per", line, messages);
        requireOneOf(List.of("zh", "en"), "lang", line, messages);
        path(line, "template", messages); // what could be no file can be no template either
        Integer year = number(line, "year", 2000, 2100, messages);
        Integer jobs = number(line, "jobs", 1, 256, messages);
        List<String> words = new ArrayList<>(line.getArgList());
        words.addAll(values(line, "evaluations"));
        Arguments arguments = new Arguments(
                line,
                paths(words, messages),
                paths(values(line, "from"), messages),
                paths(values(line, "targets"), messages),
                path(line, "output", messages),
                path(line, "roster", messages),
                year,
                jobs == null ? Runtime.getRuntime().availableProcessors() : jobs);
        if (arguments.writesOverInput()) {
            throw new UsageException(messages.get("usage.over-input", line.getOptionValue("output")));
        }
        return arguments;
    }

    /** Whether the file to write to is one of those to read: what came back is never changed. */
    private boolean writesOverInput() {
        return output != null
                && Files.isRegularFile(output)
                && inputs().stream().anyMatch(read -> absolute(read).equals(absolute(output)));
    }

    /** All files and folders that are read; a template's name leads to none. */
    List<Path> inputs() {
        Stream<Path> ofTemplate = Stream.ofNullable(template()).map(Path::of);
        return Stream.of(paths.stream(), from.stream(), targets.stream(), Stream.ofNullable(roster), ofTemplate)
                .flatMap(stream -> stream)
                .toList();
    }

    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<String> values(CommandLine line, String option) {
        return List.of(Objects.requireNonNullElse(line.getOptionValues(option), new String[0]));
    }

    private static void requireOneOf(List<String> choices, String option, CommandLine line, Messages messages)
            throws UsageException {
        String value = line.getOptionValue(option, choices.get(0));
        if (!choices.contains(value)) {
            throw new UsageException(messages.get("usage.choice", option, value, String.join(" | ", choices)));
        }
    }

    private static @Nullable Integer number(CommandLine line, String option, int least, int most, Messages messages)
            throws UsageException {
        String value = line.getOptionValue(option);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new UsageException(messages.get("usage.number", option, value, least, most));
        }
        return Integer.valueOf(value);
    }

    static List<Path> paths(List<String> words, Messages messages) throws UsageException {
        List<Path> paths = new ArrayList<>();
        try {
            for (String word : words) {
                if (word.indexOf('\uFFFD') >= 0) { // what Java makes of Chinese names in a locale that is not UTF-8
                    throw new UsageException(messages.get("usage.locale", word));
                }
                paths.add(Path.of(word));
            }
        } catch (InvalidPathException e) {
            throw new UsageException(messages.get("usage.path", e.getInput()));
        }
        return paths;
    }

    private static @Nullable Path path(CommandLine line, String option, Messages messages) throws UsageException {
        String value = line.getOptionValue(option);
        return value == null ? null : paths(List.of(value), messages).get(0);
    }
}

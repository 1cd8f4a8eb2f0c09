package org.jixiao.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A step of the year as an office takes it: a command, what it must be told, and where that lies unless somebody says otherwise.
 *
 * @param name in the bundle under {@code step.…}; what {@code --step} takes
 * @param questions the first one is what people drop on the step's launcher
 */
record Step(String name, String command, List<Question> questions) {
    /** What stands on the command line without an option. */
    private static final String PATHS = "paths";

    static final List<Step> ALL = List.of(
            of("roster", "roster", "from year output=roster"),
            of("blank", "blank", "roster=roster output=blanks"),
            of("check", "check", "paths=collected roster=roster output=reviews"),
            of("summary", "summary", "paths=collected roster=roster output=summary"),
            of("evaluation", "evaluation", "paths=collected roster=roster output=evaluations"),
            of(
                    "check-evaluations",
                    "check",
                    "paths=evaluated targets=collected roster=roster output=evaluation-reviews"),
            of("year-end", "year-end", "targets=collected evaluations=evaluated roster=roster output=year-end"),
            new Step("demo", "demo", List.of()));

    /** @param questions options, each with the usual file behind {@code =} where there is one */
    private static Step of(String name, String command, String questions) {
        return new Step(
                name,
                command,
                Stream.of(questions.split(" "))
                        .map(question -> question.split("="))
                        .map(question -> new Question(question[0], question.length < 2 ? null : question[1]))
                        .toList());
    }

    /**
     * One thing that a command is told.
     *
     * @param option the long name of its option, or {@code paths}
     * @param file what the usual file or folder is called, in the bundle under {@code file.…}; null where there is no usual one
     */
    record Question(String option, @Nullable String file) {
        /** The usual file or folder; null where there is none, or it is to be read and is not there. */
        @Nullable
        Path usual(Path folder, Messages messages) {
            if (file == null) {
                return null;
            }
            Path usual = folder.resolve(messages.get("file." + file));
            return option.equals("output") || Files.exists(usual) ? usual : null;
        }

        /** Whether several files may be the answer. */
        boolean several() {
            return !List.of("output", "roster", "year").contains(option);
        }

        /** An answer as words of a command line; none where there is no answer. */
        List<String> words(List<String> answer) {
            List<String> words = new ArrayList<>(answer);
            if (!answer.isEmpty() && !option.equals(PATHS)) {
                words.add(0, "--" + option);
            }
            return words;
        }
    }

    static String names() {
        return ALL.stream().map(Step::name).collect(Collectors.joining(" "));
    }

    /** A command line as one would type it. */
    static String quoted(List<String> words) {
        return words.stream()
                .map(word -> word.matches(".*[\\s&()].*") ? '"' + word + '"' : word)
                .collect(Collectors.joining(" "));
    }

    static Optional<Step> named(String name) {
        return ALL.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The command line for what was dropped on the step's launcher: beside it lie the other files, and there the result goes. */
    List<String> dropped(List<Path> paths, Messages messages) {
        List<Path> absolute = paths.stream().map(Path::toAbsolutePath).toList();
        Path parent = absolute.get(0).getParent();
        Path folder = parent == null ? absolute.get(0) : parent;
        List<String> words = new ArrayList<>(List.of(messages.get("name." + command)));
        for (Question question : questions) {
            Path usual = question.usual(folder, messages);
            if (question.equals(questions.get(0))) {
                words.addAll(
                        question.words(absolute.stream().map(Path::toString).toList()));
            } else if (usual != null && !absolute.contains(usual)) {
                words.addAll(question.words(List.of(usual.toString())));
            }
        }
        return words;
    }
}

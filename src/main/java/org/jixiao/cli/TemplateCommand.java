package org.jixiao.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiao.OutputException;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;
import org.jixiao.proof.Proof;
import org.jixiao.template.TemplateDescription;
import org.jixiao.template.TemplateReader;
import org.jspecify.annotations.Nullable;

/** 模板: what a template says, what is wrong with it, and whether what is filled into it comes back. */
final class TemplateCommand {
    private TemplateCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        List<String> names = Stream.concat(
                        arguments.paths().stream().map(Path::toString), Stream.ofNullable(arguments.template()))
                .toList();
        if (names.isEmpty()) {
            session.say("template.list", String.join(" ", session.templates().names()));
            return Command.DONE;
        }
        boolean sound = true;
        for (String name : names) {
            sound &= describe(name, arguments, session);
        }
        return sound ? Command.DONE : Command.FINDINGS;
    }

    /** Whether nothing is wrong with it. */
    private static boolean describe(String name, Arguments arguments, Session session)
            throws UsageException, OutputException {
        Messages messages = session.messages();
        TemplateStore templates = session.templates();
        TemplateReader.Compiled compiled = templates.compileAmongAll(name);
        TemplateDescription description = new TemplateDescription(compiled.template(), messages);
        List<String> mistakes = compiled.mistakes().stream()
                .map(mistake -> mistake.text(messages))
                .toList();
        boolean readBack = mistakes.isEmpty() && !compiled.template().fields().isEmpty();
        Proof proof = readBack ? Proof.of(compiled.template(), templates.forms(null), messages) : null;
        List<Proof.Failure> failed = proof == null ? List.of() : proof.failures();
        List<String> failures =
                failed.stream().map(failure -> text(failure, messages)).toList();
        if (proof != null && arguments.output() != null) {
            session.outbox().write(arguments.output(), proof.sample());
        }
        if (arguments.json()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(description.json());
            object.put("mistakes", mistakes);
            object.put("proof", proof == null ? null : failures);
            session.json(object);
        } else {
            description.text().lines().forEach(session::print);
            session.say(mistakes.isEmpty() ? "template.sound" : "template.mistakes", name, mistakes.size());
            mistakes.forEach(session::print);
            if (proof != null) {
                if (!proof.takenFor().isEmpty()) {
                    session.say("template.proof.taken-for", name, proof.takenFor());
                }
                failures.forEach(session::print);
                session.say(
                        failures.isEmpty() ? "template.proof.held" : "template.proof.failed",
                        proof.changes(),
                        failures.size());
                if (arguments.output() != null) {
                    session.say("template.proof.sample", arguments.output());
                }
            }
        }
        return mistakes.isEmpty() && failures.isEmpty();
    }

    private static String text(Proof.Failure failure, Messages messages) {
        String change = messages.get("template.proof.change." + failure.change());
        String field = failure.field();
        Object at = Objects.requireNonNullElse(failure.at(), "");
        return field.isEmpty()
                ? messages.get("template.proof.not-recognised", change, failure.actual())
                : messages.get("template.proof.failure", change, field, failure.expected(), failure.actual(), at);
    }
}

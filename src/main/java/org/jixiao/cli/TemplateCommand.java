package org.jixiao.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jixiao.OutputException;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;
import org.jixiao.proof.Proof;
import org.jixiao.template.Mistake;
import org.jixiao.template.TemplateDescription;
import org.jixiao.template.TemplateReader;
import org.jspecify.annotations.Nullable;

/** 模板: what a template says, what is wrong with it, and whether what is filled into it comes back. */
final class TemplateCommand {
    private TemplateCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        TemplateStore templates = session.templates();
        if (arguments.paths().isEmpty() && arguments.template() == null) {
            session.say("template.list", String.join(" ", templates.names()));
            return Command.DONE;
        }
        int status = Command.DONE;
        for (Path path : arguments.paths()) {
            status = Math.max(status, describe(path.toString(), arguments, session, templates));
        }
        return arguments.template() == null
                ? status
                : Math.max(status, describe(arguments.template(), arguments, session, templates));
    }

    private static int describe(String name, Arguments arguments, Session session, TemplateStore templates)
            throws UsageException, OutputException {
        TemplateReader.Compiled compiled = templates.compile(name);
        TemplateDescription description = new TemplateDescription(compiled.template(), session.messages());
        boolean readBack =
                compiled.mistakes().isEmpty() && !compiled.template().fields().isEmpty();
        Proof proof = readBack ? Proof.of(compiled.template(), templates.forms(null), session.messages()) : null;
        if (proof != null && arguments.output() != null) {
            session.outbox().write(arguments.output(), proof.sample());
        }
        if (arguments.json()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(description.json());
            object.put(
                    "mistakes",
                    compiled.mistakes().stream()
                            .map(mistake -> mistake.text(session.messages()))
                            .toList());
            object.put(
                    "proof",
                    proof == null
                            ? null
                            : proof.failures().stream()
                                    .map(failure -> text(failure, session.messages()))
                                    .toList());
            session.json(object);
        } else {
            description.text().lines().forEach(session::print);
            session.say(
                    compiled.mistakes().isEmpty() ? "template.sound" : "template.mistakes",
                    name,
                    compiled.mistakes().size());
            for (Mistake mistake : compiled.mistakes()) {
                session.print(mistake.text(session.messages()));
            }
            if (proof != null) {
                if (!proof.takenFor().isEmpty()) {
                    session.say("template.proof.taken-for", name, proof.takenFor());
                }
                proof.failures().forEach(failure -> session.print(text(failure, session.messages())));
                session.say(
                        proof.failures().isEmpty() ? "template.proof.held" : "template.proof.failed",
                        proof.changes(),
                        proof.failures().size());
                if (arguments.output() != null) {
                    session.say("template.proof.sample", arguments.output());
                }
            }
        }
        boolean sound = compiled.mistakes().isEmpty()
                && (proof == null || proof.failures().isEmpty());
        return sound ? Command.DONE : Command.FINDINGS;
    }

    private static String text(Proof.Failure failure, Messages messages) {
        String change = messages.get("template.proof.change." + failure.change());
        return failure.field().isEmpty()
                ? messages.get("template.proof.not-recognised", change, failure.actual())
                : messages.get(
                        "template.proof.failure",
                        change,
                        failure.field(),
                        failure.expected(),
                        failure.actual(),
                        failure.at() == null ? "" : failure.at());
    }
}

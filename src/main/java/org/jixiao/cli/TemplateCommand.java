package org.jixiao.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.template.Mistake;
import org.jixiao.template.TemplateDescription;
import org.jixiao.template.TemplateReader;
import org.jspecify.annotations.Nullable;

/** 模板: what a template says, and what is wrong with it. */
final class TemplateCommand implements Command {
    @Override
    public String name() {
        return "template";
    }

    @Override
    public String chineseName() {
        return "模板";
    }

    @Override
    public List<String> options() {
        return List.of("template", "format");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException {
        TemplateStore templates = new TemplateStore(session.messages());
        if (arguments.paths().isEmpty() && arguments.template() == null) {
            session.say("template.list", String.join(" ", templates.names()));
            return DONE;
        }
        int status = DONE;
        for (Path path : arguments.paths()) {
            status = Math.max(status, describe(path.toString(), arguments, session, templates));
        }
        return arguments.template() == null
                ? status
                : Math.max(status, describe(arguments.template(), arguments, session, templates));
    }

    private static int describe(String name, Arguments arguments, Session session, TemplateStore templates)
            throws UsageException {
        TemplateReader.Compiled compiled = templates.compile(name);
        TemplateDescription description = new TemplateDescription(compiled.template(), session.messages());
        if (arguments.json()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(description.json());
            object.put(
                    "mistakes",
                    compiled.mistakes().stream()
                            .map(mistake -> mistake.text(session.messages()))
                            .toList());
            session.json(object);
        } else {
            session.print(description.text());
            for (Mistake mistake : compiled.mistakes()) {
                session.print(mistake.text(session.messages()));
            }
            session.say(
                    compiled.mistakes().isEmpty() ? "template.sound" : "template.mistakes",
                    name,
                    compiled.mistakes().size());
        }
        return compiled.mistakes().isEmpty() ? DONE : FINDINGS;
    }
}

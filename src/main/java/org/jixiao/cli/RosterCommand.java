package org.jixiao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jixiao.fill.Filler;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** 名册: an empty roster to fill in, or one that lists the projects of last year's forms with their budgets as last year's. */
final class RosterCommand implements Command {
    private static final int EMPTY_ROWS = 100;
    private static final int EMPTY_CONTROLS = 30;

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public String chineseName() {
        return "名册";
    }

    @Override
    public List<String> options() {
        return List.of("output", "template", "year", "latest", "jobs");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        TemplateStore templates = new TemplateStore(session.messages());
        FormTemplate template = templates.load(RosterFile.TEMPLATE);
        List<CollectedForm> forms = arguments.paths().isEmpty()
                ? List.of()
                : Inbox.read(arguments.paths(), arguments, session, templates.forms(arguments.template()))
                        .forms();
        if (forms.isEmpty() && !arguments.paths().isEmpty()) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        Form roster = new Form(template.name(), Map.of(), Map.of())
                .with("year", year(arguments, forms))
                .withRows("entries", padded(entries(forms), EMPTY_ROWS))
                .withRows("controls", padded(controls(forms, session), EMPTY_CONTROLS));
        Path output = arguments.output() == null ? Path.of(session.messages().get("file.roster")) : arguments.output();
        if (Session.isFilledIn(output)) {
            throw new OutputException(session.messages().get("blank.kept", output));
        }
        Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), roster);
        session.write(output, Filler.fill(template, List.of(sheet), false, Stamp.of(template.name())));
        session.say("roster.written", output, forms.size());
        return DONE;
    }

    /** The year that was asked for, else the one after the newest form; none for an empty roster: the office writes it. */
    private static @Nullable Integer year(Arguments arguments, List<CollectedForm> forms) {
        if (arguments.year() != null) {
            return arguments.year();
        }
        return forms.stream()
                .map(form -> form.form().get("year").parsed() instanceof Integer year ? year : null)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(year -> year + 1)
                .orElse(null);
    }

    private static List<Row> entries(List<CollectedForm> forms) {
        return forms.stream()
                .map(CollectedForm::form)
                .sorted(Comparator.comparing((Form form) -> form.text("unit.name"))
                        .thenComparing(form -> form.text("project.name")))
                .map(form -> {
                    Map<String, Value> cells = new LinkedHashMap<>();
                    for (String path :
                            List.of("unit.name", "project.name", "project.category", "project.performanceType")) {
                        cells.put(path, form.get(path));
                    }
                    cells.put(
                            "budget.lastYear",
                            Value.of(form.get("budget.current").number()));
                    return new Row(cells);
                })
                .toList();
    }

    private static List<Row> controls(List<CollectedForm> forms, Session session) {
        TreeSet<String> units = new TreeSet<>();
        forms.forEach(form -> units.add(form.form().text("unit.name")));
        Value level = Value.of(session.messages().get("roster.level-unit"));
        return units.stream()
                .map(unit -> new Row(Map.of("level", level, "name", Value.of(unit))))
                .toList();
    }

    private static List<Row> padded(List<Row> rows, int emptyRows) {
        List<Row> padded = new ArrayList<>(rows);
        padded.addAll(Collections.nCopies(emptyRows, new Row(Map.of())));
        return padded;
    }
}

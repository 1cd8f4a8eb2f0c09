package org.jixiao.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.fill.Filler;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.read.FormReader;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/** 下发: one pre-filled workbook a project or a unit, and the list of what was issued. */
final class BlankCommand implements Command {
    static final String DEFAULT_TEMPLATE = "shanghai-2020";
    private static final String LIST_TEMPLATE = "issued";

    @Override
    public String name() {
        return "blank";
    }

    @Override
    public String chineseName() {
        return "下发";
    }

    /** One workbook to be issued: where to, and the forms on its sheets. */
    private record Issue(Path file, List<Filler.Sheet> sheets, List<Roster.Entry> entries) {}

    @Override
    public List<String> options() {
        return List.of("roster", "output", "template", "year", "per", "jobs");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        TemplateStore templates = new TemplateStore(messages);
        Roster roster = RosterFile.read(arguments, session, templates);
        if (roster == null) {
            throw new UsageException(messages.get("usage.roster-needed"));
        }
        if (roster.entries().isEmpty()) {
            throw new UsageException(messages.get("roster.empty", roster.file()));
        }
        Integer year = arguments.year() == null ? roster.year() : arguments.year();
        if (year == null) {
            throw new UsageException(messages.get("usage.year-needed", roster.file()));
        }
        FormTemplate template = templates.load(arguments.template() == null ? DEFAULT_TEMPLATE : arguments.template());
        Path output = arguments.output() == null ? Path.of(messages.get("file.blanks")) : arguments.output();
        List<Issue> issues = arguments.perUnit()
                ? perUnit(roster, template, year, output)
                : perProject(roster, template, year, output);
        FormReader reader = new FormReader(List.of(template), messages);
        List<Boolean> written =
                session.each(issues, arguments.jobs(), "blank", issue -> issue(issue, template, reader, session));
        long kept = written.stream().filter(done -> !done).count();
        Path list = output.resolve(messages.get("file.issued"));
        byte[] listTemplate = templates.content(LIST_TEMPLATE);
        session.write(
                list, Filler.fill(listTemplate, listData(issues, year, template, output), Stamp.of(LIST_TEMPLATE)));
        session.say(
                "blank.written", output, issues.size() - kept, roster.entries().size(), list);
        return DONE;
    }

    private static List<Issue> perProject(Roster roster, FormTemplate template, int year, Path output) {
        UniqueNames folders = UniqueNames.forFiles();
        Map<String, Path> folderOf = new LinkedHashMap<>();
        Map<Path, UniqueNames> files = new LinkedHashMap<>();
        List<Issue> issues = new ArrayList<>();
        for (Roster.Entry entry : roster.entries()) {
            Path folder = folderOf.computeIfAbsent(
                    Names.key(entry.unit()), key -> output.resolve(folders.unique(SafeNames.fileName(entry.unit()))));
            String file = files.computeIfAbsent(folder, f -> UniqueNames.forFiles())
                    .unique(SafeNames.fileName(entry.project()));
            Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), form(entry, template, year));
            issues.add(new Issue(folder.resolve(file + ".xlsx"), List.of(sheet), List.of(entry)));
        }
        return issues;
    }

    private static List<Issue> perUnit(Roster roster, FormTemplate template, int year, Path output) {
        Map<String, List<Roster.Entry>> units = new LinkedHashMap<>();
        roster.entries()
                .forEach(entry -> units.computeIfAbsent(Names.key(entry.unit()), key -> new ArrayList<>())
                        .add(entry));
        UniqueNames files = UniqueNames.forFiles();
        List<Issue> issues = new ArrayList<>();
        for (List<Roster.Entry> entries : units.values()) {
            UniqueNames names = UniqueNames.forSheets();
            List<Filler.Sheet> sheets = entries.stream()
                    .map(entry -> new Filler.Sheet(
                            names.unique(SafeNames.sheetName(entry.project())), form(entry, template, year)))
                    .toList();
            String file = files.unique(SafeNames.fileName(entries.get(0).unit()));
            issues.add(new Issue(output.resolve(file + ".xlsx"), sheets, entries));
        }
        return issues;
    }

    /** What the roster knows of a project, as far as the template wants it filled in, and the framework's empty rows. */
    private static Form form(Roster.Entry entry, FormTemplate template, int year) {
        Form form = new Form(template.name(), Map.of(), Map.of()).with("year", year);
        for (Map.Entry<String, Value> value : entry.values().cells().entrySet()) {
            Field field = template.fields().get(value.getKey());
            if (field != null && field.prefill() != Field.Prefill.NO) {
                form = form.with(field.path(), value.getValue().parsed());
            }
        }
        for (TablePlan table : template.tables()) {
            form = form.withRows(table.path(), template.blankRows());
        }
        return form;
    }

    /** Makes, reads back and writes one workbook; false where a file with somebody's work in it is there already. */
    private static boolean issue(Issue issue, FormTemplate template, FormReader reader, Session session)
            throws OutputException {
        if (Session.isFilledIn(issue.file())) {
            session.tell(session.messages().get("blank.kept", issue.file()));
            return false;
        }
        Roster.Entry first = issue.entries().get(0);
        Form form = issue.sheets().get(0).form();
        Stamp stamp = Stamp.of(template.name())
                .with(Stamp.YEAR, form.text("year"))
                .with(Stamp.UNIT, first.unit())
                .with(Stamp.PROJECT, issue.entries().size() == 1 ? first.project() : "");
        byte[] content = Filler.fill(template, issue.sheets(), true, stamp);
        verify(issue, content, template, reader, session.messages());
        session.write(issue.file(), content);
        return true;
    }

    /** Nothing goes out that does not come back: what the reader finds must be what went in. */
    private static void verify(Issue issue, byte[] content, FormTemplate template, FormReader reader, Messages messages)
            throws OutputException {
        List<CollectedForm> back;
        try {
            back = reader.read(issue.file().toString(), WorkbookReader.read(content), Instant.EPOCH);
        } catch (UnreadableException e) {
            throw new OutputException(messages.get("failure.verify", issue.file(), e.detail()), e);
        }
        if (back.size() != issue.sheets().size()) {
            throw new OutputException(messages.get("failure.verify", issue.file(), back.size()));
        }
        for (int i = 0; i < back.size(); i++) {
            String different =
                    difference(issue.sheets().get(i).form(), back.get(i).form(), template);
            if (different != null) {
                throw new OutputException(messages.get("failure.verify", issue.file(), different));
            }
        }
    }

    private static @Nullable String difference(Form in, Form out, FormTemplate template) {
        for (String path : template.fields().keySet()) {
            if (!in.get(path).sameAs(out.get(path))) {
                return path;
            }
        }
        for (TablePlan table : template.tables()) {
            List<Row> rows = in.rows(table.path()).stream()
                    .filter(row -> row.cells().entrySet().stream()
                            .anyMatch(cell -> !cell.getValue().isBlank()
                                    && !template.field(table.path() + "." + cell.getKey())
                                            .mergedDown()))
                    .toList();
            if (rows.size() != out.rows(table.path()).size()) {
                return table.path();
            }
        }
        return null;
    }

    private static Map<String, Object> listData(List<Issue> issues, int year, FormTemplate template, Path output) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Issue issue : issues) {
            for (int i = 0; i < issue.entries().size(); i++) {
                Roster.Entry entry = issue.entries().get(i);
                String file = output.relativize(issue.file()).toString().replace('\\', '/');
                String sheet = issue.sheets().get(i).name();
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("number", rows.size() + 1);
                row.put("department", entry.department());
                row.put("unit", entry.unit());
                row.put("project", entry.project());
                row.put("file", new CellLink(file, file, "'" + sheet.replace("'", "''") + "'!A1"));
                row.put("sheet", sheet);
                row.put("rows", template.blankRows().size());
                row.put("contact", entry.contact());
                row.put("phone", entry.phone());
                rows.add(row);
            }
        }
        return Map.of("year", year, "template", template.title(), "issued", rows);
    }
}

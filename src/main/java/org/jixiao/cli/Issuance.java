package org.jixiao.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiao.Outbox;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.fill.Filler;
import org.jixiao.fill.Successor;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/**
 * Sends forms out: one workbook a project or a unit under a name that every computer can have, and the list of them. Nothing goes out
 * that does not come back, and a file with somebody's work in it is left alone.
 */
final class Issuance {
    private static final String LIST_TEMPLATE = "issued";

    private final FormTemplate template;
    private final int year;
    private final EarlierForms earlier;
    private final Successor successor;
    private final Arguments arguments;
    private final Session session;
    private final List<Item> items = new ArrayList<>();

    /** A form and the project that it goes out for. */
    private record Item(Roster.Entry project, Form form) {}

    /** One workbook: where to, the forms on its sheets, and their projects. */
    private record Issue(Path file, List<Filler.Sheet> sheets, List<Roster.Entry> projects) {}

    /** @param earlier the forms that the new ones are made from */
    Issuance(FormTemplate template, int year, EarlierForms earlier, Arguments arguments, Session session) {
        this.template = template;
        this.year = year;
        this.earlier = earlier;
        this.successor = new Successor(template, earlier.templates());
        this.arguments = arguments;
        this.session = session;
    }

    /** Makes the form of a project. */
    void add(Roster.Entry project, Successor.Sources known) {
        items.add(new Item(project, successor.form(year, known)));
    }

    /**
     * Writes all workbooks and the list, and says so.
     *
     * @param usual the key in the bundle for the folder that is written to where nothing else was asked for
     */
    void write(String usual) throws UsageException, OutputException {
        earlier.tell(successor);
        Path output = arguments.outputOr(session.messages().get(usual));
        List<Issue> issues = arguments.perUnit() ? perUnit(output) : perProject(output);
        FormReader reader = new FormReader(List.of(template), session.messages());
        List<Boolean> written = session.jixiao().each(issues, "blank", issue -> issue(issue, reader));
        long done = written.stream().filter(each -> each).count();
        Path list = output.resolve(session.messages().get("file.issued"));
        session.outbox().write(list, LIST_TEMPLATE, listData(output, issues));
        session.say("issue.written", output, done, items.size(), list);
    }

    private List<Issue> perProject(Path output) {
        UniqueNames folders = UniqueNames.forFiles();
        Map<String, Path> folderOf = new LinkedHashMap<>();
        Map<Path, UniqueNames> files = new LinkedHashMap<>();
        List<Issue> issues = new ArrayList<>();
        for (Item item : items) {
            Roster.Entry project = item.project();
            Path folder = folderOf.computeIfAbsent(
                    Names.key(project.unit()),
                    key -> output.resolve(folders.unique(SafeNames.fileName(project.unit()))));
            String file = files.computeIfAbsent(folder, f -> UniqueNames.forFiles())
                    .unique(SafeNames.fileName(project.project()));
            Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), item.form());
            issues.add(new Issue(folder.resolve(file + ".xlsx"), List.of(sheet), List.of(project)));
        }
        return issues;
    }

    private List<Issue> perUnit(Path output) {
        Map<String, List<Item>> units = items.stream()
                .collect(Collectors.groupingBy(
                        item -> Names.key(item.project().unit()), LinkedHashMap::new, Collectors.toList()));
        UniqueNames files = UniqueNames.forFiles();
        List<Issue> issues = new ArrayList<>();
        for (List<Item> ofUnit : units.values()) {
            UniqueNames names = UniqueNames.forSheets();
            List<Filler.Sheet> sheets = ofUnit.stream()
                    .map(item -> new Filler.Sheet(
                            names.unique(SafeNames.sheetName(item.project().project())), item.form()))
                    .toList();
            List<Roster.Entry> projects = ofUnit.stream().map(Item::project).toList();
            String file = files.unique(SafeNames.fileName(projects.get(0).unit()));
            issues.add(new Issue(output.resolve(file + ".xlsx"), sheets, projects));
        }
        return issues;
    }

    /** Makes, reads back and writes one workbook; false where a file with somebody's work in it is there already. */
    private boolean issue(Issue issue, FormReader reader) throws OutputException {
        if (Outbox.isFilledIn(issue.file())) {
            session.tell("blank.kept", issue.file());
            return false;
        }
        Roster.Entry first = issue.projects().get(0);
        Stamp stamp = Stamp.of(template.name())
                .with(Stamp.YEAR, String.valueOf(year))
                .with(Stamp.UNIT, first.unit())
                .with(Stamp.PROJECT, issue.projects().size() == 1 ? first.project() : "");
        byte[] content = Filler.fill(template, issue.sheets(), true, stamp);
        verify(issue, content, reader);
        session.outbox().write(issue.file(), content);
        return true;
    }

    /** What the reader finds must be what went in. */
    private void verify(Issue issue, byte[] content, FormReader reader) throws OutputException {
        Messages messages = session.messages();
        List<CollectedForm> back;
        try {
            back = reader.read(issue.file().toString(), WorkbookReader.read(content), Instant.EPOCH);
        } catch (UnreadableException e) {
            throw new OutputException(
                    messages.get("failure.verify", issue.file(), messages.get("problem." + e.detail())), e);
        }
        if (back.size() != issue.sheets().size()) {
            throw new OutputException(messages.get("failure.verify", issue.file(), back.size()));
        }
        for (int i = 0; i < back.size(); i++) {
            String different =
                    difference(issue.sheets().get(i).form(), back.get(i).form());
            if (different != null) {
                throw new OutputException(messages.get("failure.verify", issue.file(), different));
            }
        }
    }

    /** The path of the first value that did not come back; null where all did. A cell with a formula may come back with its result. */
    private @Nullable String difference(Form in, Form out) {
        for (String path : template.fields().keySet()) {
            boolean computed =
                    in.get(path).isBlank() && !template.field(path).formula().isEmpty();
            if (!computed && !in.get(path).sameAs(out.get(path))) {
                return path;
            }
        }
        for (TablePlan table : template.tables()) {
            List<Row> rows = in.rows(table.path()).stream()
                    .filter(row -> template.isFilled(table.path(), row))
                    .toList();
            if (rows.size() != out.rows(table.path()).size()) {
                return table.path();
            }
        }
        return null;
    }

    private Map<String, Object> listData(Path output, List<Issue> issues) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Issue issue : issues) {
            for (int i = 0; i < issue.projects().size(); i++) {
                Roster.Entry project = issue.projects().get(i);
                String file = output.relativize(issue.file()).toString().replace('\\', '/');
                Filler.Sheet sheet = issue.sheets().get(i);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("number", rows.size() + 1);
                row.put("department", project.department());
                row.put("unit", project.unit());
                row.put("project", project.project());
                row.put("file", new CellLink(file, file, "'" + sheet.name().replace("'", "''") + "'!A1"));
                row.put("sheet", sheet.name());
                row.put(
                        "rows",
                        sheet.form().tables().values().stream()
                                .mapToInt(table -> table.rows().size())
                                .sum());
                row.put("contact", project.contact());
                row.put("phone", project.phone());
                rows.add(row);
            }
        }
        return Map.of("year", year, "template", template.title(), "issued", rows);
    }
}

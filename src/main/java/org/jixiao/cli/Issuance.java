package org.jixiao.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.Outbox;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.fill.Filler;
import org.jixiao.fill.Successor;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Roster;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.read.FormReader;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;

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
    private final boolean perUnit;
    private final Path output;
    private final Session session;
    private final Map<Path, List<Item>> workbooks = new LinkedHashMap<>();
    private final UnitFolders units;

    /** A form, and the project that it goes out for. */
    private record Item(Roster.Entry project, Filler.Sheet sheet) {}

    /**
     * @param earlier the forms that the new ones are made from
     * @param usual the key in the bundle for the folder that is written to where nothing else was asked for
     */
    Issuance(
            FormTemplate template, int year, EarlierForms earlier, String usual, Arguments arguments, Session session) {
        this.template = template;
        this.year = year;
        this.earlier = earlier;
        this.successor = new Successor(template, earlier.templates());
        this.perUnit = "unit".equals(arguments.line().getOptionValue("per"));
        this.output = arguments.outputOr(session.messages().get(usual));
        this.session = session;
        this.units = new UnitFolders(output, perUnit ? UniqueNames::forSheets : UniqueNames::forFiles);
    }

    /** Makes the form of a project. */
    void add(Roster.Entry project, Successor.Sources known) {
        UnitFolders.Folder unit = units.of(project.unit());
        String name = project.project();
        String own = unit.inside().unique(perUnit ? SafeNames.sheetName(name) : SafeNames.fileName(name));
        Path file = perUnit ? unit.path() : unit.path().resolve(own);
        String sheet = perUnit ? own : template.sheets().get(0).name();
        workbooks
                .computeIfAbsent(file.resolveSibling(file.getFileName() + ".xlsx"), path -> new ArrayList<>())
                .add(new Item(project, new Filler.Sheet(sheet, successor.form(year, known))));
    }

    /** Writes all workbooks and the list, and says so. */
    void write() throws UsageException, OutputException {
        earlier.tell(successor);
        FormReader reader = new FormReader(List.of(template), session.messages());
        List<Map.Entry<Path, List<Item>>> all = List.copyOf(workbooks.entrySet());
        List<Boolean> written =
                session.jixiao().each(all, "blank", each -> issue(each.getKey(), each.getValue(), reader));
        long done = written.stream().filter(each -> each).count();
        Path list = output.resolve(session.messages().get("file.issued"));
        List<Map<String, Object>> rows = rows();
        session.outbox().write(list, LIST_TEMPLATE, Map.of("year", year, "template", template.title(), "issued", rows));
        session.say("issue.written", output, done, rows.size(), list);
    }

    /** Makes, reads back and writes one workbook; false where a file with somebody's work in it is there already. */
    private boolean issue(Path file, List<Item> items, FormReader reader) throws UsageException, OutputException {
        if (Outbox.isFilledIn(file)) {
            session.tell("blank.kept", file);
            return false;
        }
        Roster.Entry first = items.get(0).project();
        Stamp stamp = Stamp.of(template.name())
                .with(Stamp.YEAR, String.valueOf(year))
                .with(Stamp.UNIT, first.unit())
                .with(Stamp.PROJECT, items.size() == 1 ? first.project() : "");
        byte[] content = Filler.fill(template, items.stream().map(Item::sheet).toList(), true, stamp);
        String different = difference(items, file, content, reader);
        if (!different.isEmpty()) {
            throw new OutputException(session.messages().get("failure.verify", file, different));
        }
        session.outbox().write(file, content);
        return true;
    }

    /** What the reader finds must be what went in; else what is different. */
    private String difference(List<Item> items, Path file, byte[] content, FormReader reader) {
        try {
            List<CollectedForm> back = reader.read(file.toString(), WorkbookReader.read(content), Instant.EPOCH);
            return back.size() != items.size()
                    ? String.valueOf(back.size())
                    : IntStream.range(0, back.size())
                            .boxed()
                            .flatMap(i -> differences(
                                    items.get(i).sheet().form(), back.get(i).form()))
                            .findFirst()
                            .orElse("");
        } catch (UnreadableException e) {
            return session.messages().get("problem." + e.detail());
        }
    }

    /** The paths of what did not come back. A cell with a formula may come back with its result. */
    private Stream<String> differences(Form in, Form out) {
        Stream<String> fields = template.fields().values().stream()
                .filter(field ->
                        field.formula().isEmpty() || !in.get(field.path()).isBlank())
                .map(Field::path)
                .filter(path -> !in.get(path).sameAs(out.get(path)));
        Stream<String> tables = template.tables().stream()
                .map(TablePlan::path)
                .filter(path -> out.rows(path).size()
                        != in.rows(path).stream()
                                .filter(row -> template.isFilled(path, row))
                                .count());
        return Stream.concat(fields, tables);
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        workbooks.forEach((workbook, items) -> items.forEach(item -> {
            Roster.Entry project = item.project();
            String file = output.relativize(workbook).toString().replace('\\', '/');
            Filler.Sheet sheet = item.sheet();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", rows.size() + 1);
            row.put("department", project.department());
            row.put("unit", project.unit());
            row.put("project", project.project());
            row.put("file", CellLink.to(file, file, new CellAddress(sheet.name(), 0, 0)));
            row.put("sheet", sheet.name());
            Stream<Table> tables = sheet.form().tables().values().stream();
            row.put("rows", tables.mapToInt(table -> table.rows().size()).sum());
            row.put("contact", project.contact());
            row.put("phone", project.phone());
            rows.add(row);
        }));
        return rows;
    }
}

package org.jixiao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.Outbox;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.check.Groups;
import org.jixiao.fill.Filler;
import org.jixiao.fill.Successor;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.Form;
import org.jixiao.model.Roster;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.read.ReadBack;
import org.jixiao.summary.Rows;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.UnreadableException;
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
    private final boolean perUnit;
    private final Path output;
    private final Session session;
    private final List<Item> items = new ArrayList<>();
    private final UnitFolders units;

    /** A form, the workbook that it is in, and the project that it goes out for. */
    private record Item(Path workbook, Roster.Entry project, Filler.Sheet sheet) {}

    /**
     * @param earlier the forms that the new ones are made from
     * @param usual the key in the bundle for the folder that is written to where nothing else was asked for
     */
    Issuance(FormTemplate template, int year, EarlierForms earlier, String usual, Arguments arguments, Session session)
            throws UsageException {
        this.template = template;
        this.year = year;
        this.earlier = earlier;
        this.successor = new Successor(template, earlier.templates());
        this.perUnit = "unit".equals(arguments.line().getOptionValue("per"));
        this.output = arguments.folderOr(session.messages().get(usual), session.messages());
        this.session = session;
        this.units = new UnitFolders(output, perUnit ? UniqueNames::forSheets : UniqueNames::forFiles);
    }

    /** Makes the form of a project. */
    void add(Roster.Entry project, Successor.Sources known) {
        UnitFolders.Folder unit = units.of(project.unit());
        String called = project.project();
        String own = unit.inside().unique(perUnit ? SafeNames.sheetName(called) : SafeNames.fileName(called));
        Path stem = perUnit ? unit.path() : unit.path().resolve(own);
        Path workbook = stem.resolveSibling(stem.getFileName() + ".xlsx");
        String name = perUnit ? own : template.sheets().get(0).name();
        Filler.Sheet sheet = new Filler.Sheet(name, successor.form(year, known));
        items.add(new Item(workbook, project, sheet));
    }

    /** Writes all workbooks and the list, and says so. */
    void write() throws UsageException, OutputException {
        earlier.tell(successor);
        ReadBack back = new ReadBack(template, session.messages());
        List<List<Item>> workbooks =
                List.copyOf(Groups.by(items, Item::workbook).values());
        List<Boolean> written = session.jixiao().each(workbooks, "blank", forms -> issue(forms, back));
        long done = written.stream().filter(each -> each).count();
        Path list = output.resolve(session.messages().get("file.issued"));
        Map<String, Object> data = Map.of("year", year, "template", template.title(), "issued", rows(workbooks));
        session.outbox().write(list, LIST_TEMPLATE, data);
        session.say("issue.written", output, done, items.size(), list);
        Set<Path> ours = items.stream().map(Item::workbook).collect(Collectors.toSet());
        session.tellStale(output, ours, file -> Outbox.isAsWritten(file, template.name()));
    }

    /** Makes, reads back and writes one workbook; false where a file with somebody's work in it is there already. */
    private boolean issue(List<Item> forms, ReadBack back) throws UsageException, OutputException {
        Path file = forms.get(0).workbook();
        if (Outbox.isFilledIn(file)) {
            session.tell("blank.kept", file);
            return false;
        }
        Roster.Entry first = forms.get(0).project();
        Stamp stamp = Stamp.of(template.name())
                .with(Stamp.YEAR, String.valueOf(year))
                .with(Stamp.UNIT, first.unit())
                .with(Stamp.PROJECT, forms.size() == 1 ? first.project() : "");
        Filler.Filled filled =
                Filler.filled(template, forms.stream().map(Item::sheet).toList(), true, stamp);
        String different = difference(forms, filled, back);
        if (!different.isEmpty()) {
            throw new OutputException(session.messages().get("failure.verify", file, different));
        }
        session.outbox().write(file, filled.content());
        return true;
    }

    /** What the reader finds must be what went in; else what is different. */
    private String difference(List<Item> forms, Filler.Filled filled, ReadBack back) {
        try {
            List<Form> in = forms.stream().map(item -> item.sheet().form()).toList();
            return back.difference(in, filled.content(), filled.alike());
        } catch (UnreadableException e) {
            return session.messages().get("problem." + e.detail());
        }
    }

    private List<Map<String, @Nullable Object>> rows(List<List<Item>> workbooks) {
        return Rows.of(workbooks.stream().flatMap(List::stream).toList(), (item, row) -> {
            String file = output.relativize(item.workbook()).toString().replace('\\', '/');
            Filler.Sheet sheet = item.sheet();
            Stream<Table> tables = sheet.form().tables().values().stream();
            Rows.describe(row, item.project());
            row.put("file", CellLink.to(file, file, new CellAddress(sheet.name(), 0, 0)));
            row.put("sheet", sheet.name());
            row.put("rows", tables.mapToInt(table -> table.rows().size()).sum());
        });
    }
}

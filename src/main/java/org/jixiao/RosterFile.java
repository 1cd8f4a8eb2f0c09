package org.jixiao;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Escapes;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.Sources;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;

/** Reads a roster workbook by its own template; a roster is the office's own, so any fault in it stops the work. */
public final class RosterFile {
    public static final String TEMPLATE = "roster";

    private static final Pattern YEAR = Pattern.compile("(20\\d{2})\\s*年(?!\\s*\\d)"); // not the month of a date

    /** As rules are numbered: a letter and two digits. */
    private static final Pattern RULES = Pattern.compile("[A-Za-z]\\d{2}(?:[^\\p{L}\\d]+[A-Za-z]\\d{2})*");

    private RosterFile() {}

    /** @throws UsageException for a roster that cannot be read, lacks a column, or has entries that cannot be right */
    static Roster read(Path path, Messages messages, TemplateStore templates) throws UsageException {
        FormTemplate template = templates.load(TEMPLATE);
        List<SourceFile> files = Sources.expand(List.of(path)).files();
        if (files.size() != 1) { // a folder
            throw new UsageException(messages.get("roster.files", path, files.size()));
        }
        SourceFile file = files.get(0);
        try {
            FormReader reader = new FormReader(List.of(template), messages);
            Workbook workbook = WorkbookReader.readRoster(file.read());
            String stamp = workbook.properties().getOrDefault(Stamp.TEMPLATE, TEMPLATE);
            if (!stamp.equals(TEMPLATE) && templates.isList(stamp)) { // units and projects stand on most of them
                throw new UsageException(messages.get("roster.list", file.name()));
            }
            List<CollectedForm> forms = reader.read(file.name(), workbook, Instant.EPOCH);
            if (forms.isEmpty()) {
                throw new UsageException(messages.get("roster.no-roster", file.name()));
            }
            CollectedForm form = forms.get(0);
            Optional<Integer> titled = yearInTitle(workbook, form.sheet());
            Set<String> faults = faults(form, template, titled.isPresent(), messages);
            for (Grid sheet : workbook.sheets()) {
                Workbook alone = new Workbook(List.of(sheet), workbook.properties(), workbook.modified());
                if (!sheet.name().equals(form.sheet())
                        && !reader.read(file.name(), alone, Instant.EPOCH).isEmpty()) {
                    faults.add(messages.get("roster.another", sheet.name(), form.sheet()));
                }
            }
            if (!faults.isEmpty()) {
                throw new UsageException(
                        messages.get("roster.faults", file.name()) + "\n  " + String.join("\n  ", faults));
            }
            Roster roster = Roster.of(form);
            return roster.year() != null || titled.isEmpty() ? roster : roster.forYear(titled.get());
        } catch (UnreadableException e) {
            throw new UsageException(Inbox.problem(file.name(), e, messages).message() + " (" + file.name() + ")");
        }
    }

    /** The year in the first text that names one on the sheet, of a title in the office's own words: 2026年预算项目清单. */
    private static Optional<Integer> yearInTitle(Workbook workbook, String sheet) {
        return workbook.sheets().stream()
                .filter(grid -> grid.name().equals(sheet))
                .flatMap(grid -> grid.cells().stream())
                .map(at -> YEAR.matcher(at.cell().text()))
                .filter(Matcher::find)
                .map(match -> Integer.valueOf(match.group(1)))
                .findFirst();
    }

    /** @param dated whether the year is known, though not in the template's words */
    private static Set<String> faults(CollectedForm form, FormTemplate template, boolean dated, Messages messages) {
        Set<String> faults = new LinkedHashSet<>(); // the year is missed once on each sheet
        for (Observation observation : form.observations()) {
            boolean required = template.fields().containsKey(observation.field())
                    && template.field(observation.field()).required();
            boolean missing = form.form().get(observation.field()).isBlank() // it may stand on another sheet
                    && !(dated && observation.field().equals("year"));
            if (observation.rule().equals("F04") && required && missing) {
                faults.add(messages.get("roster.no-column", template.nameOf(observation.field())));
            } else if (observation.rule().equals("F13") && observation.at() != null) {
                String formula = String.valueOf(observation.details().get("formula"));
                faults.add(messages.get("roster.formula", observation.at(), formula));
            }
        }
        for (Map.Entry<String, Table> table : form.form().tables().entrySet()) {
            for (Row row : table.getValue().rows()) {
                row.cells().forEach((column, value) -> {
                    String path = table.getKey() + "." + column;
                    int length = value.text().length();
                    if (length > Escapes.BESIDE_LABEL) { // on forms it stands in one cell with its label
                        String name = template.nameOf(path);
                        faults.add(messages.get("roster.too-long", at(value), name, length, Escapes.BESIDE_LABEL));
                    } else if (value.isUnreadable()) {
                        faults.add(messages.get("roster.unreadable", at(value), template.nameOf(path), value.text()));
                    } else if (value.isBlank() && template.field(path).required()) {
                        faults.add(messages.get("roster.blank", at(value), template.nameOf(path)));
                    }
                });
            }
        }
        faults.addAll(repeated(form.form().rows("controls"), messages));
        for (Row row : form.form().rows("waivers")) {
            Value rule = row.get("rule");
            if (!rule.isBlank()
                    && !RULES.matcher(Folding.fold(rule.text()).strip()).matches()) {
                faults.add(messages.get("roster.unreadable", at(rule), template.nameOf("waivers.rule"), rule.text()));
            }
        }
        return faults;
    }

    /** Control figures of a unit or a department that has one already: one of the two would hold for nothing. */
    private static List<String> repeated(List<Row> controls, Messages messages) {
        Map<String, Value> seen = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Row row : controls) {
            Value name = row.get("name");
            Value before = seen.putIfAbsent(Folding.dense(Folding.fold(row.text("level") + "\0" + name.text())), name);
            if (before != null && !name.isBlank()) {
                faults.add(messages.get("roster.repeated", at(name), name.text(), at(before)));
            }
        }
        return faults;
    }

    private static String at(Value value) {
        return Objects.toString(value.at(), "");
    }
}

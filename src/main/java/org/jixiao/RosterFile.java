package org.jixiao;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiao.model.CellAddress;
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
import org.jspecify.annotations.Nullable;

/** Reads a roster workbook by its own template; a roster is the office's own, so any fault in it stops the work. */
public final class RosterFile {
    public static final String TEMPLATE = "roster";

    /** As rules are numbered: a letter and two digits. */
    private static final Pattern RULES = Pattern.compile("[A-Za-z]\\d{2}(?:[^\\p{L}\\d]+[A-Za-z]\\d{2})*");

    private RosterFile() {}

    /**
     * Reads one, and gives notice of what is not used of it.
     *
     * @param asked the year that was asked for, of which the roster need say nothing; null where none was
     * @throws UsageException for a roster that cannot be read, lacks a column, lists nothing, or has entries that cannot be right
     */
    static Roster read(Path path, @Nullable Integer asked, Jixiao jixiao) throws UsageException {
        Messages messages = jixiao.messages();
        TemplateStore templates = jixiao.templates();
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
            RosterLayout layout = new RosterLayout(workbook, form, template);
            Roster roster = Roster.of(form);
            Integer year = roster.year() != null ? roster.year() : layout.yearInTitle();
            Set<String> faults = faults(form, template, messages);
            if (year == null && asked == null) {
                faults.add(messages.get("usage.year-needed", file.name()));
            }
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
            if (roster.entries().isEmpty()) {
                throw new UsageException(messages.get("roster.empty", file.name()));
            }
            layout.notices(messages).forEach(jixiao.progress()::notice);
            return year == null ? roster : roster.forYear(year);
        } catch (UnreadableException e) {
            throw new UsageException(Inbox.problem(file.name(), e, messages).message() + " (" + file.name() + ")");
        }
    }

    private static Set<String> faults(CollectedForm form, FormTemplate template, Messages messages) {
        Set<String> faults = new LinkedHashSet<>();
        Set<@Nullable CellAddress> told = new HashSet<>(); // of which nothing else need be said
        for (Observation observation : form.observations()) {
            boolean required = template.fields().containsKey(observation.field())
                    && template.field(observation.field()).required();
            boolean isYear = observation.field().equals("year"); // it may stand elsewhere
            if (observation.rule().equals("F04") && required && !isYear) {
                faults.add(messages.get("roster.no-column", template.nameOf(observation.field())));
            } else if (observation.rule().equals("F13") && observation.at() != null) {
                String error = String.valueOf(observation.details().get("value"));
                String formula = String.valueOf(observation.details().get("formula"));
                String key = error.isEmpty() ? "roster.formula" : "roster.error";
                faults.add(messages.get(key, observation.at(), error.isEmpty() ? formula : error));
                told.add(observation.at());
            }
        }
        for (Map.Entry<String, Table> table : form.form().tables().entrySet()) {
            for (Row row : table.getValue().rows()) {
                row.cells().forEach((column, value) -> {
                    String path = table.getKey() + "." + column;
                    if (told.contains(value.at())) {
                        return;
                    }
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
        faults.addAll(ofNoRule(form.form().rows("waivers"), template, messages));
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

    /** Exemptions whose rules are not numbered as rules are. */
    private static List<String> ofNoRule(List<Row> waivers, FormTemplate template, Messages messages) {
        List<String> faults = new ArrayList<>();
        for (Row row : waivers) {
            Value rule = row.get("rule");
            if (!rule.isBlank()
                    && !RULES.matcher(Folding.fold(rule.text()).strip()).matches()) {
                faults.add(messages.get("roster.unreadable", at(rule), template.nameOf("waivers.rule"), rule.text()));
            }
        }
        return faults;
    }

    private static String at(Value value) {
        return Objects.toString(value.at(), "");
    }
}

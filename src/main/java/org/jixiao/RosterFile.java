package org.jixiao;

import java.nio.file.Path;
import java.time.Instant;
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
import org.jixiao.model.Value;
import org.jixiao.read.FormReader;
import org.jixiao.template.Field;
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

    private final FormTemplate template;
    private final Messages messages;
    /** What is wrong, in words; each is said once. */
    private final Set<String> faults = new LinkedHashSet<>();

    private RosterFile(FormTemplate template, Messages messages) {
        this.template = template;
        this.messages = messages;
    }

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
        String file = files.get(0).name();
        try {
            Workbook workbook = WorkbookReader.readRoster(files.get(0).read());
            String stamp = workbook.properties().getOrDefault(Stamp.TEMPLATE, TEMPLATE);
            if (!stamp.equals(TEMPLATE) && templates.isList(stamp)) { // units and projects stand on most of them
                throw new UsageException(messages.get("roster.list", file));
            }
            return new RosterFile(template, messages).read(file, workbook, asked, jixiao.progress());
        } catch (UnreadableException e) {
            throw new UsageException(Inbox.problem(file, e, messages).message() + " (" + file + ")");
        }
    }

    private Roster read(String file, Workbook workbook, @Nullable Integer asked, Progress progress)
            throws UsageException {
        FormReader reader = new FormReader(List.of(template), messages);
        List<CollectedForm> forms = reader.read(file, workbook, Instant.EPOCH);
        if (forms.isEmpty()) {
            throw new UsageException(messages.get("roster.no-roster", file));
        }
        CollectedForm form = forms.get(0);
        RosterLayout layout = new RosterLayout(workbook, form, template);
        Roster roster = layout.complete(Roster.of(form));
        judge(form);
        if (roster.year() == null && asked == null) {
            faults.add(messages.get("usage.year-needed", file));
        }
        for (Grid sheet : workbook.sheets()) {
            Workbook alone = new Workbook(List.of(sheet), workbook.properties(), workbook.modified());
            if (!sheet.name().equals(form.sheet())
                    && !reader.read(file, alone, Instant.EPOCH).isEmpty()) {
                faults.add(messages.get("roster.another", sheet.name(), form.sheet()));
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageException(messages.get("roster.faults", file) + "\n  " + String.join("\n  ", faults));
        }
        if (roster.entries().isEmpty()) {
            throw new UsageException(messages.get("roster.empty", file));
        }
        layout.notices(roster, messages).forEach(progress::notice);
        return roster;
    }

    private void judge(CollectedForm form) {
        Set<@Nullable CellAddress> told = new HashSet<>(); // of which nothing else need be said
        for (Observation observation : form.observations()) {
            Field field = template.fields().get(observation.field());
            boolean isYear = observation.field().equals("year"); // it may stand elsewhere
            if (observation.rule().equals("F04") && field != null && field.required() && !isYear) {
                faults.add(messages.get("roster.no-column", field.name()));
            } else if (observation.rule().equals("F13") && observation.at() != null) {
                String error = String.valueOf(observation.details().get("value"));
                String formula = String.valueOf(observation.details().get("formula"));
                String key = error.isEmpty() ? "roster.formula" : "roster.error";
                faults.add(messages.get(key, observation.at(), error.isEmpty() ? formula : error));
                told.add(observation.at());
            }
        }
        form.form().forEach((path, value) -> {
            if (!path.equals("year") && !told.contains(value.at())) {
                judge(template.field(path), value);
            }
        });
        judgeControls(form.form().rows("controls"));
        for (Row row : form.form().rows("waivers")) {
            Value rule = row.get("rule");
            if (!rule.isBlank()
                    && !RULES.matcher(Folding.fold(rule.text()).strip()).matches()) {
                faults.add(messages.get("roster.unreadable", at(rule), template.nameOf("waivers.rule"), rule.text()));
            }
        }
    }

    private void judge(Field field, Value value) {
        int length = value.text().length();
        if (length > Escapes.BESIDE_LABEL) { // on forms it stands in one cell with its label
            faults.add(messages.get("roster.too-long", at(value), field.name(), length, Escapes.BESIDE_LABEL));
        } else if (value.isUnreadable()) {
            faults.add(messages.get("roster.unreadable", at(value), field.name(), value.text()));
        } else if (value.isBlank() && field.required()) {
            faults.add(messages.get("roster.blank", at(value), field.name()));
        }
    }

    /** Control figures of a unit or a department that has one already: one of the two would hold for nothing. */
    private void judgeControls(List<Row> controls) {
        Map<String, Value> seen = new HashMap<>();
        for (Row row : controls) {
            Value name = row.get("name");
            Value before = seen.putIfAbsent(Folding.dense(Folding.fold(row.text("level") + "\0" + name.text())), name);
            if (before != null && !name.isBlank()) {
                faults.add(messages.get("roster.repeated", at(name), name.text(), at(before)));
            }
        }
    }

    private static String at(Value value) {
        return Objects.toString(value.at(), "");
    }
}

package org.jixiao.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.function.Uncheck;
import org.jixiao.fill.Filler;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.proof.Draft.Held;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/**
 * A template put to the proof: filled with sample values, changed in the ways in which people change forms, read back among all
 * the other templates. What comes back otherwise than it went out, a department's figures would too.
 *
 * @param sample the filled workbook, as a department would send it
 * @param changes in how many ways it was changed
 * @param takenFor another template that the sample was taken for: the two can only be told apart by saying which is meant; else
 *     empty
 * @param failures what did not come back the same
 */
public record Proof(byte[] sample, int changes, String takenFor, List<Failure> failures) {

    /**
     * One value that did not come back the same.
     *
     * @param change the key of the change's name, {@code template.proof.change.<key>}
     * @param field what people call the field; empty where the form as a whole was not recognised
     * @param at where the value stands in the sample, null where the sample has none
     * @param expected what went out
     * @param actual what came back
     */
    public record Failure(
            String change, String field, @Nullable CellAddress at, String expected, String actual) {}

    /**
     * Tries a sound template.
     *
     * @param others the other templates at hand, for which its sheets must not be taken
     */
    public static Proof of(FormTemplate template, Collection<FormTemplate> others, Messages messages) {
        Form form = Sample.of(template);
        String sheet = template.sheets().get(0).name();
        byte[] sample = Filler.fill(template, List.of(new Filler.Sheet(sheet, form)), false, Stamp.of(template.name()));
        Workbook workbook = Uncheck.apply(WorkbookReader::read, sample); // what was filled can be read
        List<FormTemplate> all = new ArrayList<>(others);
        all.removeIf(other -> other.name().equals(template.name()));
        all.add(template);
        Trial among = new Trial(template, form, new FormReader(all, messages));
        String takenFor = among.takenFor(workbook);
        Trial trial =
                takenFor.isEmpty() ? among : new Trial(template, form, new FormReader(List.of(template), messages));
        return new Proof(sample, Change.ALL.size(), takenFor, trial.run(workbook));
    }

    /** One run over all changes. */
    private record Trial(FormTemplate template, Form form, FormReader reader) {
        String takenFor(Workbook workbook) {
            return read(workbook.sheets()).stream()
                    .map(read -> read.form().template())
                    .filter(name -> !name.equals(template.name()))
                    .findFirst()
                    .orElse("");
        }

        List<Failure> run(Workbook workbook) {
            List<Failure> failures = new ArrayList<>();
            List<CollectedForm> asFilled = read(workbook.sheets());
            compare("none", asFilled, failures);
            if (failures.isEmpty()) { // else each change would only say the same again
                Map<CellAddress, Held> values = values(asFilled.get(0).form(), workbook.sheets());
                for (Change change : Change.ALL) {
                    List<Draft> drafts = new ArrayList<>();
                    workbook.sheets().forEach(grid -> drafts.add(Draft.of(grid, values)));
                    change.act().accept(drafts, template.fields().values());
                    compare(change.key(), read(drafts.stream().map(Draft::grid).toList()), failures);
                }
            }
            return List.copyOf(failures);
        }

        private List<CollectedForm> read(List<Grid> sheets) {
            return reader.read(template.name(), new Workbook(sheets, Map.of(), null), Instant.EPOCH);
        }

        private void compare(String change, List<CollectedForm> read, List<Failure> failures) {
            if (read.size() != 1 || !read.get(0).form().template().equals(template.name())) {
                List<String> names =
                        read.stream().map(other -> other.form().template()).toList();
                failures.add(new Failure(change, "", null, template.name(), String.join(" ", names)));
                return;
            }
            Map<String, Value> expected = form.flat();
            Map<String, Value> actual = read.get(0).form().flat();
            Set<String> paths = new LinkedHashSet<>(expected.keySet());
            paths.addAll(actual.keySet());
            for (String path : paths) {
                Value out = expected.getOrDefault(path, Value.NONE);
                Value back = actual.getOrDefault(path, Value.NONE);
                if (!out.sameAs(back) && !(out.isBlank() && back.isBlank())) {
                    String name = template.nameOf(path.replaceAll("\\[\\d+]", ""));
                    failures.add(new Failure(change, name, back.at(), out.text(), back.text()));
                }
            }
        }

        private Map<CellAddress, Held> values(Form read, List<Grid> sheets) {
            Map<CellAddress, Held> values = new HashMap<>();
            for (Slot slot : template.slots()) {
                Value value = read.get(slot.path());
                Held held = new Held(template.field(slot.path()), value, slot.isAlone(), false);
                if (value.at() != null) {
                    values.put(value.at(), held);
                }
                if (!slot.isAlone()) { // the year stands in two texts, and is read from one
                    String text = slot.prefix() + value.text() + slot.suffix();
                    sheets.forEach(sheet -> sheet.cells().stream()
                            .filter(at -> at.cell().text().equals(text))
                            .forEach(at -> values.put(new CellAddress(sheet.name(), at.row(), at.column()), held)));
                }
            }
            read.forEach((path, value) -> { // what is not there yet stands in a table
                if (value.at() != null) {
                    values.putIfAbsent(value.at(), new Held(template.field(path), value, true, true));
                }
            });
            return values;
        }
    }
}

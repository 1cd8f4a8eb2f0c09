package org.jixiao.summary;

import static org.jixiao.template.FormTemplate.Kind.EVALUATION;
import static org.jixiao.template.FormTemplate.Kind.TARGET;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiao.check.Groups;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Problem;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * 核对: what became of every file and of every form, and what stands in the cells that they came from. Its formulas compare that with
 * the lists of the workbook. So nothing here is taken from those lists: the figures of all forms are added up cell by cell, each cell
 * once, and then those of the forms that do not count are taken off again.
 *
 * @param figures the names of the sums, and the field paths that each is the sum of, of whichever of them a form has; a table is counted
 */
record Reconciliation(Batch batch, Map<String, List<String>> figures) {
    /** How many files a note names. */
    private static final int NAMED = 3;

    private static final String READ = "read";
    /** Targets that count, but for the figures of their evaluations. */
    private static final String EVALUATED = "evaluated";

    /** What the page shows besides its lists: how many files there were. */
    Map<String, @Nullable Object> total() {
        return Map.of("files", batch.seen.files());
    }

    /** What became of the files: forms, a refusal for each reason there was, or passed over. */
    List<Map<String, @Nullable Object>> destinations() {
        String read = batch.word("destination.form");
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(read, files(everything()));
        new TreeMap<>(Groups.by(batch.seen.problems(), Problem::kind))
                .forEach((kind, problems) -> files.put(
                        batch.word("destination.refused", batch.word("kind." + kind.word())),
                        problems.stream().map(Problem::file).toList()));
        files.put(batch.word("destination.passed-over"), batch.seen.passedOver());
        return Rows.of(List.copyOf(files.entrySet()), (destination, row) -> {
            List<String> names = destination.getValue();
            row.put("name", destination.getKey());
            row.put("files", names.size());
            row.put("note", destination.getKey().equals(read) ? "" : names(names));
        });
    }

    /** What became of the forms of the consolidated workbook: all of them, and those that do not count as negative numbers. */
    List<Map<String, @Nullable Object>> dispositions() {
        List<CollectedForm> rest = new ArrayList<>(batch.years.current());
        Map<String, List<CollectedForm>> outcomes = common(rest);
        outcomes.put("repeated", take(rest, form -> !batch.isCounting(form)));
        return rows(outcomes);
    }

    /** What became of the forms of the year-end workbook, where those count that make the result of a project. */
    List<Map<String, @Nullable Object>> dispositions(List<ProjectResult> projects) {
        Set<CollectedForm> counting = new HashSet<>();
        List<CollectedForm> replaced = new ArrayList<>();
        for (ProjectResult project : projects) {
            List<CollectedForm> mine = project.pair().counting();
            counting.addAll(mine);
            if (mine.size() > 1) {
                replaced.add(mine.get(0));
            }
        }
        List<CollectedForm> rest = new ArrayList<>(batch.years.current());
        Map<String, List<CollectedForm>> outcomes = common(rest);
        outcomes.put("other-kind", take(rest, form -> batch.kind(form) != TARGET && batch.kind(form) != EVALUATION));
        outcomes.put("repeated", take(rest, form -> !counting.contains(form)));
        outcomes.put(EVALUATED, replaced);
        return rows(outcomes);
    }

    /** What became of forms, by its name in the bundle: all of them, and what counts in no workbook, which is taken from the rest. */
    private Map<String, List<CollectedForm>> common(List<CollectedForm> rest) {
        Map<String, List<CollectedForm>> outcomes = new LinkedHashMap<>();
        outcomes.put(READ, everything());
        outcomes.put("other-year", batch.years.others());
        outcomes.put("superseded", batch.seen.superseded());
        outcomes.put("blank", take(rest, CollectedForm::isBlank));
        return outcomes;
    }

    private static List<CollectedForm> take(List<CollectedForm> from, Predicate<CollectedForm> which) {
        List<CollectedForm> taken = from.stream().filter(which).toList();
        from.removeIf(which);
        return taken;
    }

    /** Every form that came in. */
    private List<CollectedForm> everything() {
        return Stream.concat(batch.years.all().stream(), batch.seen.superseded().stream())
                .toList();
    }

    private List<Map<String, @Nullable Object>> rows(Map<String, List<CollectedForm>> outcomes) {
        return Rows.of(List.copyOf(outcomes.entrySet()), (disposition, row) -> {
            String name = disposition.getKey();
            List<CollectedForm> forms = disposition.getValue();
            int sign = name.equals(READ) ? 1 : -1;
            row.put("name", batch.word("disposition." + name));
            row.put("forms", sign * forms.size());
            row.put("targets", name.equals(EVALUATED) ? 0 : sign * count(forms, TARGET));
            row.put("evaluations", sign * count(forms, EVALUATION));
            figures.forEach((figure, paths) -> row.put(figure, sum(forms, paths).multiply(BigDecimal.valueOf(sign))));
            row.put("note", name.equals(READ) ? batch.word("disposition.cells") : names(files(forms)));
        });
    }

    private long count(List<CollectedForm> forms, FormTemplate.Kind kind) {
        return forms.stream().filter(form -> batch.kind(form) == kind).count();
    }

    private static List<String> files(List<CollectedForm> forms) {
        return forms.stream().map(CollectedForm::file).distinct().toList();
    }

    /** The sum of the numbers in the cells from which some fields were read, each cell once; of a table how many rows it has. */
    private static BigDecimal sum(Collection<CollectedForm> forms, List<String> paths) {
        Map<String, BigDecimal> cells = new HashMap<>();
        BigDecimal rows = BigDecimal.ZERO;
        for (CollectedForm form : forms) {
            for (String path : paths) {
                rows = rows.add(BigDecimal.valueOf(form.form().rows(path).size()));
                Value value = form.form().get(path);
                BigDecimal number = value.number();
                if (number != null) {
                    cells.put(form.file() + "\n" + value.at(), number);
                }
            }
        }
        return cells.values().stream().reduce(rows, BigDecimal::add);
    }

    private String names(List<String> files) {
        List<String> distinct = files.stream().distinct().toList();
        String some = batch.list(distinct.subList(0, Math.min(NAMED, distinct.size())));
        return distinct.size() > NAMED ? batch.word("list.files", some, distinct.size()) : some;
    }
}

package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Problem;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * 核对: what became of every file and of every form, and what stands in the cells that they came from. Its formulas compare that with
 * the lists of the workbook. So nothing here is taken from those lists: the figures of all forms are added up cell by cell, each cell
 * once, and then those of the forms that do not count are taken off again.
 */
final class Reconciliation {
    /** How many files a note names. */
    private static final int NAMED = 3;

    private final Batch batch;
    /** The paths that a figure comes from, of whichever of them a form has. */
    private final Map<String, List<String>> figures;

    private final List<Map<String, @Nullable Object>> dispositions = new ArrayList<>();

    /** @param figures the names of the sums, and the field paths that each is the sum of; a table is counted */
    Reconciliation(Batch batch, Map<String, List<String>> figures) {
        this.batch = batch;
        this.figures = figures;
    }

    /** What the page shows besides its lists: how many files there were. */
    Map<String, @Nullable Object> total() {
        return Map.of("files", batch.seen().files());
    }

    /** What became of the files: forms, a refusal for each reason there was, or passed over. */
    List<Map<String, @Nullable Object>> destinations() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(
                batch.word("destination.form"),
                everything().stream().map(CollectedForm::file).distinct().toList());
        Map<Problem.Kind, List<String>> refusals = new TreeMap<>();
        for (Problem problem : batch.seen().problems()) {
            refusals.computeIfAbsent(problem.kind(), kind -> new ArrayList<>()).add(problem.file());
        }
        refusals.forEach((kind, names) ->
                files.put(batch.word("destination.refused", batch.word("kind." + kind.word())), names));
        files.put(batch.word("destination.passed-over"), batch.seen().passedOver());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        files.forEach((name, names) -> {
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("name", name);
            row.put("files", names.size());
            row.put("note", rows.isEmpty() ? "" : names(names));
            rows.add(row);
        });
        return rows;
    }

    /** What became of the forms of the consolidated workbook: all of them, and those that do not count as negative numbers. */
    List<Map<String, @Nullable Object>> dispositions() {
        add("read", everything(), 1);
        List<CollectedForm> rest = new ArrayList<>(batch.years().current());
        add("other-year", batch.years().others(), -1);
        add("superseded", batch.seen().superseded(), -1);
        add("blank", take(rest, CollectedForm::isBlank), -1);
        add("repeated", take(rest, form -> !batch.isCounting(form)), -1);
        return dispositions;
    }

    /** What became of the forms of the year-end workbook, where those count that make the result of a project. */
    List<Map<String, @Nullable Object>> dispositions(List<ProjectResult> projects) {
        Set<CollectedForm> counting = Collections.newSetFromMap(new IdentityHashMap<>());
        List<CollectedForm> replaced = new ArrayList<>();
        for (ProjectResult project : projects) {
            CollectedForm target = project.pair().target();
            CollectedForm evaluation = project.pair().evaluation();
            if (target != null) {
                counting.add(target);
            }
            if (evaluation != null) {
                counting.add(evaluation);
            }
            if (target != null && evaluation != null) {
                replaced.add(target);
            }
        }
        add("read", everything(), 1);
        List<CollectedForm> rest = new ArrayList<>(batch.years().current());
        add("other-year", batch.years().others(), -1);
        add("superseded", batch.seen().superseded(), -1);
        add("blank", take(rest, CollectedForm::isBlank), -1);
        add("other-kind", take(rest, form -> kind(form) == null), -1);
        add("repeated", take(rest, form -> !counting.contains(form)), -1);
        Map<String, @Nullable Object> row = add("evaluated", replaced, -1);
        row.put("targets", 0); // they count, but for the figures of the evaluation
        return dispositions;
    }

    private static List<CollectedForm> take(List<CollectedForm> from, Predicate<CollectedForm> which) {
        List<CollectedForm> taken = from.stream().filter(which).toList();
        from.removeIf(which);
        return taken;
    }

    /** Every form that came in. */
    private List<CollectedForm> everything() {
        List<CollectedForm> all = new ArrayList<>(batch.years().all());
        all.addAll(batch.seen().superseded());
        return all;
    }

    private Map<String, @Nullable Object> add(String name, List<CollectedForm> forms, int sign) {
        Map<String, @Nullable Object> row = Rows.numbered(dispositions);
        row.put("name", batch.word("disposition." + name));
        row.put("forms", sign * forms.size());
        row.put("targets", sign * count(forms, "target"));
        row.put("evaluations", sign * count(forms, "evaluation"));
        figures.forEach((figure, paths) -> row.put(figure, sum(forms, paths).multiply(BigDecimal.valueOf(sign))));
        row.put(
                "note",
                sign > 0
                        ? batch.word("disposition.cells")
                        : names(forms.stream().map(CollectedForm::file).toList()));
        dispositions.add(row);
        return row;
    }

    private long count(List<CollectedForm> forms, String kind) {
        return forms.stream().filter(form -> kind.equals(kind(form))).count();
    }

    /** {@code target} or {@code evaluation}; null for other forms. */
    private @Nullable String kind(CollectedForm form) {
        FormTemplate template = batch.templateOf(form);
        return template == null
                ? null
                : switch (template.kind()) {
                    case TARGET -> "target";
                    case EVALUATION -> "evaluation";
                    default -> null;
                };
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
        String some = String.join(batch.word("list.separator"), distinct.subList(0, Math.min(NAMED, distinct.size())));
        return distinct.size() > NAMED ? batch.word("list.files", some, distinct.size()) : some;
    }
}

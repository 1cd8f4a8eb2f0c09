package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jixiao.check.Pairs;
import org.jixiao.check.Scoring;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one project came to: its target beside its self-evaluation, and which of its figures can be summed up.
 *
 * @param indicators target and evaluation side by side
 */
record ProjectResult(Batch batch, Pairs.Pair pair, List<IndicatorResult> indicators) {
    private static final BigDecimal HIGHEST = new BigDecimal(100);

    static ProjectResult of(Batch batch, Pairs.Pair pair) {
        List<IndicatorResult> indicators = pair.indicators().stream()
                .map(indicator -> IndicatorResult.of(batch, pair, indicator))
                .toList();
        return new ProjectResult(batch, pair, indicators);
    }

    /**
     * Something that is not in a sum.
     *
     * @param project empty for a file that could not be read
     * @param reason what is left out, and why
     * @param value what stands there, as typed; may be empty
     * @param source where
     */
    record Omission(String project, String reason, String value, CellLink source) {}

    String unit() {
        return pair.unit();
    }

    String project() {
        return pair.project();
    }

    boolean hasTarget() {
        return pair.target() != null;
    }

    boolean hasEvaluation() {
        return pair.evaluation() != null;
    }

    /** Whether there are several of its targets, or of its evaluations. */
    boolean isRepeated() {
        return pair.targets().size() > 1 || pair.evaluations().size() > 1;
    }

    /** The form that stands for the project: the self-evaluation, where there is none the target. */
    CollectedForm form() {
        CollectedForm evaluation = pair.evaluation();
        return evaluation != null ? evaluation : pair.targets().get(0);
    }

    /** 年初预算数; without an evaluation the target's 当年预算. */
    Value initial() {
        return hasEvaluation() ? total("initial") : ofTarget("current");
    }

    /** 全年预算数. */
    Value revised() {
        return total("revised");
    }

    /** 全年执行数. */
    Value executed() {
        return total("executed");
    }

    /** 总分 as entered. */
    Value score() {
        return of(pair.evaluation(), "result.score");
    }

    /** A value of the line 年度资金总额 of the evaluation. */
    Value total(String column) {
        return of(pair.evaluation(), "budget.total." + column);
    }

    /** A budget figure of the target form: {@code current}, {@code lastYear} … */
    Value ofTarget(String figure) {
        return of(pair.target(), "budget." + figure);
    }

    /** A figure of the year before, from the target; without it from the roster. */
    Value lastYear(String figure) {
        Value own = ofTarget(figure);
        return own.number() != null
                ? own
                : batch.listed.entriesOf(unit()).stream()
                        .filter(entry -> Names.same(entry.project(), project()))
                        .map(entry -> entry.values().get("budget." + figure))
                        .findFirst()
                        .orElse(Value.NONE);
    }

    private static Value of(@Nullable CollectedForm form, String path) {
        return form == null ? Value.NONE : form.form().get(path);
    }

    /** The entered total score where it is one, from 0 to 100; else null. */
    @Nullable
    BigDecimal points() {
        BigDecimal points = score().number();
        return points == null || points.signum() < 0 || points.compareTo(HIGHEST) > 0 ? null : points;
    }

    /** What the execution of the budget scores by the formula; null where a figure for it is missing. */
    @Nullable
    BigDecimal executionPoints() {
        BigDecimal executed = executed().number();
        BigDecimal revised = revised().number();
        BigDecimal weight = total("weight").number();
        return executed == null || revised == null || weight == null
                ? null
                : Scoring.executionPoints(executed, revised, weight);
    }

    /**
     * The total of the computed scores, with the entered ones where nothing can be computed; null where one has neither, where there is
     * no indicator, or where the weights make more than 100 of them. The execution of the budget counts once: where the line of the funds
     * has no points, a row of the indicators stands for it.
     */
    @Nullable
    BigDecimal computed() {
        BigDecimal execution = or(executionPoints(), total("score").number());
        boolean inTable = indicators.stream().anyMatch(IndicatorResult::isExecution);
        BigDecimal sum = execution == null && inTable ? BigDecimal.ZERO : execution;
        for (IndicatorResult indicator : indicators) {
            if (execution == null || !indicator.isExecution()) {
                BigDecimal points = or(indicator.computed(), indicator.score().number());
                sum = sum == null || points == null ? null : sum.add(points);
            }
        }
        return !hasEvaluation() || indicators.isEmpty() || sum == null || sum.compareTo(HIGHEST) > 0 ? null : sum;
    }

    private static @Nullable BigDecimal or(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : one;
    }

    /** How many of the indicators the formula gives no points; null where there is no evaluation. */
    @Nullable
    Long notComputed() {
        return hasEvaluation()
                ? indicators.stream().filter(each -> each.computed() == null).count()
                : null;
    }

    /** The grade of a total score, in words. */
    String grade(@Nullable BigDecimal points) {
        return Optional.ofNullable(points)
                .map(score -> Scoring.Grade.of(score).word())
                .orElse(hasEvaluation() ? batch.word("grade.none") : "");
    }

    /** What of this project is in no sum, and why. */
    List<Omission> omissions() {
        List<Omission> omissions = new ArrayList<>();
        for (List<CollectedForm> versions : List.of(pair.targets(), pair.evaluations())) {
            for (int i = 1; i < versions.size(); i++) {
                omit(omissions, batch.word("omission.older", versions.get(0).file()), Value.NONE, versions.get(i));
            }
        }
        omit(omissions, "initial", initial());
        if (!hasEvaluation()) {
            omit(omissions, batch.word("omission.no-evaluation"), Value.NONE, form());
            return omissions;
        }
        omit(omissions, "revised", revised());
        omit(omissions, "executed", executed());
        omit(omissions, "score", score());
        return omissions;
    }

    /** A figure in which there is no number, or none that can be. */
    private void omit(List<Omission> omissions, String what, Value value) {
        if (value.number() == null || (what.equals("score") && points() == null)) {
            String key = value.isBlank() ? "blank" : value.number() == null ? "unreadable" : "range";
            omit(omissions, batch.word("omission." + key, batch.word("year-end." + what)), value, form());
        }
    }

    private void omit(List<Omission> omissions, String reason, Value value, CollectedForm form) {
        CellLink source = value.at() == null ? batch.link(form) : batch.link(form, value);
        omissions.add(new Omission(project(), reason, value.text(), source));
    }
}

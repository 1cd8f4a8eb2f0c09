package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Kind;
import org.jixiao.model.Value;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/** The checks of self-evaluations beside the target forms of the same projects. */
final class PairChecks {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal NINETY = new BigDecimal(90);

    private PairChecks() {}

    /**
     * S01: an evaluation has the indicators of its target form, with their targets and weights (rules.md S01). What is spelt
     * differently is no change: 500人 beside =500人, ≥95 of 满意度（%） beside ≥95%, 2022-12-31前 beside 2022年12月31日前. A change that the
     * row's reason owns up to with one of the parameter's words (调整) is none of the rule's business, nor is a missing indicator
     * where the results do.
     */
    static Verdict unchanged(Campaign campaign, RuleRow rule, Pairs.Pair pair) {
        CollectedForm evaluation = Objects.requireNonNull(pair.evaluation());
        if (pair.isTargetBlank()) {
            return Verdict.NOT_EVALUATED;
        }
        List<IndicatorPair> indicators = pair.indicators();
        BigDecimal rescaled = rescaled(indicators);
        return Verdict.of(indicators.stream()
                .flatMap(indicator -> changes(indicator, pair.year(), rescaled).stream())
                .filter(change -> Subject.words(rule).stream().noneMatch(change.admission(evaluation)::contains))
                .map(change -> change.fault(campaign, rule, evaluation))
                .toList());
    }

    /**
     * What an evaluation says otherwise than the target form.
     *
     * @param key of what is said of it
     * @param before the row of the target form, null for an indicator that the evaluation has added
     * @param after the row of the evaluation, null for an indicator that it lacks
     */
    private record Change(
            String key,
            String column,
            @Nullable Row before,
            @Nullable Row after) {
        String admission(CollectedForm evaluation) {
            return after == null ? evaluation.text("goal.actual") : after.text("reason");
        }

        Fault fault(Campaign campaign, RuleRow rule, CollectedForm evaluation) {
            String detail = campaign.words.get("check.changed." + key, show(before), show(after));
            return after == null
                    ? Fault.of(rule, evaluation, detail)
                    : Fault.at(rule, evaluation, rule.field() + "." + column, after.get(column), detail);
        }

        private String show(@Nullable Row row) {
            Value value = row == null ? Value.NONE : row.get(column);
            return value.number() == null ? value.text() : MessageText.show(value.number());
        }
    }

    /** Whether most indicators of an evaluation are those of a target form, with their targets and weights. */
    static boolean isMostlyUnchanged(CollectedForm target, CollectedForm evaluation) {
        Integer year = Years.of(evaluation);
        List<IndicatorPair> indicators =
                new Pairs.Pair("", "", year, List.of(target), List.of(evaluation)).indicators();
        BigDecimal rescaled = rescaled(indicators);
        long unchanged = indicators.stream()
                .filter(pair -> changes(pair, year, rescaled).isEmpty())
                .count();
        return unchanged * 2 > indicators.size();
    }

    /**
     * What the weights of a target are multiplied by in its evaluation: where one of them is of 100 points and the other of 90, besides 10 for
     * the execution of the budget, all indicators weigh more or less in proportion; else 1.
     */
    private static BigDecimal rescaled(List<IndicatorPair> indicators) {
        BigDecimal before = weights(indicators.stream().map(IndicatorPair::target));
        BigDecimal after = weights(indicators.stream().map(IndicatorPair::evaluation));
        boolean known = Stream.of(before, after).allMatch(sum -> isSame(sum, HUNDRED) || isSame(sum, NINETY));
        return known ? after.divide(before, MathContext.DECIMAL128) : BigDecimal.ONE;
    }

    private static BigDecimal weights(Stream<@Nullable Row> rows) {
        return rows.filter(Objects::nonNull)
                .map(row -> row.get("weight").number())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param rescaled what the weights are multiplied by; they may be rounded to whole points where that is not 1 */
    private static List<Change> changes(IndicatorPair pair, @Nullable Integer year, BigDecimal rescaled) {
        Row before = pair.target();
        Row after = pair.evaluation();
        if (before == null || after == null) {
            return List.of(new Change(before == null ? "added" : "missing", "name", before, after));
        }
        List<Change> changes = new ArrayList<>();
        if (pair.renamed()) {
            changes.add(new Change("renamed", "name", before, after));
        }
        if (pair.isAltered(year)) {
            changes.add(new Change("target", "target", before, after));
        }
        BigDecimal weight = before.get("weight").number();
        BigDecimal weightNow = after.get("weight").number();
        boolean rounded = !isSame(rescaled, BigDecimal.ONE);
        if (weight != null
                && weightNow != null
                && !isSame(weight, weightNow)
                && !(rounded
                        && weight.multiply(rescaled).subtract(weightNow).abs().compareTo(BigDecimal.ONE) <= 0)) {
            changes.add(new Change("weight", "weight", before, after));
        }
        return changes;
    }

    /** Whether two targets ask for the same; a blank one in the evaluation is left to K10. */
    static boolean isSameTarget(Row before, Row after, @Nullable Integer year) {
        String one = before.text("target");
        String other = after.text("target");
        if (other.isBlank() || Texts.folded(one).equals(Texts.folded(other))) {
            return true;
        }
        TargetValue first = TargetValue.parse(one);
        TargetValue second = TargetValue.parse(other);
        LocalDate deadline = first.kind() == Kind.DATE ? Achievement.deadline(first, year) : null;
        if (deadline != null && second.kind() == Kind.DATE) {
            return deadline.equals(Achievement.deadline(second, year));
        }
        if (first.kind() != second.kind() || first.comparison() != second.comparison()) {
            return false;
        }
        if (!first.isNumeric()) {
            return Names.same(first.body(), second.body());
        }
        Measure aim = Measure.of(first, Money.unitIn(before.text("name")));
        Measure now = Measure.of(second, Money.unitIn(after.text("name")));
        return isSame(aim.bring(now).number(), aim.number())
                && (aim.upper() == null || isSame(now.upper(), aim.upper()));
    }

    private static boolean isSame(@Nullable BigDecimal after, BigDecimal before) {
        return after != null && after.compareTo(before) == 0;
    }

    /**
     * S31: the budget at the start of the year is that of the target form. Yuan in a form in 万元 move all its amounts alike, so that no
     * rule about one form sees it; where those of the target are too large, it weighs one step less. Any other difference is only worth a
     * hint, as what is granted may be less than was applied for. The parameter: the yuan that do not matter.
     */
    static Verdict sameBudget(Campaign campaign, RuleRow rule, Pairs.Pair pair) {
        CollectedForm evaluation = Objects.requireNonNull(pair.evaluation());
        BigDecimal planned = Objects.requireNonNull(pair.target())
                .form()
                .get("budget.current")
                .number();
        Value initial = evaluation.form().get(rule.field());
        BigDecimal now = initial.number();
        if (planned == null || now == null || now.signum() == 0) {
            return Verdict.NOT_EVALUATED;
        }
        if (now.subtract(planned).abs().compareTo(new BigDecimal(rule.parameter())) <= 0) {
            return Verdict.HELD;
        }
        String name = campaign.template(evaluation).nameOf(rule.field());
        int slip = Money.isTenThousandTimes(planned, now) ? 1 : Money.isTenThousandTimes(now, planned) ? -1 : 0;
        return Verdict.failed(Fault.of(rule, evaluation, name, now, planned, slip)
                .milderIf(slip <= 0)
                .milderIf(slip == 0));
    }

    /**
     * S29: each target has its evaluation, and each evaluation its target (rules.md S29); only where forms of both kinds are at hand,
     * and not for a target of a year of which no evaluation has come in: next year's targets come in with this year's evaluations. A
     * target form that is blank is none. A target that was saved after its evaluation is only worth a hint: the evaluation may follow an older one. An evaluation that bears
     * another name than the target that it was taken for weighs one step less; where it was taken for one of the roster, I02 tells.
     */
    static List<Verdict> complete(Campaign campaign, RuleRow rule) {
        List<Pairs.Pair> pairs = campaign.pairs().all();
        boolean targets = pairs.stream().anyMatch(pair -> pair.target() != null);
        List<@Nullable Integer> evaluated = pairs.stream()
                .filter(pair -> pair.evaluation() != null)
                .map(Pairs.Pair::year)
                .distinct()
                .toList();
        return targets && !evaluated.isEmpty()
                ? pairs.stream()
                        .map(pair -> evaluated.contains(pair.year())
                                ? complete(pair, campaign, rule)
                                : Verdict.NOT_APPLICABLE)
                        .toList()
                : List.of(Verdict.NOT_APPLICABLE);
    }

    private static Verdict complete(Pairs.Pair pair, Campaign campaign, RuleRow rule) {
        CollectedForm target = pair.target();
        CollectedForm form = pair.evaluation() == null ? target : pair.evaluation();
        List<Fault> faults = renamed(pair, campaign, rule);
        boolean none = target == null || (pair.evaluation() != null && pair.isTargetBlank());
        if (form != null && (none || !pair.isComplete() || pair.isTargetLater())) {
            String key = pair.evaluation() == null ? "no-evaluation" : none ? "no-target" : "later-target";
            String detail = campaign.words.get(
                    "check.pair." + key, form.text(Campaign.PROJECT), target == null ? "" : target.file());
            boolean later = pair.isComplete() && !none;
            faults.add(Fault.of(rule, form, detail).milderIf(later).milderIf(later));
        }
        return Verdict.of(faults);
    }

    /** Of evaluations that bear another name than the target they were taken for. */
    private static List<Fault> renamed(Pairs.Pair pair, Campaign campaign, RuleRow rule) {
        List<Fault> faults = new ArrayList<>();
        for (CollectedForm form : pair.isComplete() ? pair.evaluations() : List.<CollectedForm>of()) {
            Identity known = campaign.identity(form);
            boolean project = isOther(known.project(), pair.project());
            boolean sameUnit =
                    Names.same(form.text(Campaign.UNIT), pair.targets().get(0).text(Campaign.UNIT));
            if (project || (!sameUnit && isOther(known.unit(), pair.unit()))) {
                String detail = campaign.words.get(
                        "check.pair.renamed",
                        project ? known.project() : known.unit(),
                        project ? pair.project() : pair.unit(),
                        pair.targets().get(0).file());
                faults.add(Fault.in(rule, form, project ? Campaign.PROJECT : Campaign.UNIT, detail)
                        .milderIf(true));
            }
        }
        return faults;
    }

    /** Whether a name is another one; one that is blank is I01's business. */
    private static boolean isOther(String name, String taken) {
        return !Names.key(name).isEmpty() && !Names.same(name, taken);
    }
}

package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Comparator;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/** The checks of self-evaluations beside the target forms of the same projects. */
final class PairChecks {
    private PairChecks() {}

    /**
     * S01: an evaluation has the indicators of its target form, with their targets and weights (rules.md S01). What is spelt
     * differently is no change: 500人 beside =500人, ≥95 of 满意度（%） beside ≥95%. A change that the row's reason owns up to with one of
     * the parameter's words (调整) is none of the rule's business, nor is a missing indicator where the results do.
     */
    static List<Verdict> unchanged(Campaign campaign, RuleRow rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Pairs.Pair pair : campaign.pairs().complete()) {
            CollectedForm evaluation = pair.evaluation();
            if (evaluation != null) {
                List<Fault> faults = new ArrayList<>();
                for (IndicatorPair indicator : pair.indicators()) {
                    compare(indicator, new Changes(campaign, rule, evaluation, faults));
                }
                verdicts.add(Verdict.of(faults));
            }
        }
        return verdicts;
    }

    /** Where changes of one evaluation are noted. */
    private record Changes(Campaign campaign, RuleRow rule, CollectedForm evaluation, List<Fault> faults) {
        void note(@Nullable Row row, String column, String key, String before, String after) {
            String detail = campaign.words().get("check.changed." + key, before, after);
            String admission = row == null
                    ? evaluation.form().text("goal.actual")
                    : row.get("reason").text();
            if (Subject.words(rule).stream().noneMatch(admission::contains)) {
                Map<String, @Nullable Object> variables = Map.of("detail", detail);
                faults.add(
                        row == null
                                ? Fault.at(evaluation, rule.field(), variables)
                                : Fault.at(evaluation, rule.field() + "." + column, row.get(column), variables));
            }
        }
    }

    private static void compare(IndicatorPair pair, Changes changes) {
        Row target = pair.target();
        Row evaluation = pair.evaluation();
        if (target == null && evaluation != null) {
            changes.note(evaluation, "name", "added", "", evaluation.get("name").text());
        } else if (target != null && evaluation == null) {
            changes.note(null, "", "missing", target.get("name").text(), "");
        } else if (target != null && evaluation != null) {
            if (pair.renamed()) {
                changes.note(
                        evaluation,
                        "name",
                        "renamed",
                        target.get("name").text(),
                        evaluation.get("name").text());
            }
            if (!isSameTarget(target, evaluation)) {
                changes.note(
                        evaluation,
                        "target",
                        "target",
                        target.get("target").text(),
                        evaluation.get("target").text());
            }
            BigDecimal before = target.get("weight").number();
            BigDecimal after = evaluation.get("weight").number();
            if (before != null && after != null && before.compareTo(after) != 0) {
                changes.note(evaluation, "weight", "weight", MessageText.show(before), MessageText.show(after));
            }
        }
    }

    /** Whether two targets ask for the same; a blank one in the evaluation is left to K10. */
    private static boolean isSameTarget(Row before, Row after) {
        String one = before.get("target").text();
        String other = after.get("target").text();
        if (other.isBlank() || Texts.folded(one).equals(Texts.folded(other))) {
            return true;
        }
        TargetValue first = TargetValue.parse(one);
        TargetValue second = TargetValue.parse(other);
        if (first.kind() != second.kind() || comparator(first) != comparator(second)) {
            return false;
        }
        return switch (first.kind()) {
            case NUMBER, RANGE -> {
                Measure aim = Measure.of(first, Money.unitIn(before.get("name").text()));
                Measure now = Measure.of(second, Money.unitIn(after.get("name").text()));
                Measure.Match match = aim.bring(now);
                BigDecimal number = match.number();
                yield number != null
                        && number.compareTo(aim.number()) == 0
                        && (aim.upper() == null
                                || (now.upper() != null && aim.upper().compareTo(now.upper()) == 0));
            }
            default -> Names.same(first.body(), second.body());
        };
    }

    private static Comparator comparator(TargetValue value) {
        Comparator typed = value.comparator();
        return typed == null ? Comparator.EQUAL : typed;
    }

    /**
     * S29: each target has its evaluation, and each evaluation its target (rules.md S29); only where forms of both kinds are at hand. A
     * target that was saved after its evaluation is only worth a hint: the evaluation may follow an older one.
     */
    static List<Verdict> complete(Campaign campaign, RuleRow rule) {
        Pairs pairs = campaign.pairs();
        boolean targets = pairs.all().stream().anyMatch(pair -> pair.target() != null);
        boolean evaluations = pairs.all().stream().anyMatch(pair -> pair.evaluation() != null);
        if (!targets || !evaluations) {
            return List.of(Verdict.NOT_APPLICABLE);
        }
        return pairs.all().stream().map(pair -> complete(pair, campaign, rule)).toList();
    }

    private static Verdict complete(Pairs.Pair pair, Campaign campaign, RuleRow rule) {
        CollectedForm target = pair.target();
        CollectedForm evaluation = pair.evaluation();
        CollectedForm form = evaluation == null ? target : evaluation;
        String key = evaluation == null ? "no-evaluation" : target == null ? "no-target" : "later-target";
        if (form == null || (target != null && evaluation != null && !pair.isTargetLater())) {
            return Verdict.HELD;
        }
        String detail = campaign.words()
                .get("check.pair." + key, form.form().text(Campaign.PROJECT), target == null ? "" : target.file());
        Fault fault = Fault.at(form, rule.field(), Map.of("detail", detail));
        return Verdict.failed(pair.isComplete() ? fault.asMilder().asMilder() : fault);
    }
}

package org.jixiao.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.check.Achievement;
import org.jixiao.check.IndicatorPair;
import org.jixiao.check.Pairs;
import org.jixiao.check.Years;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * What became of one indicator. It is judged by the target of the target form, where there is one: a target that was altered
 * afterwards changes no score. Of the many that there are each holds little; what its row shows is worked out when it is asked for.
 *
 * @param form whose it is: the self-evaluation, where that lacks it the target
 * @param computed the points by the formula; null where it gives none
 */
record IndicatorResult(
        Batch batch,
        IndicatorPair pair,
        CollectedForm form,
        State state,
        @Nullable BigDecimal computed) {
    /** Over-completion that asks for a reason (forms.md B5): from 30% on, and from 20% on as a hint. */
    private static final BigDecimal FAR = new BigDecimal("0.3");

    private static final BigDecimal HIGH = new BigDecimal("0.2");

    /** What became of an indicator; the bundle has the words, {@code result.MISSED}. */
    enum State {
        REACHED,
        HIGH,
        FAR,
        MISSED,
        /** Nobody can tell. */
        UNKNOWN,
        /** There is no self-evaluation. */
        OPEN
    }

    static IndicatorResult of(Batch batch, Pairs.Pair project, IndicatorPair pair) {
        CollectedForm form =
                Objects.requireNonNull(pair.evaluation() != null ? project.evaluation() : project.target());
        Row row = row(pair);
        Achievement achievement = achievement(pair, form);
        BigDecimal weight = row.get("weight").number();
        BigDecimal computed = pair.evaluation() == null || weight == null
                ? null
                : achievement.points(
                        weight, batch.templateOf(form), row.get("score").number());
        State state = project.evaluation() == null ? State.OPEN : state(pair, achievement);
        return new IndicatorResult(batch, pair, form, state, computed);
    }

    private static Row row(IndicatorPair pair) {
        return pair.evaluation() != null ? pair.evaluation() : Objects.requireNonNull(pair.target());
    }

    /** That of the target form, where it says one. */
    private static String target(IndicatorPair pair) {
        String planned = pair.target() == null ? "" : pair.target().text("target");
        return planned.isBlank() ? row(pair).text("target") : planned;
    }

    /** What was done, beside the target of the target form. */
    private static Achievement achievement(IndicatorPair pair, CollectedForm form) {
        return Achievement.of(form, row(pair), target(pair));
    }

    private static State state(IndicatorPair pair, Achievement achievement) {
        if (pair.evaluation() == null) {
            return State.UNKNOWN;
        }
        if (achievement.isFarExceeded(FAR)) {
            return State.FAR;
        }
        if (achievement.isFarExceeded(HIGH)) {
            return State.HIGH;
        }
        Boolean reached = achievement.isReached();
        return reached == null ? State.UNKNOWN : reached ? State.REACHED : State.MISSED;
    }

    boolean isExecution() {
        return row(pair).isExecution();
    }

    Value score() {
        return pair.evaluation() == null ? Value.NONE : pair.evaluation().get("score");
    }

    /** A row of 目标与完成对照, not yet numbered. */
    void describe(Map<String, @Nullable Object> into) {
        Row row = row(pair);
        Achievement achievement = achievement(pair, form);
        for (String column : List.of("level1", "level2", "name", "target", "actual", "reason")) {
            into.put(column, column.equals("target") ? target(pair) : row.text(column));
        }
        BigDecimal rate = achievement.rate();
        into.put("achievement", rate == null ? null : rate.setScale(4, RoundingMode.HALF_UP));
        into.put("state", batch.word("result." + state.name()));
        into.put("weight", row.get("weight").orText());
        into.put("score", score().orText());
        into.put("computed", computed);
        into.put("note", note(achievement.obstacle()));
        Value told = row.get(pair.evaluation() == null ? "target" : "actual");
        into.put("source", batch.link(form, told));
    }

    private String note(Achievement.@Nullable Obstacle obstacle) {
        List<String> notes = new ArrayList<>();
        Row target = pair.target();
        Row evaluation = pair.evaluation();
        if (evaluation == null && state != State.OPEN) {
            notes.add(batch.word("indicator.missing"));
        } else if (target != null && evaluation != null) {
            if (pair.isAltered(Years.of(form))) {
                notes.add(batch.word("indicator.altered", evaluation.text("target")));
            }
            if (pair.renamed()) {
                notes.add(batch.word("indicator.renamed", target.text("name")));
            }
        }
        if (evaluation != null && computed == null && obstacle != null) {
            notes.add(batch.word("obstacle." + obstacle.name()));
        }
        return batch.list(notes);
    }
}

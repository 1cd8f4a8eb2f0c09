package org.jixiao.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.check.Achievement;
import org.jixiao.check.IndicatorPair;
import org.jixiao.check.Pairs;
import org.jixiao.check.Scoring;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What became of one indicator. It is judged by the target of the target form, where there is one: a target that was altered
 * afterwards changes no score.
 */
final class IndicatorResult {
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

    private final Batch batch;
    private final IndicatorPair pair;
    private final CollectedForm form;
    private final Row row;
    private final State state;
    private final Achievement achievement;
    private final @Nullable BigDecimal computed;

    private IndicatorResult(Batch batch, Pairs.Pair project, IndicatorPair pair) {
        this.batch = batch;
        this.pair = pair;
        Row target = pair.target();
        Row evaluation = pair.evaluation();
        Map<String, Value> cells =
                new LinkedHashMap<>((evaluation != null ? evaluation : Objects.requireNonNull(target)).cells());
        if (target != null && !target.get("target").isBlank()) {
            cells.put("target", target.get("target"));
        }
        row = new Row(cells);
        form = Objects.requireNonNull(evaluation != null ? project.evaluation() : project.target());
        achievement = Achievement.of(row);
        computed = evaluation == null ? null : points(batch.templateOf(form));
        state = project.evaluation() == null ? State.OPEN : state();
    }

    /** The indicators of a project, target and evaluation side by side. */
    static List<IndicatorResult> of(Batch batch, Pairs.Pair project) {
        List<IndicatorResult> results = new ArrayList<>();
        project.indicators().forEach(pair -> results.add(new IndicatorResult(batch, project, pair)));
        return results;
    }

    /** By the formulas; of the two for a target that must not be exceeded the one that the entered score is nearer to. */
    private @Nullable BigDecimal points(@Nullable FormTemplate template) {
        BigDecimal weight = row.get("weight").number();
        if (template == null || weight == null || achievement.obstacle() != null) {
            return null;
        }
        BigDecimal entered = score().number();
        return Scoring.Excess.of(template).stream()
                .map(excess -> achievement.points(weight, excess))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(points -> entered == null
                        ? BigDecimal.ZERO
                        : points.subtract(entered).abs()))
                .orElse(null);
    }

    private State state() {
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

    State stateOf() {
        return state;
    }

    Value score() {
        return pair.evaluation() == null ? Value.NONE : row.get("score");
    }

    /** The points by the formula; null where it gives none. */
    @Nullable
    BigDecimal computed() {
        return computed;
    }

    /** A row of 目标与完成对照, not yet numbered. */
    void describe(Map<String, @Nullable Object> into) {
        for (String column : List.of("level1", "level2", "name", "target", "actual", "reason")) {
            into.put(column, row.get(column).text());
        }
        BigDecimal rate = achievement.rate();
        into.put("achievement", rate == null ? null : rate.setScale(4, RoundingMode.HALF_UP));
        into.put("state", batch.word("result." + state.name()));
        into.put("weight", row.get("weight").orText());
        into.put("score", score().orText());
        into.put("computed", computed);
        into.put("note", note());
        into.put(
                "source",
                batch.link(
                        form.file(),
                        row.get(pair.evaluation() == null ? "target" : "actual").at()));
    }

    private String note() {
        List<String> notes = new ArrayList<>();
        Row target = pair.target();
        Row evaluation = pair.evaluation();
        if (evaluation == null && state != State.OPEN) {
            notes.add(batch.word("indicator.missing"));
        } else if (target != null && evaluation != null) {
            Value own = evaluation.get("target");
            if (!Names.same(target.get("target").text(), own.text())) {
                notes.add(batch.word("indicator.altered", own.text()));
            }
            if (pair.renamed()) {
                notes.add(batch.word("indicator.renamed", target.get("name").text()));
            }
        }
        if (evaluation != null && computed == null && achievement.obstacle() != null) {
            notes.add(batch.word("obstacle." + achievement.obstacle().name()));
        }
        return String.join(batch.word("list.separator"), notes);
    }
}

package org.jixiao.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** One row of a form's table: the values by column path, relative to the table ({@code level1}, {@code target}, …). */
public record Row(Map<String, Value> cells) {
    private static final Pattern EXECUTION = Pattern.compile("(?:年度|全年|项目)*(?:预算|资金|预算资金)执行(?:率|情况)?(?:\\([^()]*\\))?");
    private static final Memo<Boolean> EXECUTIONS = new Memo<>(
            name -> EXECUTION.matcher(Folding.dense(Folding.fold(name))).matches());

    public Row {
        cells = SharedKeyMap.copyOf(cells);
    }

    /** The value of a column; {@link Value#NONE} where the row has none. */
    public Value get(String column) {
        return cells.getOrDefault(column, Value.NONE);
    }

    /** The text of a column as typed, empty where blank. */
    public String text(String column) {
        return get(column).text();
    }

    /** Whether it is no indicator but the execution of the budget, which forms score in the line of the funds. */
    public boolean isExecution() {
        return isExecution(text("name"));
    }

    /** Whether a row of that name is: 预算执行率, 年度预算执行率（%）. */
    public static boolean isExecution(String name) {
        return EXECUTIONS.of(name);
    }

    /**
     * The same with the sign of comparison in front of the target and the unit of measure behind it ({@code ≤1550元/平方米}), as forms
     * write them that have no columns for them; what the target says itself of these, and a target in words, stay as they are.
     */
    public Row withUnitInTarget() {
        Row signed = withSignInTarget();
        String target = signed.text("target");
        String measured = withUnit(target);
        return measured.equals(target) ? signed : signed.withTarget(measured);
    }

    /** A number with the unit of measure that has a column of its own; a unit that the number says itself, and words, stay as they are. */
    public String withUnit(String number) {
        String unit = text("unitOfMeasure").strip();
        boolean bare = !number.isEmpty() && Character.isDigit(number.charAt(number.length() - 1));
        return bare && !number.endsWith(unit) && !TargetValue.isNone(unit) ? number + unit : number;
    }

    private Row withSignInTarget() {
        String target = text("target");
        String sign = text("comparator").strip();
        TargetValue parsed = TargetValue.parse(target);
        boolean bare = TargetValue.isComparator(sign)
                && parsed.operator() == null
                && parsed.kind() != TargetValue.Kind.QUALITATIVE;
        return bare ? withTarget(sign + target) : this;
    }

    private Row withTarget(String target) {
        return with("target", new Value(target, target, get("target").at()));
    }

    /** A copy with one value set. */
    public Row with(String column, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(cells);
        changed.put(column, value);
        return new Row(changed);
    }
}

package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.check.Achievement.Units;
import org.jixiao.model.Amount;
import org.jixiao.model.Folding;
import org.jixiao.model.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit of measure.
 *
 * @param number in yuan where it is money; 95 for 95%; 万 and 亿 multiplied out
 * @param upper the upper end of a range, else null
 * @param unit 元 for all money, % for percentages and ‰, else the word behind the number; may be empty
 * @param scale how many of that unit one of the typed unit is: 10000 for 万元 and 万人, 0.1 for ‰
 */
record Measure(BigDecimal number, @Nullable BigDecimal upper, String unit, BigDecimal scale) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** A number that many times too large or too small is one in another unit. */
    private static final BigDecimal FAR = BigDecimal.TEN;

    private static final String PERCENT = "%";
    private static final String YUAN = "元";
    private static final Pattern TIMES = Pattern.compile("^[^/]*?\\d([万亿])");
    private static final Pattern CLAUSE = Pattern.compile("[，。；;]|,(?!\\d{3})");
    private static final Pattern MANY = Pattern.compile("[万亿](?!元).+");
    private static final Pattern AND_MORE = Pattern.compile("^(?:多(?!媒体|功能)|余)");
    private static final Pattern BEHIND_UNIT = Pattern.compile("[,;。(、].*$|(?:已?完成|达成|达标)$");

    /** 台(套): either of the two will do. */
    private static final Pattern OR_ANOTHER = Pattern.compile("\\d(\\p{L}{1,2})\\((\\p{L}{1,2})\\)$");

    /** What an actual value is in the target's unit. */
    record Match(@Nullable BigDecimal number, Units units) {}

    /**
     * The measure of a number or range.
     *
     * @param nameUnit 元, 万元, 万人次 … or %, as the indicator's name says it for numbers without a unit; else empty
     */
    static Measure of(TargetValue value, String nameUnit) {
        if (value.unit().isEmpty() && !value.percent() && MANY.matcher(nameUnit).matches()) {
            TargetValue whole = TargetValue.parse(value.body() + nameUnit);
            return of(whole.isNumeric() ? whole : value, "");
        }
        String typed = AND_MORE.matcher(value.unit()).replaceFirst(""); // 500多人, 5万余元
        String own = value.percent() ? PERCENT : BEHIND_UNIT.matcher(typed).replaceFirst("");
        String body = Folding.fold(value.body());
        Matcher another = OR_ANOTHER.matcher(body);
        if (another.find() && another.group(1).equals(own) && UnitTable.isKnown(another.group(2))) {
            own += "(" + another.group(2) + ")";
        }
        Matcher m = TIMES.matcher(body);
        BigDecimal times = m.find() ? Amount.unit(m.group(1)).orElseThrow() : BigDecimal.ONE;
        boolean named = own.isEmpty() && times.compareTo(BigDecimal.ONE) == 0;
        String unit = named ? nameUnit : own;
        BigDecimal yuan = Amount.unit(unit).orElse(null);
        boolean permille = unit.equals("‰");
        BigDecimal factor = permille ? TENTH : yuan == null ? BigDecimal.ONE : yuan;
        BigDecimal upper = value.upper();
        return new Measure(
                Objects.requireNonNull(value.number()).multiply(factor),
                upper == null ? null : upper.multiply(factor),
                permille ? PERCENT : yuan == null ? unit : YUAN,
                times.multiply(factor));
    }

    /**
     * The measure of a result: of {@code 520人}, {@code 已完成520人}, of {@code 增长5%} where the target or the indicator's name says so,
     * too, of a range where the target is one, of the only clause that tells one in the target's unit ({@code 550人，完成率110%}), or of 无
     * where it is a number that was to be nothing, or at most so many ({@code ≤1次}), and no money; else null.
     */
    static @Nullable Measure ofActual(String text, Measure target, String name, Told aim) {
        Told told = Told.of(text);
        if (told != null && (told.value().upper() == null || aim.value().upper() != null)) {
            return told.answers(aim, name) ? of(told.value(), "") : null;
        }
        List<Measure> ofClauses = CLAUSE.splitAsStream(text)
                .map(Told::of)
                .filter(each -> each != null && each.value().upper() == null && each.answers(aim, name))
                .map(each -> of(each.value(), ""))
                .filter(each -> !each.unit.isEmpty() && target.bring(each).number() != null)
                .toList();
        if (ofClauses.size() == 1) {
            return ofClauses.get(0);
        }
        boolean mayBeNothing = target.number.signum() == 0
                || (Scoring.isUpperBound(aim.value().comparison()) && !target.unit.equals(YUAN));
        return mayBeNothing && Answer.isNothing(text) ? new Measure(BigDecimal.ZERO, null, "", BigDecimal.ONE) : null;
    }

    /** The upper end of a range alone. */
    private Measure end() {
        return new Measure(Objects.requireNonNullElse(upper, number), null, unit, scale);
    }

    /** Whether all of an actual value lies within the range that this target is. */
    boolean holds(Measure actual) {
        BigDecimal least = bring(actual).number();
        BigDecimal most = bring(actual.end()).number();
        return least != null && most != null && least.compareTo(number) >= 0 && most.compareTo(end().number) <= 0;
    }

    /** Brings an actual value into the unit of this target. */
    Match bring(Measure actual) {
        if (actual.unit.isEmpty()) {
            return bare(actual);
        }
        boolean percent = actual.unit.equals(PERCENT);
        if (unit.isEmpty() && percent && number.compareTo(HUNDRED) > 0) { // a share of what was aimed at
            return new Match(null, Units.DIFFERENT);
        }
        if (unit.isEmpty()) { // the actual value says what is meant: the same number, whatever its unit
            BigDecimal other = actual.number.divide(
                    percent && actual.scale.compareTo(BigDecimal.ONE) == 0 ? HUNDRED : actual.scale,
                    MathContext.DECIMAL128);
            return new Match(nearer(actual.number, other), Units.SAME);
        }
        BigDecimal same = UnitTable.convert(actual.number, actual.unit, unit).stream()
                .min(Comparator.comparing(this::distance))
                .orElse(null);
        boolean converted = unit.equals(YUAN) && scale.compareTo(actual.scale) != 0;
        return new Match(same, same == null ? Units.DIFFERENT : converted ? Units.CONVERTED : Units.SAME);
    }

    /** A number without a unit has the target's, unless its size says otherwise. */
    private Match bare(Measure actual) {
        boolean large = actual.scale.compareTo(BigDecimal.ONE) != 0; // 万 typed, 元 not
        BigDecimal natural = large ? actual.number : actual.number.multiply(scale);
        boolean fraction = unit.equals(PERCENT) && actual.number.compareTo(BigDecimal.ONE) <= 0;
        BigDecimal chosen = nearer(natural, fraction ? actual.number.multiply(HUNDRED) : actual.number);
        boolean guessed = chosen.compareTo(natural) != 0 && (fraction || unit.equals(YUAN));
        return new Match(chosen, guessed ? Units.GUESSED : Units.SAME);
    }

    /** The first reading, unless it is far from the target and the other one is nearer. */
    private BigDecimal nearer(BigDecimal natural, BigDecimal other) {
        BigDecimal distance = distance(natural);
        return distance.compareTo(FAR) >= 0 && distance(other).compareTo(distance) < 0 ? other : natural;
    }

    /** How many times larger or smaller than the target; 1 where either is 0 or less. */
    private BigDecimal distance(BigDecimal actual) {
        if (actual.signum() <= 0 || number.signum() <= 0) {
            return BigDecimal.ONE;
        }
        return actual.max(number).divide(actual.min(number), MathContext.DECIMAL128);
    }
}

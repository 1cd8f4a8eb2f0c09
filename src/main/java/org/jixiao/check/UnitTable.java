package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.Memo;
import org.jspecify.annotations.Nullable;

/** The units of measure that are one, or convert. */
final class UnitTable {
    /** The words of a unit, and how many of the line's unit it is; those without a number stand for themselves. */
    private static final String TABLE = """
            秒=s:1 分钟=分=min:60 小时=h:3600 天=日=工作日=个工作日=日历天:86400 周:604800
            月=个月:1 季度=季=个季度:3 年=年度:12
            毫米=mm:0.001 厘米=cm:0.01 米=m=M=延米:1 公里=千米=km=KM:1000
            微克=μg:0.000001 毫克=mg:0.001 克=g:1 斤:500 公斤=千克=kg=KG:1000 吨=t:1000000
            平方米=平米=平方=m2=M2=米2:0.0015 亩:1 公顷=hm2:15 平方公里=平方千米=km2=KM2:1500
            升=L=l:0.001 立方米=立方=方=m3=M3=米3:1
            千瓦时=度=kWh=kwh=KWH:1
            瓦=W:0.001 千瓦=kW=kw=KW:1 兆瓦=MW:1000
            元:1 千元:1000
            人=名=位=人员 人次 户次 件次 台次 车次 辆次 次=场=场次=次数=批次=批 个=家=户=所=项 件=起=宗 本=册 期 届 班 篇 份 条 台 套 辆
            处 座 间 株 棵 头 只 张 块 栋=幢
            """;

    /** A unit, or one that is made of several: 元/人·年. */
    private static final Pattern PER = Pattern.compile("[/·•每]");

    private static final int LONGEST = 4;

    private static final Map<String, Unit> UNITS = new HashMap<>();

    static {
        for (String line : TABLE.split("\n")) {
            for (String unit : line.split(" ")) {
                String[] part = unit.split(":");
                Unit known = part.length > 1 ? new Unit(line, new BigDecimal(part[1])) : new Unit(unit, BigDecimal.ONE);
                List.of(part[0].split("=")).forEach(word -> UNITS.put(word, known));
            }
        }
    }

    private static final Unit YEAR = parse("年");

    private static final Memo<List<Unit>> PARTS =
            new Memo<>(unit -> List.copyOf(sorted(PER.splitAsStream(unit).map(UnitTable::parse))));

    private UnitTable() {}

    /** One unit: what it measures, and how many of that kind's own unit it is. */
    private record Unit(String kind, BigDecimal factor) {}

    static boolean isKnown(String word) {
        return UNITS.containsKey(word);
    }

    /**
     * What a number of one unit may be in another one; nothing where they do not convert. Where only one of them is per month or
     * quarter, the other one may be so, too, or is of the whole year: 12次 of 每月1次. 台(套) is 台, 套, or 台套.
     */
    static List<BigDecimal> convert(BigDecimal number, String from, String to) {
        if (from.equals(to)) {
            return List.of(number);
        }
        return either(from).stream()
                .flatMap(one -> either(to).stream().flatMap(other -> convertOne(number, one, other)))
                .toList();
    }

    private static List<String> either(String unit) {
        int bracket = unit.indexOf('(');
        if (bracket < 0) {
            return List.of(unit);
        }
        String one = unit.substring(0, bracket);
        String other = unit.substring(bracket + 1, unit.length() - 1);
        return List.of(one, other, one + other);
    }

    private static Stream<BigDecimal> convertOne(BigDecimal number, String from, String to) {
        List<Unit> parts = PARTS.of(from);
        List<Unit> others = PARTS.of(to);
        return Stream.of(period(parts).or(() -> period(others)).orElse(YEAR), YEAR)
                .distinct()
                .flatMap(period -> Stream.ofNullable(convert(number, per(parts, period), per(others, period))));
    }

    private static @Nullable BigDecimal convert(BigDecimal number, List<Unit> parts, List<Unit> others) {
        BigDecimal result = number;
        for (int i = 0; i < Math.max(parts.size(), others.size()); i++) {
            if (parts.size() != others.size()
                    || !parts.get(i).kind().equals(others.get(i).kind())) {
                return null;
            }
            Unit above = i == 0 ? parts.get(i) : others.get(i);
            Unit below = i == 0 ? others.get(i) : parts.get(i);
            if (above.factor().compareTo(below.factor()) != 0) { // to divide to so many digits takes long
                result = result.multiply(above.factor()).divide(below.factor(), MathContext.DECIMAL128);
            }
        }
        return result;
    }

    /** The year, quarter or month that something is per. */
    private static Optional<Unit> period(List<Unit> parts) {
        return parts.stream()
                .skip(1)
                .filter(part -> part.kind().equals(YEAR.kind()))
                .findFirst();
    }

    /** The same, per a period where it is per none. */
    private static List<Unit> per(List<Unit> parts, Unit period) {
        return period(parts).isPresent() ? parts : sorted(Stream.concat(parts.stream(), Stream.of(period)));
    }

    /** What is measured, and then per what in any order. */
    private static List<Unit> sorted(Stream<Unit> units) {
        List<Unit> parts = new ArrayList<>(units.toList());
        parts.subList(Math.min(1, parts.size()), parts.size()).sort(Comparator.comparing(Unit::kind));
        return parts;
    }

    /** The unit that a word is, or begins with where a noun follows, which is no unit itself: 座 of 座泵站, but not 个 of 个月. */
    private static Unit parse(String word) {
        for (int end = word.length(); end > 0; end = Math.min(end - 1, LONGEST)) {
            Unit unit = UNITS.get(word.substring(0, end));
            if (unit != null && (end == word.length() || (word.charAt(0) > '\u007f' && !begins(word.substring(end))))) {
                return unit;
            }
        }
        return new Unit(word, BigDecimal.ONE);
    }

    /** Whether a word begins with a unit, or with the 次 of 人次. */
    private static boolean begins(String word) {
        for (int end = Math.min(word.length(), LONGEST); end > 0; end--) {
            if (UNITS.containsKey(word.substring(0, end))) {
                return true;
            }
        }
        return !Character.isLetter(word.charAt(0));
    }
}

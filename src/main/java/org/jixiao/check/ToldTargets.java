package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Memo;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** The checks of targets beside the numbers that the narratives tell of the same things. */
final class ToldTargets {
    /** What may stand between the object and its number. */
    private static final String FILLER =
            "(?:人员|人数|人次|场次|数量|[家户期届班台套辆批件]?数|规模|代表|学员|总|共|共计|预计|约|大约|近|达|达到|为|是|有|不少于|不低于|超过|至少|以上|各类|的|:)*";

    /** What may stand between a number and its object. */
    private static final String QUALIFIER = "(?:国内外|海内外|国际|海外|国内|境外|知名|相关|行业|业内|专业|各类|以上|左右|的)*";

    private static final Set<String> NOTED_UNITS =
            Set.of("人次", "人", "名", "位", "家", "户", "场次", "场", "次", "期", "届", "班", "篇", "份", "条", "台", "套", "辆");
    private static final Pattern COUNTED =
            Pattern.compile("(?<object>.*?)(?:总?(?<unit>[人场批件]次|(?:人|场|次|户|期|届|班|台|套|辆)(?=数))数?|数量|数)");
    private static final Pattern VERB =
            Pattern.compile("^(?:邀请|聘请|参加|举办|召开|开展|组织|新建|完成|购置|采购|建设|发放|制作|发表|培训|引进|支持|资助|服务)(?=.{2})");
    private static final Set<String> PERSONS = Set.of("人", "名", "位", "人次");

    /** A rate of so few letters may be another one's ending: 合格率 of 教材合格率. */
    private static final int SHORT_RATE = 4;

    /** As much of the narrative is shown on either side of the number. */
    private static final int SHOWN = 12;

    /** Numbers that are further apart are hardly about the same thing. */
    private static final BigDecimal FAR = new BigDecimal(5);

    private static final Memo<Thing> THINGS = new Memo<>(Thing::parse);

    private ToldTargets() {}

    /**
     * What an indicator counts or rates, as its name says.
     *
     * @param mention finds it next to #, which stands for the number; null for a name that is neither count nor rate
     * @param unit of the brackets behind the name or in the name itself; empty where none is told, or only 个, which fits most
     */
    private record Thing(@Nullable Pattern mention, String unit) {
        static Thing parse(String typed) {
            IndicatorName name = IndicatorName.of(typed);
            Matcher counted = COUNTED.matcher(name.plain());
            boolean isCount = counted.matches();
            String inName = isCount && counted.group("unit") != null ? counted.group("unit") : "";
            String unit = NOTED_UNITS.contains(name.note()) ? name.note() : inName;
            return new Thing(
                    name.rate() ? rate(name.plain()) : counted(isCount ? counted.group("object") : name.plain()), unit);
        }

        private static Pattern rate(String name) {
            String alone = name.length() > SHORT_RATE ? "" : "(?<![\\p{L}\\p{N}])";
            return Pattern.compile(alone + Pattern.quote(name) + FILLER + "#");
        }

        private static @Nullable Pattern counted(String whole) {
            if (whole.length() < 2) {
                return null;
            }
            String object = VERB.matcher(whole).replaceFirst("");
            String head = object.substring(object.length() - 2);
            String noun = object.length() > 2 ? "|" + Pattern.quote(object) : "";
            return Pattern.compile("(?:" + Pattern.quote(whole) + noun + ")" + FILLER + "#|#" + QUALIFIER + "(?:"
                    + Pattern.quote(object) + "|" + Pattern.quote(head) + "|代表" + Pattern.quote(whole) + ")");
        }

        /** Those of the quantities that are about it. */
        List<Quantity> among(List<Quantity> quantities, String inUnit) {
            return mention == null
                    ? List.of()
                    : quantities.stream()
                            .filter(each -> isCompatible(inUnit, each.unit()))
                            .filter(each -> mention.matcher(each.before() + "#" + each.after())
                                    .find())
                            .toList();
        }
    }

    /**
     * N13: where the narratives give one number for what an indicator counts, it is the indicator's (rules.md N13). Sentences about the
     * past, as the parameter tells them, do not count; {@code 约} allows for a tenth.
     */
    static Verdict asInNarrative(Subject subject) {
        List<String> past = Subject.words(subject.rule());
        String year = String.valueOf(subject.collected().form().get("year").orText());
        return check(
                subject,
                quantity -> past.stream().noneMatch(quantity.sentence()::contains)
                        && NarrativeNumbers.times(quantity).stream()
                                .noneMatch(time -> time.length() >= 4 && !time.startsWith(year)),
                ToldTargets::contradicts);
    }

    /** V16: a target that is to be reached is not below last year's figure, where a narrative tells it (rules.md V16). */
    static Verdict notBelowLastYear(Subject subject) {
        List<String> lastYear = new ArrayList<>(Subject.words(subject.rule()));
        if (subject.collected().form().get("year").parsed() instanceof Integer year) {
            lastYear.add(year - 1 + "年");
        }
        return check(
                subject,
                quantity -> lastYear.stream().anyMatch(quantity.sentence()::contains),
                (quantity, target) -> !Scoring.isUpperBound(target.comparator())
                        && target.number() != null
                        && target.number().compareTo(quantity.number()) < 0
                        && isNear(quantity.number(), target.number()));
    }

    /**
     * A fault for each indicator of whose object the wanted quantities tell one number only, and that number is at fault. Where the row
     * names narratives behind the column that it marks, only they count.
     */
    private static Verdict check(
            Subject subject, Predicate<Quantity> wanted, BiPredicate<Quantity, TargetValue> atFault) {
        List<String> fields = subject.rule().fields();
        List<String> narratives = fields.size() > 1
                ? fields.subList(1, fields.size())
                : subject.facts().narratives.stream()
                        .filter(path -> !path.startsWith(subject.table() + "."))
                        .toList();
        List<Quantity> quantities =
                subject.facts().quantities(narratives).stream().filter(wanted).toList();
        boolean applies = false;
        List<Fault> faults = new ArrayList<>();
        for (Row row : quantities.isEmpty() ? List.<Row>of() : subject.measuredRows()) {
            TargetValue target = TargetValue.parse(row.text("target"));
            if (target.isNumeric()) {
                Thing thing = THINGS.of(row.text("name"));
                String unit = target.unit().isEmpty() ? thing.unit() : target.unit();
                List<Quantity> about =
                        thing.among(quantities, IndicatorName.of(row).isPercentage(target) ? "%" : unit);
                applies |= !about.isEmpty();
                if (!about.isEmpty()
                        && about.stream().noneMatch(about.get(0)::differs)
                        && atFault.test(about.get(0), target)) {
                    faults.add(fault(subject, row, about.get(0)));
                }
            }
        }
        return applies ? Verdict.of(faults) : Verdict.NOT_APPLICABLE;
    }

    private static Fault fault(Subject subject, Row row, Quantity quantity) {
        String shown = Texts.end(quantity.before(), SHOWN) + quantity.text() + Texts.beginning(quantity.after(), SHOWN);
        String name = row.text("name");
        Value target = row.get("target");
        return subject.faultAt(target, name, target.text(), subject.template().nameOf(quantity.field()), shown);
    }

    private static boolean contradicts(Quantity quantity, TargetValue target) {
        BigDecimal number = target.number();
        BigDecimal told = quantity.number();
        if (number == null || number.signum() <= 0 || told.signum() <= 0) {
            return false;
        }
        BigDecimal upper = target.upper() == null ? number : target.upper();
        boolean within = told.compareTo(number) >= 0 && told.compareTo(upper) <= 0;
        BigDecimal tolerance = quantity.about() ? number.movePointLeft(1) : BigDecimal.ZERO;
        return !within && isNear(told, number) && told.subtract(number).abs().compareTo(tolerance) > 0;
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(FAR)) <= 0 && other.compareTo(one.multiply(FAR)) <= 0;
    }

    private static boolean isCompatible(String unit, String other) {
        return unit.isEmpty()
                ? !other.equals("%")
                : unit.equals(other) || (PERSONS.contains(unit) && PERSONS.contains(other));
    }
}

package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Folding;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Comparator;
import org.jspecify.annotations.Nullable;

/** The checks of the numbers in the narratives, against each other and against the indicators. */
final class NarrativeNumbers {
    /** A clause shorter than this says too little to be the same one twice; 举办10届 is about one history, however short. */
    private static final int SHORTEST = 4;

    private static final Pattern TIME = Pattern.compile("(?:19|20)\\d{2}年?|\\d{1,2}月");

    /** What may stand between the object and its number. */
    private static final String FILLER = "(?:人员|人数|数量|规模|代表|学员|总|共|共计|预计|约|大约|近|达|达到|为|是|有|不少于|不低于|超过|至少|以上|各类|的|:)*";

    /** What may stand between a number and its object. */
    private static final String QUALIFIER = "(?:国内外|海内外|国际|海外|国内|境外|知名|相关|行业|业内|专业|各类|以上|左右|的)*";

    private static final Pattern NOTE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern NOTED_UNIT = Pattern.compile("\\((人次|人|名|位|家|户|场次|场|次|期|届|班|篇|份|条|台|套|辆)\\)\\s*$");
    private static final Pattern COUNTED =
            Pattern.compile("(?<object>.*?)(?:总?(?<unit>人次|人|场次|场|次|户|期|届|班|台|套|辆)数|数量|数)");
    private static final Pattern VERB =
            Pattern.compile("^(?:邀请|聘请|参加|举办|召开|开展|组织|新建|完成|购置|采购|建设|发放|制作|发表|培训|引进|支持|资助|服务)(?=.{2})");
    private static final Set<String> PERSONS = Set.of("人", "名", "位", "人次");

    /** Numbers that are further apart are hardly about the same thing. */
    private static final BigDecimal FAR = new BigDecimal(5);

    private NarrativeNumbers() {}

    /**
     * N07: narratives do not contradict each other (rules.md N07): the same clause before two different numbers with one unit, in two
     * fields, and nothing that sets them apart in time. A field that says the clause of several numbers enumerates.
     */
    static Verdict consistent(Subject subject) {
        Map<String, List<Quantity>> byClause = new LinkedHashMap<>();
        for (Quantity quantity : subject.facts().quantities(subject.rule().fields())) {
            String clause = Names.key(quantity.before());
            boolean history = quantity.unit().equals("届") && clause.length() >= 2;
            if (history || clause.length() >= SHORTEST) {
                String key = (history ? clause.substring(clause.length() - 2) : clause + times(quantity, subject))
                        + "\n" + quantity.unit();
                byClause.computeIfAbsent(key, k -> new ArrayList<>()).add(quantity);
            }
        }
        List<Fault> faults = new ArrayList<>();
        byClause.values().forEach(same -> {
            List<Quantity> single = same.stream()
                    .filter(one ->
                            same.stream().noneMatch(other -> other.field().equals(one.field()) && differ(one, other)))
                    .toList();
            single.stream()
                    .filter(later -> differ(single.get(0), later))
                    .findFirst()
                    .ifPresent(later -> faults.add(contradiction(subject, single.get(0), later)));
        });
        return byClause.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    private static boolean differ(Quantity one, Quantity other) {
        return one.number().compareTo(other.number()) != 0;
    }

    private static Set<String> times(Quantity quantity, Subject subject) {
        Set<String> times = new TreeSet<>();
        Matcher m = TIME.matcher(quantity.sentence());
        while (m.find()) {
            times.add(m.group());
        }
        Subject.words(subject.rule()).stream()
                .filter(quantity.sentence()::contains)
                .forEach(times::add);
        return times;
    }

    private static Fault contradiction(Subject subject, Quantity first, Quantity later) {
        String clause = later.before();
        return Fault.at(
                subject.collected(),
                later.field(),
                Map.of(
                        "words", clause.length() > 12 ? "……" + clause.substring(clause.length() - 12) : clause,
                        "name", subject.template().nameOf(later.field()),
                        "number", later.text(),
                        "other", subject.template().nameOf(first.field()),
                        "otherNumber", first.text()));
    }

    /**
     * N13: where the narratives give one number for what an indicator counts, it is the indicator's (rules.md N13). Sentences about the
     * past, as the parameter tells them, do not count; {@code 约} allows for a tenth.
     */
    static Verdict asInNarrative(Subject subject) {
        List<String> past = Subject.words(subject.rule());
        String year = String.valueOf(subject.collected().form().get("year").orText());
        return againstTargets(
                subject,
                quantity -> past.stream().noneMatch(quantity.sentence()::contains)
                        && TIME.matcher(quantity.sentence())
                                .results()
                                .map(MatchResult::group)
                                .noneMatch(time -> time.length() >= 4 && !time.startsWith(year)),
                NarrativeNumbers::contradicts);
    }

    /** V16: a target that is to be reached is not below last year's figure, where a narrative tells it (rules.md V16). */
    static Verdict notBelowLastYear(Subject subject) {
        List<String> lastYear = new ArrayList<>(Subject.words(subject.rule()));
        if (subject.collected().form().get("year").parsed() instanceof Integer year) {
            lastYear.add(year - 1 + "年");
        }
        return againstTargets(
                subject,
                quantity -> lastYear.stream().anyMatch(quantity.sentence()::contains),
                (quantity, target) -> target.comparator() != Comparator.AT_MOST
                        && target.comparator() != Comparator.LESS_THAN
                        && target.number() != null
                        && target.number().compareTo(quantity.number()) < 0
                        && isNear(quantity.number(), target.number()));
    }

    /** A fault for each indicator of whose object the wanted quantities tell one number only, and that number is at fault. */
    private static Verdict againstTargets(
            Subject subject, Predicate<Quantity> wanted, BiPredicate<Quantity, TargetValue> atFault) {
        List<Quantity> quantities = subject.facts().quantities(narratives(subject)).stream()
                .filter(wanted)
                .toList();
        boolean applies = false;
        List<Fault> faults = new ArrayList<>();
        for (Row row : quantities.isEmpty() ? List.<Row>of() : subject.filledRows()) {
            String name = Folding.fold(row.get("name").text());
            TargetValue target = TargetValue.parse(row.get("target").text());
            Pattern object = target.isNumeric() ? object(name) : null;
            if (object != null) {
                String unit = unit(name, target);
                List<Quantity> about = quantities.stream()
                        .filter(quantity -> compatible(unit, quantity.unit()))
                        .filter(quantity -> object.matcher(quantity.before() + "#" + quantity.after())
                                .find())
                        .toList();
                applies |= !about.isEmpty();
                if (!about.isEmpty()
                        && about.stream().noneMatch(other -> differ(about.get(0), other))
                        && atFault.test(about.get(0), target)) {
                    faults.add(fault(subject, row, about.get(0)));
                }
            }
        }
        return applies ? Verdict.of(faults) : Verdict.NOT_APPLICABLE;
    }

    private static Fault fault(Subject subject, Row row, Quantity quantity) {
        String before = quantity.before();
        String after = quantity.after();
        String shown = before.substring(Math.max(0, before.length() - 8))
                + quantity.text()
                + after.substring(0, Math.min(8, after.length()));
        return Fault.at(
                subject.collected(),
                subject.field(),
                row.get("target"),
                Map.of(
                        "indicator", row.get("name").text(),
                        "target", row.get("target").text(),
                        "field", subject.template().nameOf(quantity.field()),
                        "text", shown));
    }

    private static boolean contradicts(Quantity quantity, TargetValue target) {
        BigDecimal number = target.number();
        BigDecimal told = quantity.number();
        if (number == null || number.signum() <= 0 || told.signum() <= 0) {
            return false;
        }
        BigDecimal upper = target.upper() == null ? number : target.upper();
        if (told.compareTo(number) >= 0 && told.compareTo(upper) <= 0) {
            return false;
        }
        BigDecimal tolerance = quantity.about() ? number.movePointLeft(1) : BigDecimal.ZERO;
        return isNear(told, number) && told.subtract(number).abs().compareTo(tolerance) > 0;
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(FAR)) <= 0 && other.compareTo(one.multiply(FAR)) <= 0;
    }

    /** Finds an indicator's object next to #, which stands for the number; null for a name that is neither count nor rate. */
    private static @Nullable Pattern object(String name) {
        String plain = NOTE.matcher(name).replaceAll("").strip();
        if (RateChecks.isRate(plain)) {
            String alone = plain.length() > SHORTEST ? "" : "(?<![\\p{L}\\p{N}])"; // 合格率, but not that of 教材合格率
            return Pattern.compile(alone + Pattern.quote(plain) + FILLER + "#");
        }
        Matcher counted = COUNTED.matcher(plain);
        String whole = counted.matches() ? counted.group("object") : plain;
        if (whole.length() < 2) {
            return null;
        }
        String object = VERB.matcher(whole).replaceFirst("");
        String head = object.substring(object.length() - 2);
        String noun = object.length() > 2 ? "|" + Pattern.quote(object) : "";
        return Pattern.compile("(?:" + Pattern.quote(whole) + noun + ")" + FILLER + "#|#" + QUALIFIER + "(?:"
                + Pattern.quote(object) + "|" + Pattern.quote(head) + "|代表" + Pattern.quote(whole) + ")");
    }

    /** The unit of a target, of the brackets behind the name or of the name; empty where none is told, or only 个, which fits most. */
    private static String unit(String name, TargetValue target) {
        if (RateChecks.isPercentage(name, target)) {
            return "%";
        }
        Matcher noted = NOTED_UNIT.matcher(name);
        if (target.unit().isEmpty() && noted.find()) {
            return noted.group(1);
        }
        Matcher counted = COUNTED.matcher(NOTE.matcher(name).replaceAll("").strip());
        String inName = counted.matches() && counted.group("unit") != null ? counted.group("unit") : "";
        return target.unit().isEmpty() ? inName : target.unit();
    }

    private static boolean compatible(String unit, String other) {
        if (unit.isEmpty()) {
            return !other.equals("%");
        }
        return unit.equals(other) || (PERSONS.contains(unit) && PERSONS.contains(other));
    }

    private static List<String> narratives(Subject subject) {
        return subject.facts().narratives().stream()
                .filter(path -> !path.startsWith(subject.table() + "."))
                .toList();
    }
}

package org.jixiao.check;

import java.util.Set;
import java.util.regex.Pattern;
import org.jixiao.model.Memo;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Kind;
import org.jixiao.model.TargetValue.Operator;

/** The checks of how a target value is written. A blank one is left to K10, a placeholder to V01. */
final class TargetChecks {
    /** Nothing but marks: - — * _ / … and the like; signs of comparison and % are left to V04. */
    private static final Pattern MARKS = Pattern.compile("[\\p{P}\\p{S}\\s&&[^%％<>=≥≤≧≦⩾⩽＜＞＝═]]+");

    private static final Pattern CROSSES = Pattern.compile("[≥≤<>=]*([XxＸ×*]{2,})[%％]?");

    private static final Set<String> WORDS =
            Set.of("无", "略", "待定", "暂定", "暂无", "待补充", "N/A", "NA", "n/a", "同上", "见附件", "详见附件", "无法填写");

    private static final Pattern BEHIND = Pattern.compile("[。.，,；;]+$");

    private static final Memo<Boolean> PLACEHOLDERS = new Memo<>(text -> {
        String bare = text.strip();
        return WORDS.contains(BEHIND.matcher(bare).replaceAll(""))
                || MARKS.matcher(bare).matches()
                || CROSSES.matcher(bare).matches();
    });

    private TargetChecks() {}

    /** V01: the target is no placeholder (rules.md V01); 无 is a target where the name tells of what nobody wants: 安全事故. */
    static Verdict noPlaceholder(Subject subject) {
        if (subject.isBlank()) {
            return Verdict.NOT_APPLICABLE;
        }
        String text = subject.value().text();
        boolean none =
                text.strip().equals("无") && Answer.isUnwanted(subject.row().text("name"));
        return isPlaceholder(text) && !none ? subject.fails() : Verdict.HELD;
    }

    /** V02: a number says how it compares (rules.md V02). Ranges, dates and words need no sign. */
    static Verdict operatorTyped(Subject subject) {
        TargetValue target = target(subject);
        if (target.kind() != Kind.NUMBER) {
            return Verdict.NOT_APPLICABLE;
        }
        return target.operator() == null ? subject.fails() : Verdict.HELD;
    }

    /** V03: the sign of comparison is a usual one (rules.md V03): ≥ ≤ = &gt; &lt;, typed in one or two characters. */
    static Verdict operatorStandard(Subject subject) {
        TargetValue target = target(subject);
        Operator operator = target.operator();
        if (operator == null || target.kind() == Kind.UNREADABLE) {
            return Verdict.NOT_APPLICABLE;
        }
        return operator.standard()
                ? Verdict.HELD
                : subject.fails(operator.glyph(), operator.comparator().sign(), target.usualSpelling());
    }

    /** V04: what is meant as a number can be understood (rules.md V04); {@link TargetValue} has the grammar. Of a formula without a result F13 tells. */
    static Verdict readable(Subject subject) {
        if (subject.value().isUnreadable()) {
            return Verdict.NOT_EVALUATED;
        }
        if (subject.isBlank() || isPlaceholder(subject.value().text())) {
            return Verdict.NOT_APPLICABLE;
        }
        TargetValue target = target(subject);
        return target.reason() == null
                ? Verdict.HELD
                : subject.fails(subject.facts().words.get("check.target." + target.reason()));
    }

    static TargetValue target(Subject subject) {
        return TargetValue.parse(subject.value().text());
    }

    /** Whether a target is nothing but marks, or a word for nothing. */
    static boolean isPlaceholder(String text) {
        return PLACEHOLDERS.of(text);
    }
}

package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jixiao.model.Folding;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** The checks of how a budget was spent: {@code executed} and {@code revised} stand beside the rate in the same row of the grid. */
final class ExecutionChecks {
    /** A hundredth of a percent: rates are printed with two decimals, and rounded this way or that. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private ExecutionChecks() {}

    /**
     * S18: the execution rate is executed ÷ revised budget (rules.md S18), as far as it is printed: 86.19% for 86.183% is right, and
     * so is 86%. Half a step of the last digit is allowed, and never less than 0.01 percent. A required one is not left blank.
     */
    static Verdict rate(Subject subject) {
        BigDecimal typed = subject.value().number();
        boolean asked = subject.value().at() != null
                && subject.template().field(subject.field()).required();
        if (subject.value().isBlank() && !asked) {
            return Verdict.NOT_APPLICABLE;
        }
        BigDecimal executed = beside(subject, "executed");
        BigDecimal revised = beside(subject, "revised");
        if (executed == null || revised == null) {
            return Verdict.NOT_EVALUATED;
        }
        boolean none = revised.signum() == 0; // there is no rate: 0, or nothing
        BigDecimal exact = none ? BigDecimal.ZERO : executed.movePointRight(2).divide(revised, MathContext.DECIMAL128);
        BigDecimal half = new BigDecimal("0.5").movePointLeft(decimals(subject.value()));
        boolean right = typed == null
                ? none && executed.signum() == 0
                : typed.movePointRight(2).subtract(exact).abs().compareTo(half.max(TOLERANCE)) <= 0;
        return right ? Verdict.HELD : subject.fails(executed, revised, exact.setScale(2, RoundingMode.HALF_UP));
    }

    /** How many decimals of a percent are printed: 2 in 86.18%, and in 0.8618. */
    private static int decimals(Value rate) {
        String digits = Folding.fold(rate.text()).replaceAll("[^\\d.]", "");
        int point = digits.indexOf('.');
        int printed = point < 0 ? 0 : digits.length() - point - 1;
        boolean fraction = !rate.text().matches(".*[%％].*")
                && rate.number() != null
                && digits.matches("\\d+(\\.\\d+)?")
                && new BigDecimal(digits).compareTo(rate.number()) == 0;
        return fraction ? Math.max(0, printed - 2) : printed;
    }

    /**
     * S21: no more is spent than there is, and it is said why much was left (rules.md S21). More than 100% weighs as the row says, less
     * than the parameter's first share one step less, less than its second two steps. A reason is one of the parameter's words in a
     * narrative or in the reason of an indicator.
     */
    static Verdict spent(Subject subject) {
        BigDecimal executed = beside(subject, "executed");
        BigDecimal revised = beside(subject, "revised");
        if (executed == null || revised == null || revised.signum() <= 0) {
            return Verdict.NOT_EVALUATED;
        }
        List<String> parameter = Subject.words(subject.rule());
        BigDecimal rate = executed.divide(
                revised, 4, RoundingMode.HALF_UP); // as it is told: what a rounding to 万元 adds is no excess
        Fault fault = subject.fault(rate.movePointRight(2));
        if (rate.compareTo(BigDecimal.ONE) > 0) {
            return Verdict.failed(fault);
        }
        String words = String.join("、", parameter.subList(2, parameter.size()));
        boolean explained = subject.facts().longTexts.stream()
                .anyMatch(text -> WordList.of(words).firstIn(text) != null);
        if (explained || rate.compareTo(new BigDecimal(parameter.get(1))) >= 0) {
            return Verdict.HELD;
        }
        boolean little = rate.compareTo(new BigDecimal(parameter.get(0))) >= 0;
        return Verdict.failed(fault.milderIf(true).milderIf(little));
    }

    private static @Nullable BigDecimal beside(Subject subject, String column) {
        String row = subject.field().substring(0, subject.field().lastIndexOf('.') + 1);
        return subject.collected().form().get(row + column).number();
    }
}

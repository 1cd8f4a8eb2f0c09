package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.jixiao.check.Scoring.Excess;
import org.jixiao.check.Scoring.Grade;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every formula of forms.md B4–B6 against worked examples and its boundaries. */
class ScoringTest {
    @ParameterizedTest(name = "{0}{1}, {2}: {4} of {3}")
    @CsvSource({
        // ≥ and >: full from a = t on, else a ÷ t × w
        "≥, 80, 80, 10, 10.00",
        "≥, 80, 79.99, 10, 10.00",
        "≥, 80, 79, 10, 9.88",
        "≥, 80, 160, 10, 10.00",
        "≥, 80, 0, 10, 0.00",
        "≥, 80, -5, 10, 0.00",
        "≥, 0, 0, 10, 10.00",
        "≥, 0, -1, 10, 10.00",
        ">, 80, 80, 10, 10.00",
        ">, 300, 218.22, 15, 10.91", // 72.74%
        "≥, 3, 1, 10, 3.33",
        "≥, 3, 2, 10, 6.67", // half up
        "≥, 8, 1, 1, 0.13",
        // = : the same, and nothing for anything above 0 where 0 was aimed at
        "=, 100, 100, 10, 10.00",
        "=, 100, 98, 10, 9.80", // Yongde entered 9
        "=, 100, 120, 10, 10.00",
        "=, 0, 0, 10, 10.00",
        "=, 0, -3, 10, 10.00",
        "=, 0, 1, 10, 0.00",
        // ≤ and <: full up to t, down to nothing at 2t
        "≤, 100, 100, 10, 10.00",
        "≤, 100, 0, 10, 10.00",
        "≤, 100, -1, 10, 10.00",
        "≤, 100, 101, 10, 9.90",
        "≤, 100, 120, 10, 8.00",
        "≤, 100, 130, 10, 7.00",
        "<, 100, 199.99, 10, 0.00",
        "≤, 100, 199, 10, 0.10",
        "≤, 100, 200, 10, 0.00",
        "≤, 100, 500, 10, 0.00",
        "≤, 0, 0, 10, 10.00",
        "≤, 0, 1, 10, 0.00",
        "≤, 90, 89.974, 10, 10.00",
    })
    void numbersScoreByTheirSign(String sign, BigDecimal t, BigDecimal a, BigDecimal w, String points) {
        assertEquals(
                points,
                Scoring.points(comparator(sign), t, a, w, Excess.DEVIATION).toPlainString());
    }

    @ParameterizedTest(name = "≤{0}, {1}: {2} of 10")
    @CsvSource({"100, 100, 10.00", "100, 125, 8.00", "100, 200, 5.00", "100, 300, 3.33", "0, 0, 10.00", "0, 1, 0.00"})
    void theOtherFormulaForAnUpperBoundIsTheRatio(BigDecimal t, BigDecimal a, String points) {
        assertEquals(
                points,
                Scoring.points(Comparator.AT_MOST, t, a, BigDecimal.TEN, Excess.RATIO)
                        .toPlainString());
    }

    @Test
    void aTargetBelowZeroHasNoFormula() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Scoring.points(
                        Comparator.AT_LEAST, BigDecimal.ONE.negate(), BigDecimal.ONE, BigDecimal.TEN, Excess.RATIO));
    }

    @ParameterizedTest(name = "{0}{1}, {2}: 20% {3}, 30% {4}")
    @CsvSource({
        "≥, 100, 119.99, false, false",
        "≥, 100, 120, true, false",
        "=, 2200, 2859, true, false", // 129.95%
        "≥, 5, 6.47, true, false", // 129.4%
        "≥, 100, 130, true, true",
        "≥, 0, 19, false, false",
        "≥, 0, 20, true, false",
        "≥, 0, 30, true, true",
        "≤, 100, 10, false, false",
        "≤, 100, 300, false, false",
        "=, 0, 40, false, false", // missed
    })
    void farMoreThanAimedAtIsToldFromTheRatio(String sign, BigDecimal t, BigDecimal a, boolean by20, boolean by30) {
        assertEquals(by20, Scoring.isFarExceeded(comparator(sign), t, a, new BigDecimal("0.2")));
        assertEquals(by30, Scoring.isFarExceeded(comparator(sign), t, a, new BigDecimal("0.3")));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "215457.6, 250000, 8.62", // Langfang scored 9
        "45174, 100000, 4.52",
        "0, 100000, 0.00",
        "100000, 100000, 10.00",
        "100001, 100000, 10.00",
        "150000, 100000, 10.00",
        "-5, 100000, 0.00",
        "5, 0, 0.00",
    })
    void theExecutionOfTheRevisedBudgetScoresNoMoreThanItsWeight(
            BigDecimal executed, BigDecimal revised, String points) {
        assertEquals(
                points,
                Scoring.executionPoints(executed, revised, BigDecimal.TEN).toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"100, 优", "90, 优", "89.99, 良", "80, 良", "79.99, 中", "60, 中", "59.99, 差", "0, 差", "-1, 差"})
    void gradesBeginAtTheirLowerEnd(BigDecimal score, String grade) {
        assertEquals(grade, Grade.of(score).word());
    }

    @ParameterizedTest
    @CsvSource({
        "REACHED, 8, true",
        "REACHED, 7.99, false",
        "REACHED, 10, true",
        "REACHED, 10.01, false",
        "PARTLY, 6, true",
        "PARTLY, 5.99, false",
        "PARTLY, 7.99, true",
        "PARTLY, 8, false",
        "SHORT, 0, true",
        "SHORT, 7.99, true",
        "SHORT, 8, false",
        "MISSED, 0, true",
        "MISSED, 5.99, true",
        "MISSED, 6, false",
        "MISSED, -1, false",
    })
    void aBandAdmitsItsShareOfTheWeight(Band band, BigDecimal score, boolean admitted) {
        assertEquals(admitted, band.admits(score, BigDecimal.TEN));
    }

    private static Comparator comparator(String sign) {
        return TargetValue.parse(sign + "1").comparator();
    }
}

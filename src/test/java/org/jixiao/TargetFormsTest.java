package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filled target and monitoring forms of other years and of the ministry: each is taken for what it is, read whole, and nothing is wrong with it. */
class TargetFormsTest {
    private static final Path FORMS = Path.of("fixtures/target");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shanghai-2026",
                "national-target-2015",
                "national-target-2015-midterm",
                "national-core-2021",
                "monitoring-2019"
            })
    void aSoundFormIsKnownAndLeftAlone(String template) {
        Path file = FORMS.resolve(template + ".xlsx");

        Run read = Run.of("read", "-f", "json", file);
        assertTrue(read.out().contains("\"template\":\"" + template + "\""), read.all());
        Run check = Run.of("check", "-f", "json", file);
        assertEquals("", check.out(), check.all());
        assertEquals(0, check.status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shanghai-2026                | "budget":{"total":10308000,"current":3498000,"appropriation":{"total":10308000,"current":3298000}
            national-target-2015         | "startDate":"2020-01-01","endDate":"2020-12-31"
            national-target-2015         | "budget":{"current":6480000
            national-target-2015-midterm | {"level1":"满意度指标","level2":"服务对象满意度指标","name":"居民满意度","target":"≥92%"}],"indicators":[
            national-core-2021           | "target":"≤1550","unitOfMeasure":"元/平方米","weight":15
            monitoring-2019              | "total":{"initial":3200000,"executedSoFar":1760000,"executionRate":0.55,"forecast":3200000}
            """)
    void theValuesAreThoseOfTheForm(String template, String json) {
        Run read = Run.of("read", "-f", "json", FORMS.resolve(template + ".xlsx"));

        assertTrue(read.out().contains(json), read.all());
    }
}

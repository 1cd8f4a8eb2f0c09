package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.jixiao.template.RuleRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates in texts against the project's own, and how dates are written. */
class DateRulesTest {
    private static final LocalDate START = LocalDate.of(2020, 3, 10);
    private static final LocalDate END = LocalDate.of(2020, 9, 20);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2019年8-12月准备；2020年5月办会                | 2019年8-12月
                    2020年3月至2020年9月                           |
                    2020年10月总结                                 | 2020年10月
                    9月30日前支付                                  | 9月30日
                    9月20日前支付，3月10日启动                     |
                    3月9日启动                                     | 3月9日
                    1月启动；5—11月实施                            | 1月、5—11月
                    2020.5-2020.12                                 | 2020年5月-2020年12月
                    ２０２０年１１月                               | 2020年11月
                    2020年第二季度；11月验收                       | 11月
                    根据2018年10月文件，5月实施                    |
                    根据2019年12月5日印发的方案，5月实施           |
                    2019年12月发布通知；2020年11月印发文件         | 2019年12月、2020年11月
                    2019年12月筹备                                 | 2019年12月
                    为期3个月，每月2次，12个月内完成，投入2020.5万元 |
                    次年1月验收                                    |
                    2020年12-2月                                   | 2020年12-2月
                    自2008年以来举办10届，13月                     |
                    """)
    void monthsOutsideTheProjectsTimeAreTold(String text, String expected) {
        assertEquals(expected == null ? "" : expected, String.join("、", DateMentions.outside(text, START, END, true)));
    }

    @Test
    void aMonthWithoutAYearOfAProjectOfTwoYearsIsWhereItFits() {
        LocalDate start = LocalDate.of(2019, 9, 1);

        assertEquals(List.of(), DateMentions.outside("10月启动；3月验收", start, END, true));
        assertEquals(List.of(), DateMentions.outside("2019年10月启动；3月验收", start, END, true));
        assertEquals(List.of("2019年8月"), DateMentions.outside("2019年8月启动；3月验收", start, END, true));
        assertEquals(List.of("2020年10月"), DateMentions.outside("2019年1月、2020年10月", start, END, false));
    }

    private static FormBuilder untilAugust() {
        return FormBuilder.valid()
                .with("project.endDate", "2020-08-30")
                .with("project.plan", "2020年1-8月实施：1月制定方案，3月至7月分批培训，8月总结验收。");
    }

    @Test
    void aPlanKeepsToTheProjectsTime() {
        FormBuilder form = untilAugust();
        assertFindings(form.build());

        form.with("project.plan", "2019年12月筹备；2020年7-11月总结");
        assertFindings(form.build(), "D04 WARNING project.plan");
        assertEquals(
                "项目实施计划写到2019年12月、2020年7-11月，不在计划开始日期2020-01-02至计划完成日期2020-08-30之内",
                Rules.findings(form.build()).get(0).message());
    }

    @ParameterizedTest
    @CsvSource({
        "2020年9月底前, D05 ERROR indicators[5].target",
        "2020-08-31前, D05 ERROR indicators[5].target",
        "12月底前, D05 ERROR indicators[5].target",
        "2020年8月底前, ",
        "2020-08-30, ",
        "3月内, ",
        "及时, "
    })
    void aTargetOfTimeIsNotLaterThanTheProjectsEnd(String target, String expected) {
        FormBuilder form = untilAugust().with("indicators[5].name", "会议完成时间").with("indicators[5].target", target);
        List<String> found = Rules.views(Rules.findings(form.build())).stream()
                .filter(view -> !view.startsWith("V"))
                .toList();

        assertEquals(expected == null ? List.of() : List.of(expected), found);
    }

    @Test
    void aLateDateUnderAnotherLevelIsNoMatterOfTime() {
        assertFindings(untilAugust().with("indicators[8].target", "2020年12月建成").build());
    }

    @ParameterizedTest
    @CsvSource({
        "project.startDate, 2020年1月, D06 HINT project.startDate",
        "project.startDate, 202001, D06 HINT project.startDate",
        "project.endDate, ２０２０．１２, D06 HINT project.endDate",
        "project.endDate, 20201231, ",
        "project.endDate, 2020/12/31, ",
        "project.endDate, 44196, "
    })
    void aDateHasItsDay(String path, String typed, String expected) {
        assertFindings(
                FormBuilder.valid().with(path, typed).build(),
                expected == null ? new String[0] : new String[] {expected});
    }

    @ParameterizedTest
    @CsvSource({"12-20, 2020-12-21, 1", "12-20, 2020-12-20, 0", "12-20, 2021-12-31, 0", "'', 2020-12-31, 0"})
    void anEndBehindTheLastDayOfPaymentIsAHintWhereTheOfficeNamesThatDay(String limit, String end, int failed) {
        RuleRow set = Rules.withParameter(Rules.TEMPLATE.rule("D07").orElseThrow(), limit);

        CheckResult result = Checks.check(
                new Checker(List.of(Rules.withRules(set)), Rules.WORDS),
                List.of(FormBuilder.valid().with("project.endDate", end).build()),
                null,
                null);

        assertEquals(failed, result.findings().size());
        assertEquals(0, Rules.tally(result, "D07").notEvaluated());
        if (failed > 0) {
            assertEquals(
                    "计划完成日期2020-12-21晚于年末支付截止日12-20，可能来不及支付",
                    result.findings().get(0).message());
        }
    }
}

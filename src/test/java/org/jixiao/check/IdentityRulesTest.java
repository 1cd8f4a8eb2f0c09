package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jixiao.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project is and whose: one name in several forms, choices, the project's name. */
class IdentityRulesTest {
    private static List<Finding> found(FormBuilder... forms) {
        return Checks.check(
                        Rules.checker(),
                        Stream.of(forms).map(FormBuilder::build).toList(),
                        null,
                        null)
                .findings();
    }

    @Test
    void twoFormsOfOneNameInOneFileAreNoVersions() {
        FormBuilder other = FormBuilder.valid().saying("project.goals", "另有一个目标。");

        List<Finding> findings = found(FormBuilder.valid(), other);
        assertEquals(List.of("I08 ERROR project.name"), Rules.views(findings));
        assertEquals(
                "同一文件里已有一张“培训项目”的表（甲单位/项目.xlsx [绩效目标表!B3]），内容不同",
                findings.get(0).message());
        assertEquals(List.of(), Rules.views(found(FormBuilder.valid(), FormBuilder.valid())));
        assertEquals(
                List.of("F11 ERROR project.name", "F11 ERROR project.name"),
                Rules.views(found(FormBuilder.valid(), other.file("甲单位/再报.xlsx"))));
        assertEquals(
                List.of(),
                Rules.views(found(
                        FormBuilder.valid(),
                        FormBuilder.valid().with("project.name", "会议项目").with("indicators[3].name", "参会人数(人)"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    □是 □否                         | I04 ERROR project.governmentPurchase
                    ☑是 ☑否                         | I04 ERROR project.governmentPurchase
                    是√ 否√                         | I04 ERROR project.governmentPurchase
                    □是 ☑否                         | -
                    是□ 否√                         | -
                    是□  否□ √                      | -
                    是（ ） 否（√）                 | -
                    □是 □否 ☑不清楚                 | I03 ERROR project.governmentPurchase
                    """)
    void ofSeveralBoxesOneIsTicked(String typed, String expected) {
        FormBuilder form = FormBuilder.valid().with("project.governmentPurchase", typed);

        assertFindings(form.build(), expected.equals("-") ? new String[0] : new String[] {expected});
    }

    @Test
    void theMessageTellsWhichBoxesAreTicked() {
        assertEquals(
                List.of("是否含有政府购买服务勾选了2项：是、否", "是否含有政府购买服务一项也没有勾选"),
                Stream.of("☑是 ☑否", "□是 □否")
                        .map(typed -> Rules.findings(FormBuilder.valid()
                                        .with("project.governmentPurchase", typed)
                                        .build())
                                .get(0)
                                .message())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    budget.lastYear  | 600,000          | 项目类别填“其他一次性项目”，但同名项目上年有预算600,000元
                    project.overview | 大会每年举办一次 | 项目类别填“其他一次性项目”，但文字中写有“每年”
                    project.goals    | 第十一届论坛     | 项目类别填“其他一次性项目”，但文字中写有“第十一届”
                    project.goals    | 第22届论坛       | 项目类别填“其他一次性项目”，但文字中写有“第22届”
                    project.goals    | 第一届论坛       |
                    project.goals    | 第1届论坛        |
                    project.goals    | 不是每年举办     |
                    project.goals    | 第十四届全国人大 |
                    project.goals    | 建成后每年可用   |
                    budget.total     | 800,000          |
                    """)
    void aProjectOfOneTimeIsNotThereEveryYear(String path, String typed, String message) {
        FormBuilder form = FormBuilder.valid()
                .with("project.category", "其他一次性项目")
                .with("budget.lastYear", "")
                .with("budget.lastYearExecuted", "");
        if (path.startsWith("project.")) {
            form.saying(path, typed);
        } else {
            form.with(path, typed);
        }
        if (path.equals("budget.lastYear")) {
            form.with("budget.lastYearExecuted", "590,000");
        }
        if (path.equals("budget.total")) {
            form.with("project.endDate", "2021-06-30");
        }
        assertFindings(form.build(), message == null ? new String[0] : new String[] {"I05 WARNING project.category"});
        if (message != null) {
            assertEquals(message, Rules.findings(form.build()).get(0).message());
        }
    }

    @ParameterizedTest
    @CsvSource({"否, 园区物业管理, I06 WARNING project.governmentPurchase", "否, 不涉及物业管理, ", "否, 采购设备, ", "是, 园区物业管理, "})
    void servicesThatAreBoughtAreCalledSo(String choice, String text, String expected) {
        FormBuilder form =
                FormBuilder.valid().with("project.governmentPurchase", choice).saying("project.overview", text);

        assertFindings(form.build(), expected == null ? new String[0] : new String[] {expected});
    }

    @ParameterizedTest
    @CsvSource({
        "科普项目经费项目, 项目名称“科普项目经费项目”中“项目”重复",
        "培训培训, 项目名称“培训培训”中“培训”重复",
        "2019年度培训, 项目名称“2019年度培训”写的年份是2019，表的年度是2020",
        "2020年度培训, ",
        "2019-2021年行动计划, ",
        "GB2019标准宣传, "
    })
    void aProjectsNameReadsWell(String name, String message) {
        FormBuilder form = FormBuilder.valid().with("project.name", name);

        assertFindings(form.build(), message == null ? new String[0] : new String[] {"I07 HINT project.name"});
        if (message != null) {
            assertEquals(message, Rules.findings(form.build()).get(0).message());
        }
    }

    @Test
    void aProjectThatIsCarriedOverMayNameAnEarlierYear() {
        assertFindings(FormBuilder.valid()
                .with("project.name", "2019年培训")
                .with("project.category", "结转项目")
                .build());
    }
}

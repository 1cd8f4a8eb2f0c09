package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The narratives (rules.md N02 to N13): one of a sound form with another text. */
class NarrativeRulesTest {
    private static FormBuilder text(String field, String text) {
        return FormBuilder.valid().with("project." + field, text);
    }

    private static String message(FormBuilder form) {
        return Rules.findings(form.build()).get(0).message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "无。", "-", "***", "____", "……", "暂无", "同上", "见附件", "详见附件2", "详见实施方案"})
    void marksAndWordsForNothingAreNoNarrative(String text) {
        assertFindings(text("necessity", text).build(), "N02 ERROR project.necessity");
        assertEquals("项目设立的必要性填的是“" + text + "”，没有实际内容", message(text("necessity", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"本项目无偿为基层教师提供培训，详见附件中的方案和分工。", "无锡市和上海市的教师一同参加培训，互相交流教学方法。"})
    void aTextWithSuchAWordInItIsLeftAlone(String text) {
        assertFindings(text("necessity", text).build());
    }

    @Test
    void whatTheReaderSawOfHtmlIsAWarningAtItsCell() {
        FormBuilder form = FormBuilder.valid().observed("N03", "project.plan", Map.of("name", "项目实施计划", "tag", "<p>"));

        assertEquals("项目实施计划里留有网页代码，如“<p>”", message(form));
    }

    @ParameterizedTest
    @CsvSource({
        "概述项目的主要内容和实施范围（100字以内）, 1",
        "请填写项目的背景、内容、范围和组织实施的方式。, 1",
        "由XX单位面向全市基层教师开展各项能力的培训。, 1",
        "由XL单位面向全市基层教师开展各项能力的培训。, 0"
    })
    void aPromptThatWasLeftIsFound(String text, int found) {
        assertFindings(
                text("overview", text).build(),
                found == 0 ? new String[0] : new String[] {"N04 WARNING project.overview"});
    }

    @ParameterizedTest
    @CsvSource({"《中小学教师培训条例》, 0", "沪府发〔2018〕39号文, 0", "教育事业“十四五”规划, 0", "上海市教育发展规划, 0", "学校多年工作的实际情况和需要, 1"})
    void theBasisCitesADocument(String basis, int found) {
        FormBuilder form = text("basis", "根据" + basis + "，为提高教师的能力设立本项目。");

        assertFindings(form.build(), found == 0 ? new String[0] : new String[] {"N08 HINT project.basis"});
    }

    @ParameterizedTest
    @CsvSource({
        "完成教师培训，教师的能力和素养普遍得到发展。, 1",
        "1、完成教师的培训；2、教师的能力普遍得到发展。, 1",
        "2020年完成第22届教师培训，教师的能力得到发展。, 1",
        "2020年12月底前完成教师的培训，教师能力得到发展。, 0",
        "完成三百名教师的培训，教师能力普遍得到了发展。, 0",
        "完成全部教师的培训，合格的占到百分之九十以上。, 0"
    })
    void theGoalsHaveANumber(String goals, int found) {
        assertFindings(
                text("goals", goals).build(), found == 0 ? new String[0] : new String[] {"N09 HINT project.goals"});
    }

    @ParameterizedTest
    @ValueSource(strings = {"43.2", "600,000元", "60万元", "500人"})
    void aBareNumberIsNoGoal(String goals) {
        assertFindings(text("goals", goals).build(), "N10 WARNING project.goals");
    }

    @Test
    void aNarrativeIsNeitherTooShortNorTooLong() {
        assertFindings(text("overview", "面向全市基层教师开展能力的培训和考核").build(), "N11 HINT project.overview");
        assertFindings(text("overview", "面向全市基层教师开展专业能力的培训和考核").build());
        String long2000 = "甲乙丙丁戊己庚辛壬癸".repeat(200);
        assertFindings(text("overview", long2000).build());
        assertFindings(text("overview", long2000 + "子").build(), "N11 HINT project.overview");
        assertEquals("项目概况有2001字，过长", message(text("overview", long2000 + "子")));
    }

    @ParameterizedTest
    @CsvSource({
        "时间：2020年10月（会期2天）。地点：市教师活动中心，参加者为专家和教师。, 1",
        "地点在市教师活动中心，邀请本市的专家讲课，教师们参加。, 1",
        "水费和电费按月交给供水和供电的公司，由后勤部经办。, 0",
        "2020年3月印发通知，10月组织教师到市教师活动中心听课。, 0",
        "上半年发出通知，下半年组织教师到市教师活动中心听课。, 0"
    })
    void thePlanTellsTimesOrSteps(String plan, int found) {
        assertFindings(
                text("plan", plan).build(), found == 0 ? new String[0] : new String[] {"N12 WARNING project.plan"});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    教师培训班成功举办10届，受到好评。           | 教师培训班成功举办11届，形成品牌和影响。     | 1
                    教师培训班成功举办10届，受到好评。           | 教师培训班成功举办10届，形成品牌和影响。     | 0
                    计划举办1届教师培训班，受到好评。            | 自2008年以来已成功举办11届，形成品牌。       | 0
                    教师培训班计划举办1届，受到好评。            | 教师培训班计划举办2届，形成品牌和影响。      | 1
                    每期邀请讲课的教师12名，来自各所高校。       | 每期邀请讲课的教师15名，由教务处负责联系。   | 1
                    每个社区建设服务站点共计12座，来自财政资金。 | 每个社区建设服务站点共计15座，由工程部负责。 | 1
                    2019年邀请讲课的教师12名，来自各所高校。     | 2020年邀请讲课的教师15名，由教务处负责联系。 | 0
                    每期邀请讲课的教师12名，来自各所高校。       | 每期邀请讲课的教师3场，由教务处负责联系。    | 0
                    教师培训班成功举办10届，举办地点在各区县。   | 第12届培训班由教务处负责，成员都是骨干教师。 | 0
                    """)
    void theSameClauseBeforeAnotherNumberIsAContradiction(String necessity, String safeguards, int found) {
        FormBuilder form =
                text("necessity", necessity + "培训对基层的教师很有必要。").with("project.safeguards", safeguards + "由培训部组织实施。");

        assertFindings(form.build(), found == 0 ? new String[0] : new String[] {"N07 WARNING project.safeguards"});
    }

    @Test
    void whatOneNarrativeEnumeratesIsNoContradiction() {
        assertFindings(text("plan", "一季度组织教师培训50人；二季度组织教师培训80人；三季度验收。")
                .with("project.safeguards", "组织教师培训90人的场地已经落实，财务部审核各项支出。")
                .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    参训人数       | >=400   | 本期参训人员规模约500人，全部由各区推荐产生。   | 1
                    参训人数       | >=400   | 本期参训人员规模约440人，全部由各区推荐产生。   | 0
                    参训人数       | >=400   | 本期参训人数500人，全部由各区教育局推荐产生。   | 1
                    参训学员数     | >=400   | 本期参训学员数500人，全部由各区教育局推荐产生。 | 1
                    参训学校家数   | >=400   | 本期参训学校家数500家，由各区教育局推荐产生。   | 1
                    参训人次       | >=400   | 本期参训人次达500人次，由各区教育局分别推荐。   | 1
                    参训人数       | 400-600 | 本期参训人数500人，全部由各区教育局推荐产生。   | 0
                    参训人数       | >=400   | 上年参训人数380人，全部由各区教育局推荐产生。   | 0
                    参训教师(户)   | >=400   | 本期参训教师不少于500人，由各区教育局推荐产生。 | 0
                    参训教师(名)   | >=400   | 本期参训教师不少于500人，由各区教育局推荐产生。 | 1
                    参训人数       | >=400   | 参训教师200人、参训校长200人，由各区推荐产生。  | 0
                    邀请授课专家数 | >=80    | 每期约有100位专家授课，来自本市各高校和研究院。 | 1
                    邀请授课专家数 | >=80    | 每期约有5位专家验收，来自本市各高校和研究院。   | 0
                    培训班期数(期) | =8      | 共举办培训班10期，由各区教育局分别推荐学员。    | 1
                    结业率(%)      | >=90    | 学员考核以后结业率达到95%，由教务处负责统计。   | 0
                    学员结业率(%)  | >=90    | 考核以后学员结业率达到95%，由教务处负责统计。   | 1
                    """)
    void whatANarrativeTellsOfAnIndicatorAgreesWithIt(String name, String target, String text, int found) {
        String row = name.contains("率") ? "indicators[4]" : "indicators[3]"; // under quality, under quantity
        FormBuilder form = text("overview", text).with(row + ".name", name).with(row + ".target", target);

        assertFindings(form.build(), found == 0 ? new String[0] : new String[] {"N13 WARNING " + row + ".target"});
    }

    @ParameterizedTest
    @CsvSource({
        "上年参训人数550人，由各区教育局推荐产生。, 1",
        "2019年参训人数550人，由各区教育局推荐产生。, 1",
        "上年参训人数500人，由各区教育局推荐产生。, 0",
        "2018年参训人数550人，由各区教育局推荐产生。, 0"
    })
    void aTargetBelowLastYearsFigureIsTooEasy(String text, int found) {
        FormBuilder form = text("overview", text).with("indicators[3].name", "参训人数");

        assertFindings(form.build(), found == 0 ? new String[0] : new String[] {"V16 HINT indicators[3].target"});
    }

    @Test
    void theMessageDoesNotBeginInTheMiddleOfANumber() {
        FormBuilder form =
                text("overview", "根据安排本次2020年全市各区参训人员500人，全部由各区推荐产生。").with("indicators[3].name", "参训人数");

        assertEquals(
                "项目概况写“……2020年全市各区参训人员500人”，指标“参训人数”的目标值是“>=400”", message(form.with("indicators[3].target", ">=400")));
    }

    @Test
    void theMessageQuotesTheNarrativeAndTheTarget() {
        FormBuilder form = text("overview", "本期参训人员规模：约500人，全部由各区推荐产生。").with("indicators[3].name", "参训人数");

        assertEquals("项目概况写“本期参训人员规模:约500人”，指标“参训人数”的目标值是“>=400”", message(form.with("indicators[3].target", ">=400")));
    }
}

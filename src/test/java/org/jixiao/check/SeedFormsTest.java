package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.jixiao.model.Finding;
import org.jixiao.model.Severity;
import org.junit.jupiter.api.Test;

/** Three real forms, which their finance office accepted: an error-level finding on one of them is a defect of its rule. */
class SeedFormsTest {
    private static List<Finding> findings() throws IOException {
        return Checks.check(Rules.checker(), Seeds.forms(), null, 2020).findings();
    }

    private static List<String> found(String groups) throws IOException {
        return findings().stream()
                .filter(f -> groups.indexOf(f.rule().charAt(0)) >= 0)
                .map(f -> f.file() + " " + f.rule() + " " + f.severity() + " " + f.message())
                .toList();
    }

    @Test
    void theSeedFormsGetNoError() throws IOException {
        assertEquals(
                List.of(),
                findings().stream().filter(f -> f.severity() == Severity.ERROR).toList());
    }

    @Test
    void theSeedFormsFieldsBudgetsAndIndicatorsGetTheirFindings() throws IOException {
        assertEquals(
                List.of(
                        "1.xlsx I05 WARNING 项目类别填“其他一次性项目”，但同名项目上年有预算600,000元",
                        "1.xlsx D04 WARNING 项目实施计划写到2019年8-12月、2020年7-11月，不在计划开始日期2020-01-02至计划完成日期2020-08-30之内",
                        "1.xlsx B17 HINT 当年预算600,000元是整数，且与上年预算分文不差",
                        "1.xlsx K09 WARNING 三级指标“专业媒体报道数”与“专业媒体数”（C108）近似",
                        "2.xlsx I05 WARNING 项目类别填“其他一次性项目”，但同名项目上年有预算400,000元",
                        "2.xlsx B17 HINT 当年预算400,000元是整数，且与上年预算分文不差",
                        "2.xlsx K02 WARNING “投入与管理”下没有“财务管理”的指标",
                        "2.xlsx K02 WARNING “效果目标”下没有“社会效益”的指标",
                        "2.xlsx K07 WARNING 三级指标“资金使用合规性”在本单位各项目里归类不一：财务管理（上海国际生物技术与医药交流对接）、投入管理（上海中医药与天然药物国际交流推广）",
                        "2.xlsx K07 WARNING 三级指标“合同签署规范性”在本单位各项目里归类不一：财务管理（上海国际生物技术与医药交流对接）、实施管理（上海中医药与天然药物国际交流推广）",
                        "2.xlsx K17 WARNING 三级指标“会议网站维护及更新”没有说明衡量什么（目标值“=100”）",
                        "3.xlsx I05 WARNING 项目类别填“其他一次性项目”，但同名项目上年有预算5,286,280元",
                        "3.xlsx I06 WARNING 是否含有政府购买服务填“否”，但文字中写有“物业管理”",
                        "3.xlsx K02 WARNING “影响力目标”下没有“长效管理”的指标",
                        "3.xlsx K02 WARNING “投入与管理”下没有“实施管理”的指标",
                        "3.xlsx K02 WARNING “投入与管理”下没有“财务管理”的指标",
                        "3.xlsx K02 WARNING “效果目标”下没有“社会效益”的指标",
                        "3.xlsx K12 WARNING 共有6条三级指标，少于7条",
                        "3.xlsx K06 WARNING “使用合理”（=100%）归在“数量”下，与指标内容不符",
                        "3.xlsx K17 WARNING 三级指标“使用合理”没有说明衡量什么（目标值“=100%”）",
                        "3.xlsx K17 WARNING 三级指标“验收合格”没有说明衡量什么（目标值“=100%”）",
                        "3.xlsx K17 WARNING 三级指标“满意率”没有说明衡量什么（目标值“>=95%”）"),
                found("FIDBK"));
    }

    @Test
    void theSeedFormsNarrativesGetTheirFindings() throws IOException {
        assertEquals(
                List.of(
                        "1.xlsx N13 WARNING 项目概况写“约有100位专家作专题报告”，指标“邀请演讲专家数”的目标值是“>=80”",
                        "2.xlsx N05 WARNING 保证项目实施的制度、措施与项目设立的必要性有120字相同：“届，已发展成为中医药与天然药物领域内具有国际影响力的高端专业……”",
                        "2.xlsx N07 WARNING “……自2008年以来成功举办”后面的数前后不一：保证项目实施的制度、措施写11届，项目设立的必要性写10届",
                        "2.xlsx N12 WARNING 项目实施计划没有写明时间安排或步骤",
                        "2.xlsx N05 WARNING 总目标及阶段性目标与项目设立的必要性有200字相同，几乎是整段照抄：“秉承进一步促进当前中医药与天然药物研究的交流与合作，探讨该领……”",
                        "2.xlsx N09 HINT 总目标里没有一个可以考核的数",
                        "2.xlsx N13 WARNING 项目实施计划写“……地点待定参会人员规模:约500人”，指标“参会人数”的目标值是“>=400”",
                        "3.xlsx N08 HINT 立项依据没有写出文件名称或文号",
                        "3.xlsx N09 HINT 总目标里没有一个可以考核的数"),
                found("N"));
    }

    @Test
    void theSeedFormsTargetsGetTheirFindings() throws IOException {
        assertEquals(
                List.of(
                        "1.xlsx V15 HINT “拓展国内外交流合作渠道”的目标值是一句话（39字），难以评分",
                        "1.xlsx V15 HINT “有效管理持续性”的目标值是一句话（22字），难以评分",
                        "1.xlsx V15 HINT “建立合作机制”的目标值是一句话（16字），难以评分",
                        "2.xlsx V05 WARNING “验收合格率”是比率，目标值“=100”和名称都没有%",
                        "2.xlsx V05 WARNING “完成率”是比率，目标值“>=95”和名称都没有%",
                        "2.xlsx V05 WARNING “参会人员满意度”是比率，目标值“>=85”和名称都没有%",
                        "2.xlsx V10 WARNING “会议网站维护及更新”的目标值“=100”没有计量单位",
                        "2.xlsx V05 WARNING “人员到位率”是比率，目标值“>=90”和名称都没有%",
                        "3.xlsx V07 WARNING “到位率”的目标值是“=100%”，同一单位“上海国际生物技术与医药交流对接”的“资金到位率(%)”是“=100”，单位或写法不同",
                        "3.xlsx V07 WARNING “完成率”的目标值是“>=95%”，同一单位“上海国际生物技术与医药交流对接”的“研讨会议程活动完成率(%)”是“>=95”，单位或写法不同",
                        "3.xlsx V07 WARNING “人员到位率”的目标值是“>=98%”，同一单位“上海中医药与天然药物国际交流推广”的“人员到位率”是“>=90”，单位或写法不同"),
                found("V"));
    }

    @Test
    void theSeedFormsTogetherGetOneHint() throws IOException {
        assertEquals(List.of("1.xlsx X07 HINT 上海市生物医药科技产业促进中心（上海新药研究开发中心）的3个项目上年执行率都是100%"), found("X"));
    }
}

package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a result amounts to that is words or a time: reached, partly, not, or nobody can tell. */
class AchievementBandsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "合规, 合规, REACHED",
        "未成年人保护机制健全, 未成年人保护机制健全, REACHED",
        "提升服务水平, 达成年度指标, REACHED",
        "提升服务水平, 达成预期指标, REACHED",
        "提升服务水平, 服务水平明显提升, REACHED",
        "不发生安全事故, 未发生安全事故, REACHED",
        "不发生安全事故, 没有发生, REACHED",
        "全覆盖, 100%, REACHED",
        "社区全覆盖, 已覆盖全部社区, REACHED",
        "提升服务水平, 部分达成年度指标并具有一定效果, PARTLY",
        "提升服务水平, 基本达成, PARTLY",
        "提升服务水平, 未达成年度指标且效果较差, MISSED",
        "建立长效机制, 没有建立, MISSED",
        "建立长效机制, 见附件,",
        // a no in front of what nobody wants, and a 未 that is none
        "及时分配, 已全部分配到位, REACHED",
        "无纠纷, 无法律纠纷, REACHED",
        "有效保护, 未成年人权益得到有效保障, REACHED",
        "建立健全, 机制已建立，为未来发展奠定基础, REACHED",
        "按期, 未出现延期, REACHED",
        "按期, 按期完成，未延期, REACHED",
        "合格, 未发现不合格产品, REACHED",
        "满意, 群众无不满意见, REACHED",
        "无污染, 未造成污染, REACHED",
        "无污染, 未对环境造成影响, REACHED",
        "合规, 没有违规使用情况, REACHED",
        "合规, 未发现资金截留、挤占、挪用现象, REACHED",
        "提升, 有效解决了经费不足问题, REACHED",
        "提升, 人员不足问题得到缓解, REACHED",
        "解决, 问题未整改, MISSED",
        "按期, 整改不及时, MISSED",
        "提升, 治理效果不明显, MISSED",
        "建立, 没有建立风险预警机制, MISSED",
        "有成效, 未见成效, MISSED",
        "有成效, 未产生明显效益, MISSED",
        "完成, 工期延期1个月, MISSED",
        // 基本 and 部分 as parts of other words
        "保障, 困难群众基本生活得到保障, REACHED",
        "完成, 干部分批培训已完成, REACHED",
        "保障, 基本得到保障, PARTLY",
        "完成, 大部分完成, PARTLY",
        // not, or not quite, what was aimed at
        "健全, 不健全, MISSED",
        "规范, 管理不规范, MISSED",
        "稳定, 运行不稳定, MISSED",
        "显著, 不显著, MISSED",
        "满意, 不满意, MISSED",
        "提升, 不断完善机制，持续提升服务, REACHED",
        "提升, 无实质性进展, MISSED",
        "完整, 不够完整, SHORT",
        "健全, 有待健全, SHORT",
        "健全, 需进一步健全, SHORT",
        "健全, 制度健全，今后继续完善, REACHED",
        // one clause against the other
        "健全, 制度已健全，执行有待加强,",
        "完成, 已完成9项，1项未完成,",
        "完成, 基本完成，效果较差, SHORT",
        "完成, 未完成，下一步将加快推进，力争年底完成, MISSED",
        // late, under way, a part
        "按时完成, 延迟两个月完成, MISSED",
        "按时完成, 推迟至次年完成, MISSED",
        "建立, 正在建立,",
        "稳定运行, 系统正稳定运行, REACHED",
        "完成, 完成80%, PARTLY",
        "全覆盖, 覆盖率85%, PARTLY",
        "全覆盖, 覆盖率100%, REACHED",
        // how many there were of what there was to be none of
        "无安全事故, 0起, REACHED",
        "零投诉, 0次, REACHED",
        "不发生舆情, 1起, MISSED",
        // the very grade, rank or trend
        "三级及以上, 三级甲等, REACHED",
        "稳定达到Ⅳ类及以上, Ⅳ类, REACHED",
        "较上年增长, 增长3.2%, REACHED",
        "较上年有所下降, 下降2.6%, REACHED",
        "较上年增长, 下降2.6%,",
    })
    void aResultInWordsFallsIntoOneOfTheBands(String target, String actual, Band band) {
        assertEquals(band, Achievement.of("", "指标", target, actual, null).band());
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @CsvSource({
        "6月底前, 7月15日, 2022, MISSED",
        "6月底前, 2022年7月15日完成, 2022, MISSED",
        "2022年6月底前, 7月15日, 2022, MISSED",
        "6月底前, 6月30日, 2022, REACHED",
        "6月30日前完成, 6月, 2022, REACHED",
        "12月底前, 11月, 2022, REACHED",
        "6月底前, 7月15日,,",
        "6月底前, 按时完成, 2022, REACHED",
        // words around either
        "6月底前, 已于8月15日完成, 2022, MISSED",
        "6月底前完成, '因疫情影响，8月15日完成', 2022, MISSED",
        "2022年11月30日前完成竣工验收, 2022年12月8日完成竣工验收, 2022, MISSED",
        "6月底前拨付, 6月20日拨付到位, 2022, REACHED",
        "6月底前完成, 8月仍未完成, 2022, MISSED",
        "6月底前完成, 按时完成，8月通过审计, 2022, REACHED",
        "6月底前完成, 5月开工，8月完成, 2022, REACHED", // of two times nobody knows which
        // less than a month, and more
        "年底前, 12月25日, 2022, REACHED",
        "年底前, 2023年2月完成, 2022, MISSED",
        "年末, 次年1月, 2022, MISSED",
        "上半年, 6月28日, 2022, REACHED",
        "上半年完成, 9月完成, 2022, MISSED",
        "一季度, 3月底, 2022, REACHED",
        "三季度末前, 10月8日, 2022, MISSED",
        "4月初, 4月2日, 2022, REACHED",
        "5月上旬, 5月18日, 2022, MISSED",
        "年初, 1月15日, 2022, REACHED",
        "4—10月, 6月, 2022, REACHED",
        "4—10月, 11月, 2022, MISSED",
        "3—4月, 3—4月, 2022, REACHED",
        // of every month
        "每月10日前, 每月8日,, REACHED",
        "每月10日前, 8日发放,, REACHED",
        "每月10日前, 每月20日,, MISSED",
        "次月5日前, 次月3日,, REACHED",
        "每月10日前, 3月20日, 2022,",
    })
    void aDayWithoutAYearIsOneOfTheFormsYear(String target, String actual, Integer year, Band band) {
        assertEquals(band, Achievement.of("", "完成时间", target, actual, year).band());
    }
}

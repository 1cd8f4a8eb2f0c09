package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.junit.jupiter.api.Test;

/** Passages that are copied within a form (rules.md N05), from another project (N06), and whole sets of indicators (X01). */
class SimilarTextTest {
    private static final String LETTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔";

    /** Text that is like no other of another seed. */
    private static String prose(long seed, int length) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static FormBuilder form(String unit, String project) {
        return FormBuilder.valid()
                .file(unit + "/" + project + ".xlsx")
                .with("unit.name", unit)
                .with("project.name", project)
                .with("budget.lastYear", "")
                .with("budget.lastYearExecuted", "")
                .with("indicators[3].name", unit + project + "培训人数(人)");
    }

    private static List<Finding> findings(FormBuilder... forms) {
        List<CollectedForm> built = Stream.of(forms).map(FormBuilder::build).toList();
        return Checks.check(Rules.checker(), built, null, null).findings();
    }

    private static List<String> views(FormBuilder... forms) {
        return findings(forms).stream()
                .map(f -> f.rule() + " " + f.file() + " " + FormBuilder.nameOf(f.at()))
                .toList();
    }

    @Test
    void aRunOfEightyCharactersInTwoNarrativesIsFoundOnceAtTheLaterOne() {
        FormBuilder form = FormBuilder.valid().with("project.necessity", prose(1, 60) + prose(9, 80) + prose(2, 60));

        assertFindings(
                form.with("project.safeguards", prose(3, 200) + prose(9, 80) + prose(4, 9))
                        .build(),
                "N05 WARNING project.safeguards");
        assertFindings(form.with("project.safeguards", prose(3, 200) + prose(9, 79) + prose(4, 9))
                .build());
    }

    @Test
    void aTextThatStandsInAnotherOneIsFoundHoweverShort() {
        FormBuilder form = FormBuilder.valid().with("project.overview", "面向基层，" + prose(9, 36) + prose(1, 60));

        assertFindings(form.with("project.goals", prose(9, 36) + "达到95%。").build(), "N05 WARNING project.goals");
        assertFindings(
                form.with("project.goals", prose(9, 36) + "达到95%以上，由各区的教育局负责。").build());
    }

    @Test
    void aWholeTextIsFoundThoughTheProjectsNameDividesIt() {
        String text = "本校承办的培训项目邀请各地的教师交流；培训项目还组织推介和洽谈，寻求合作。";
        FormBuilder form = FormBuilder.valid().with("project.necessity", text).with("project.safeguards", text);

        assertFindings(form.build(), "N05 WARNING project.safeguards");
    }

    @Test
    void punctuationWidthAndBlanksMakeNoDifference() {
        String text = prose(9, 90);
        FormBuilder form = FormBuilder.valid()
                .with("project.necessity", text.substring(0, 30) + "，ABC１２；" + text.substring(30))
                .with("project.safeguards", text.substring(0, 30) + " ＡＢＣ12。\n" + text.substring(30));

        assertFindings(form.build(), "N05 WARNING project.safeguards");
    }

    @Test
    void namesAndTitlesOfDocumentsMayBeRepeated() {
        String unit = prose(9, 85);
        FormBuilder form = FormBuilder.valid()
                .with("unit.name", unit)
                .with("project.necessity", unit + "承担着本市基层教师的培训工作，很有必要。")
                .with("project.safeguards", unit + "负责组织，财务部按内部控制制度审核支出。")
                .with("project.overview", "按照《" + prose(8, 90) + "》的要求培训教师。")
                .with("project.basis", "根据《" + prose(8, 90) + "》，设立本项目。");

        assertFindings(form.build());
    }

    @Test
    void aPassageFromAnotherProjectIsFoundInBothOfThem() {
        FormBuilder one = form("甲单位", "一").with("project.necessity", prose(1, 100) + prose(9, 60) + prose(2, 60));
        FormBuilder two = form("乙单位", "二").with("project.overview", prose(3, 30) + prose(9, 60) + prose(4, 90));
        FormBuilder other = form("丙单位", "三").with("project.overview", prose(5, 30) + prose(9, 59) + prose(6, 90));

        assertEquals(
                List.of("N06 乙单位/二.xlsx project.overview", "N06 甲单位/一.xlsx project.necessity"), views(one, two, other));
        assertEquals(
                "项目概况有60字与“甲单位”的“一”的项目设立的必要性相同：“" + prose(9, 30) + "……”",
                findings(one, two).get(0).message());
    }

    @Test
    void copiesOfOneProjectAreNotComparedAndAPassageOfManyIsCounted() {
        List<FormBuilder> forms = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            forms.add(form("单位" + i, "项目" + i).with("project.overview", prose(i + 1, 40) + prose(99, 100)));
        }
        forms.add(form("单位0", "项目0").file("副本.xlsx").with("project.overview", prose(1, 40) + prose(99, 100)));

        List<Finding> found = findings(forms.toArray(FormBuilder[]::new));

        assertEquals(30, found.size());
        assertTrue(
                found.get(1).message().contains("“单位0”的“项目0”相同"), found.get(1).message());
        assertTrue(found.stream().anyMatch(f -> f.message().contains("（共有29个项目）")));
    }

    @Test
    void aSetOfIndicatorsFromAnotherProjectIsFoundInBothOfThem() {
        FormBuilder one = form("甲单位", "一").with("indicators[3].name", "参训人数(人)");
        FormBuilder two = form("乙单位", "二").with("indicators[3].name", "参训人数（人）");

        assertEquals(List.of("X01 乙单位/二.xlsx indicators", "X01 甲单位/一.xlsx indicators"), views(one, two));
        assertEquals(List.of(), views(one, two.with("indicators[3].target", ">=501")));
    }

    @Test
    void theFrameworksOwnExamplesAreNobodysIndicators() {
        FormBuilder one =
                FormBuilder.empty().file("1.xlsx").with("unit.name", "甲单位").with("project.name", "一");
        FormBuilder two =
                FormBuilder.empty().file("2.xlsx").with("unit.name", "乙单位").with("project.name", "二");
        for (FormBuilder form : List.of(one, two)) {
            form.row("投入与管理", "投入管理", "资金到位率(%)", "=100").row("产出目标", "数量", "培训人数(人)", ">=500");
            form.row("产出目标", "质量", "验收合格率(%)", "=100").row("效果目标", "满意度", "参训学员满意度(%)", ">=91");
        }

        assertTrue(findings(one, two).stream().noneMatch(f -> f.rule().equals("X01")));
    }

    @Test
    void aPassageThatStandsEverywhereIsFoundEverywhereInGoodTime() {
        List<CollectedForm> forms = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            FormBuilder form = form("单位" + i / 5, "项目" + i);
            for (String field : List.of("overview", "necessity", "safeguards")) {
                form.with("project." + field, prose(i * 10L + field.length(), 250) + prose(99, 60));
            }
            forms.add(form.build());
        }
        Campaign campaign = new Campaign(
                new Years(null, forms, List.of(), Map.of()),
                null,
                Map.of("shanghai-2020", Rules.TEMPLATE),
                Rules.WORDS,
                () -> new Pairs(List.of()));

        List<Verdict> verdicts = assertTimeout(
                Duration.ofSeconds(30),
                () -> CopiedTextCheck.check(campaign, Rules.TEMPLATE.rule("N06").orElseThrow()));

        assertEquals(
                3_000,
                verdicts.stream()
                        .filter(v -> v.outcome() == Verdict.Outcome.FAILED)
                        .count());
    }
}

package org.jixiao.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jixiao.fill.Filler;
import org.jixiao.fill.Successor;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;

/**
 * The forms that all programs work on, made from a seed: the same seed gives the same files. One form in five has a mistake that
 * sends it back. What is on disk already is taken as it is.
 */
final class Corpus {
    private static final long SEED = 20_260_101;
    private static final int YEAR = 2026;
    private static final int PROJECTS_OF_A_UNIT = 12;
    private static final int NARRATIVE = 280;

    private static final String[] WORDS = ("项目 单位 建设 服务 管理 改造 设备 采购 系统 运行 维护 培训 调研 宣传 活动 课题 研究 规划 编制 评估 检查 监督 执法 "
                    + "预算 资金 支出 绩效 目标 任务 标准 规范 制度 办法 方案 措施 进度 质量 安全 验收 合同 招标 委托 专家 论证 数据 平台 网络 信息 "
                    + "社区 居民 学校 医院 养老 托育 文化 体育 旅游 环境 绿化 道路 桥梁 排水 照明 消防 应急 救助 就业 创业 人才 科技 创新 成果 转化 "
                    + "全市 本区 街道 乡镇 部门 处室 中心 机构 企业 群众 老年人 残疾人 儿童 青年 职工 教师 医务人员 志愿者 开展 推进 落实 完成 提高 "
                    + "加强 完善 保障 促进 实现 确保 组织 协调 统筹 配合 按照 根据 围绕 结合 通过 以及 并且 同时 进一步 切实 有效 及时 全面 逐步 "
                    + "年度 季度 月底前 上半年 下半年 第一阶段 第二阶段 约 共计 不少于 覆盖 达到 场次 人次 万元 平方米 公里 台套 份 个 项")
            .split(" ");
    private static final String[] MARKS = {"，", "，", "，", "、", "；", "。", "。\n"};

    private final Path folder;
    private final int size;
    private final FormTemplate template;
    private final FormTemplate evaluation;

    /** @param size how many workbooks */
    Corpus(Path root, int size) throws IOException {
        this.folder = root.resolve(SEED + "-" + size);
        this.size = size;
        this.template = template("shanghai-2020");
        this.evaluation = template("shanghai-evaluation-2022");
        make();
    }

    private static FormTemplate template(String name) throws IOException {
        return TemplateReader.compile(name, Files.readAllBytes(Path.of("templates", name + ".xlsx")))
                .template();
    }

    FormTemplate template() {
        return template;
    }

    int size() {
        return size;
    }

    /** The filled workbooks, in folders of units. */
    Path collected() {
        return folder.resolve("collected");
    }

    /** One of them. */
    Path one() {
        return file(collected(), 7, ".xlsx");
    }

    /** The self-evaluations of the same projects. */
    Path evaluated() {
        return folder.resolve("evaluated");
    }

    /** The first of them as {@code .xls}. */
    Path old() {
        return folder.resolve("old");
    }

    /** Those of them that are faulty. */
    Path faulty() {
        return folder.resolve("faulty");
    }

    Path roster() {
        return folder.resolve("roster.xlsx");
    }

    /** The filled form of a project. */
    Form form(int project) {
        Random random = new Random(SEED + project);
        int category = random.nextInt(5);
        BigDecimal total = BigDecimal.valueOf(20 + random.nextInt(900)).movePointRight(4);
        Map<String, Value> fields = new LinkedHashMap<>(known(project).fields());
        fields.put(
                "project.category",
                Value.of(template.field("project.category").choices().get(category)));
        fields.put("project.startDate", Value.of(LocalDate.of(YEAR, 1 + random.nextInt(3), 1)));
        boolean faulty = project % 5 == 3;
        fields.put("project.endDate", Value.of(LocalDate.of(faulty ? YEAR - 1 : YEAR, 12, 20)));
        fields.put("project.governmentPurchase", Value.of("是"));
        fields.put(
                "project.performanceType",
                Value.of(template.field("project.performanceType").choices().get(random.nextInt(7))));
        for (String path : List.of("overview", "basis", "necessity", "safeguards", "plan", "goals")) {
            fields.put("project." + path, Value.of(prose(random, NARRATIVE / 2 + random.nextInt(NARRATIVE))));
        }
        fields.put("budget.total", Value.of(total));
        fields.put("budget.current", Value.of(total));
        List<Row> rows = new ArrayList<>();
        for (Row blank : template.blankRows(template.tables().get(0))) {
            Map<String, Value> cells = new LinkedHashMap<>(blank.cells());
            cells.put("name", Value.of(words(random, 3) + "完成率(%)"));
            cells.put("target", Value.of(">=" + (80 + random.nextInt(20)) + "%"));
            rows.add(new Row(cells));
        }
        return new Form(template.name(), fields, Map.of()).withRows("indicators", rows);
    }

    /** What the roster knows of a project. */
    Form known(int project) {
        Random random = new Random(SEED + 31L * project);
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("year", Value.of(YEAR));
        fields.put("unit.name", Value.of(unit(project)));
        fields.put("project.name", Value.of(words(random, 4) + "项目" + project));
        fields.put(
                "budget.lastYear",
                Value.of(BigDecimal.valueOf(10 + random.nextInt(500)).movePointRight(4)));
        fields.put(
                "budget.lastYearExecuted",
                Value.of(BigDecimal.valueOf(9 + random.nextInt(400)).movePointRight(4)));
        return new Form(template.name(), fields, Map.of());
    }

    /** Its blank, as it is sent out. */
    Form blank(int project) {
        return known(project)
                .withRows("indicators", template.blankRows(template.tables().get(0)));
    }

    Stamp stamp(int project) {
        Form form = known(project);
        return Stamp.of(template.name())
                .with(Stamp.YEAR, form.text("year"))
                .with(Stamp.UNIT, form.text("unit.name"))
                .with(Stamp.PROJECT, form.text("project.name"));
    }

    byte[] filled(int project) {
        return fill(form(project), stamp(project), false);
    }

    byte[] fill(Form form, Stamp stamp, boolean blank) {
        return Filler.fill(
                template, List.of(new Filler.Sheet(template.sheets().get(0).name(), form)), blank, stamp);
    }

    /** The self-evaluation of a project: what was promised was done; in a faulty one an indicator is missed, and nobody says why. */
    private byte[] evaluated(int project) {
        CollectedForm target = new CollectedForm("", "", Filler.WRITTEN, form(project), List.of(), Stamp.NONE);
        Form blank = new Successor(evaluation, List.of(template))
                .form(YEAR, new Successor.Sources("", new Row(Map.of()), List.of(target), true));
        Random random = new Random(SEED + 13L * project);
        BigDecimal total = BigDecimal.valueOf(20 + random.nextInt(900)).movePointRight(4);
        Form form = blank.with("department.name", "主管部门" + project / PROJECTS_OF_A_UNIT / 10)
                .with("budget.total.initial", total)
                .with("budget.total.revised", total)
                .with("budget.total.executed", total.subtract(BigDecimal.valueOf(random.nextInt(90_000))))
                .with("goal.actual", prose(random, NARRATIVE));
        List<Row> rows = new ArrayList<>();
        for (Row row : blank.rows("indicators")) {
            Map<String, Value> cells = new LinkedHashMap<>(row.cells());
            int promised = Integer.parseInt(row.get("target").text().replaceAll("\\D", ""));
            boolean missed = project % 5 == 3 && rows.isEmpty();
            cells.put("actual", Value.of((missed ? promised - 1 : Math.min(100, promised + random.nextInt(5))) + "%"));
            cells.put("score", row.get("weight"));
            rows.add(new Row(cells));
        }
        Stamp stamp = Stamp.of(evaluation.name())
                .with(Stamp.YEAR, form.text("year"))
                .with(Stamp.UNIT, form.text("unit.name"))
                .with(Stamp.PROJECT, form.text("project.name"));
        return Filler.fill(
                evaluation,
                List.of(new Filler.Sheet(evaluation.sheets().get(0).name(), form.withRows("indicators", rows))),
                false,
                stamp);
    }

    private static String unit(int project) {
        int unit = project / PROJECTS_OF_A_UNIT;
        return words(new Random(SEED + 17L * unit), 2) + "中心" + unit;
    }

    private Path file(Path root, int project, String ending) {
        return root.resolve("unit" + project / PROJECTS_OF_A_UNIT).resolve("project" + project + ending);
    }

    private void make() throws IOException {
        Path done = folder.resolve("done");
        if (Files.exists(done)) {
            return;
        }
        IntStream.range(0, size).parallel().forEach(project -> {
            byte[] content = filled(project);
            write(file(collected(), project, ".xlsx"), content);
            write(file(evaluated(), project, ".xlsx"), evaluated(project));
            if (project % 5 == 3) {
                write(file(faulty(), project, ".xlsx"), content);
            }
            if (project < Math.max(500, size / 10)) {
                write(file(old(), project, ".xls"), SavedAgain.asOld(content));
            }
        });
        write(roster(), rosterContent());
        write(done, new byte[0]);
    }

    private byte[] rosterContent() throws IOException {
        FormTemplate roster = template("roster");
        List<Row> rows = new ArrayList<>();
        for (int project = 0; project < size; project++) {
            Map<String, Value> cells = new LinkedHashMap<>(known(project).fields());
            cells.remove("year");
            cells.put("department.name", Value.of("主管部门" + project / PROJECTS_OF_A_UNIT / 10));
            rows.add(new Row(cells));
        }
        Form form = new Form("roster", Map.of("year", Value.of(YEAR)), Map.of()).withRows("entries", rows);
        return Filler.fill(
                roster, List.of(new Filler.Sheet(roster.sheets().get(0).name(), form)), false, Stamp.of("roster"));
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(WORDS[random.nextInt(WORDS.length - 30)]);
        }
        return words.toString();
    }

    private static String prose(Random random, int length) {
        StringBuilder prose = new StringBuilder();
        while (prose.length() < length) {
            prose.append(words(random, 2 + random.nextInt(4)));
            prose.append(random.nextInt(4) == 0 ? String.valueOf(1 + random.nextInt(3000)) : "");
            prose.append(MARKS[random.nextInt(MARKS.length)]);
        }
        return prose.toString().strip();
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

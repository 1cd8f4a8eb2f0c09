package org.jixiao.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.Amount;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Dates;
import org.jixiao.model.Form;
import org.jixiao.model.Names;
import org.jixiao.model.Observation;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.model.TickBoxes;
import org.jixiao.model.Value;
import org.jixiao.template.Field;

/**
 * Forms for tests, in memory: a sound one, and one change of it. Fields stand below each other in column B, the rows of the table
 * from row 101 on in columns A to D, equal levels one below the other in one merged cell.
 */
final class FormBuilder {
    static final String SHEET = "绩效目标表";
    private static final List<String> COLUMNS = List.of("level1", "level2", "name", "target");
    private static final int TABLE_ROW = 100;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private String file = "甲单位/项目.xlsx";
    private Instant modified = Instant.parse("2020-03-01T08:00:00Z");
    private Stamp stamp = Stamp.NONE;

    private FormBuilder() {}

    static FormBuilder empty() {
        return new FormBuilder();
    }

    /** A form that no rule has anything to say about. */
    static FormBuilder valid() {
        FormBuilder form = new FormBuilder();
        form.with("year", "2020").with("unit.name", "甲单位").with("project.name", "培训项目");
        form.with("project.category", "经常性专项业务费").with("project.governmentPurchase", "否");
        form.with("project.performanceType", "其他类");
        form.with("project.startDate", "2020-01-02").with("project.endDate", "2020-12-31");
        form.with("project.overview", "面向全市基层教师开展专业能力培训，帮助教师掌握新课程标准和信息化教学方法。");
        form.with("project.basis", "依据《上海市教师培训管理办法》和教育系统年度工作要点设立本项目。");
        form.with("project.necessity", "基层教师专业能力参差不齐，通过系统培训可以补齐短板，提升课堂教学质量。");
        form.with("project.safeguards", "由培训部负责组织，财务部按内部控制制度审核支出，并定期检查进度。");
        form.with("project.plan", "3月制定方案并发布通知，4月至10月分批培训，11月考核，12月总结验收。");
        form.with("project.goals", "完成500名基层教师的培训，教材合格率达到95%以上，学员满意度达到90%以上。");
        form.with("budget.total", "612,000").with("budget.current", "612,000");
        form.with("budget.lastYear", "600,000").with("budget.lastYearExecuted", "590,000");
        return form.row("投入与管理", "投入管理", "资金到位率(%)", "=100")
                .row("投入与管理", "财务管理", "资金使用合规性", "合规")
                .row("投入与管理", "实施管理", "管理制度健全性", "健全")
                .row("产出目标", "数量", "培训人数(人)", ">=500")
                .row("产出目标", "质量", "教材合格率", ">=95%")
                .row("产出目标", "时效", "按时完成率(%)", ">=95")
                .row("效果目标", "社会效益", "政策知晓率(%)", ">=90")
                .row("效果目标", "满意度", "学员满意度(%)", ">=90")
                .row("影响力目标", "长效管理", "长效管理机制健全性", "健全")
                .row("影响力目标", "人力资源", "教师到岗率(%)", ">=95");
    }

    /** Types a text into a field, or into a cell of the table: {@code indicators[3].target}. An empty text leaves it blank. */
    FormBuilder with(String path, String typed) {
        String text = typed == null ? "" : typed;
        if (path.startsWith("indicators[")) {
            int row = Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
            rows.get(row).set(COLUMNS.indexOf(path.substring(path.indexOf('.') + 1)), text);
        } else {
            fields.put(path, text);
        }
        return this;
    }

    /** Goes on in a narrative of the form, which stays as long as a sound one is. */
    FormBuilder saying(String path, String more) {
        fields.merge(path, more, String::concat);
        return this;
    }

    FormBuilder row(String level1, String level2, String name, String target) {
        rows.add(new ArrayList<>(List.of(level1, level2, name, target)));
        return this;
    }

    FormBuilder withoutRows(String level) {
        rows.removeIf(row -> row.contains(level));
        return this;
    }

    /** As it is read where the label of a field, or the header of a column of the table, is gone. */
    FormBuilder without(String label) {
        missing.add(label);
        return this;
    }

    FormBuilder file(String name) {
        file = name;
        return this;
    }

    FormBuilder modified(String instant) {
        modified = Instant.parse(instant);
        return this;
    }

    FormBuilder observed(String rule, String field, Map<String, Object> details) {
        observations.add(new Observation(rule, cell(0, 1), field, details));
        return this;
    }

    /** What the workbook was issued as. */
    FormBuilder stamped(String unit, String project) {
        stamp = new Stamp(Map.of(Stamp.UNIT, unit, Stamp.PROJECT, project));
        return this;
    }

    CollectedForm build() {
        Map<String, Value> values = new LinkedHashMap<>();
        int line = 0;
        for (String path : Rules.TEMPLATE.fields().keySet()) {
            if (!path.startsWith("indicators")) {
                Value value = value(Rules.TEMPLATE.field(path), fields.getOrDefault(path, ""), cell(line++, 1));
                values.put(path, missing.contains(path) ? Value.NONE : value);
            }
        }
        Table table = new Table(tableRows(), cell(TABLE_ROW - 1, 0));
        Form form = new Form(Rules.TEMPLATE.name(), values, Map.of("indicators", table));
        return new CollectedForm(file, SHEET, modified, form, List.copyOf(observations), stamp);
    }

    private List<Row> tableRows() {
        List<Row> built = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Value> cells = new LinkedHashMap<>();
            for (int column = 0; column < COLUMNS.size(); column++) {
                String text = rows.get(i).get(column);
                int top = i;
                while (column < 2 && top > 0 && rows.get(top - 1).get(column).equals(text)) {
                    top--;
                }
                cells.put(
                        COLUMNS.get(column),
                        new Value(text.isEmpty() ? null : text, text, cell(TABLE_ROW + top, column)));
            }
            cells.keySet().removeAll(missing);
            built.add(new Row(cells));
        }
        return built;
    }

    private static Value value(Field field, String text, CellAddress at) {
        Object parsed = switch (field.type()) {
            case AMOUNT -> Amount.parse(text, field.unit()).orElse(null);
            case DATE -> Dates.parse(text, false).orElse(null);
            case END_DATE -> Dates.parse(text, true).orElse(null);
            case YEAR -> text.matches("\\d{4}") ? Integer.valueOf(text) : null;
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> Names.same(choice, TickBoxes.chosen(text, field.choices())))
                        .findFirst()
                        .orElse(null);
            default -> text.isEmpty() ? null : text;
        };
        return new Value(parsed, text, at);
    }

    private static CellAddress cell(int row, int column) {
        return new CellAddress(SHEET, row, column);
    }

    /** What stands in a cell of such a form: {@code budget.total}, {@code indicators[3].target}, or the table's header. */
    static String nameOf(CellAddress at) {
        if (at == null) {
            return "-";
        }
        if (at.row() < TABLE_ROW - 1) {
            return Rules.TEMPLATE.fields().keySet().stream()
                    .filter(path -> !path.startsWith("indicators"))
                    .toList()
                    .get(at.row());
        }
        return at.row() < TABLE_ROW
                ? "indicators"
                : "indicators[" + (at.row() - TABLE_ROW) + "]." + COLUMNS.get(at.column());
    }
}

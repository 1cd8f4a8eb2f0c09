package org.jixiao.template;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiao.model.Amount;
import org.jixiao.model.CellAddress;
import org.jixiao.model.FieldPath;
import org.jixiao.model.Severity;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.jixiao.workbook.XlsxOutline;

/** Compiles a template workbook: its form sheets by {@link LayoutReader}, its definition sheets here. All mistakes are collected. */
public final class TemplateReader {
    private final List<Mistake> mistakes = new ArrayList<>();

    private TemplateReader() {}

    /** A template and what is wrong with it. The template is complete only where there are no mistakes. */
    public record Compiled(FormTemplate template, List<Mistake> mistakes) {}

    /**
     * Compiles a template and lists its mistakes, all of them.
     *
     * @param name what the template is called: its file name without the ending
     * @throws IOException for a file that is no workbook at all
     */
    public static Compiled compile(String name, byte[] content) throws IOException {
        TemplateReader reader = new TemplateReader();
        return new Compiled(reader.read(name, content), List.copyOf(reader.mistakes));
    }

    /**
     * The values of a template that come from paths that there are not.
     *
     * @param known where they may come from: all templates, itself among them
     */
    public static List<Mistake> withoutOrigin(FormTemplate template, List<FormTemplate> known) throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        List<Grid> sheets = WorkbookReader.read(template.content()).sheets();
        for (DefinitionSheet.Entry row : DefinitionSheet.entries(sheets, DefinitionSheet.FIELDS, mistakes)) {
            for (String path : row.list("来源")) {
                if (known.stream().noneMatch(each -> each.fields().containsKey(path))) {
                    row.mistake("来源", "origin", row.get("路径"), path);
                }
            }
        }
        return mistakes;
    }

    /** Whether a workbook is a form that departments fill in, told by its rule sheet alone; false for what is no workbook. */
    public static boolean isForm(byte[] content) {
        try {
            return XlsxOutline.sheets(content).contains(DefinitionSheet.RULES);
        } catch (IOException | RuntimeException e) { // damaged, however
            return false;
        }
    }

    private FormTemplate read(String name, byte[] content) throws IOException {
        Workbook workbook = WorkbookReader.read(content);
        Map<String, List<Repeat>> repeats = JxlsNotes.read(content, mistakes);
        XlsxOutline.references(content, DefinitionSheet.NAMES)
                .forEach((sheet, other) -> mistakes.add(Mistake.at(new CellAddress(sheet, 0, 0), "reference", other)));
        Map<String, Field> fields = fields(workbook.sheets());
        List<Mistake> ofLayout = new ArrayList<>();
        List<SheetPlan> sheets = new ArrayList<>();
        Set<String> notes = new HashSet<>();
        for (Grid grid : workbook.sheets()) {
            if (!DefinitionSheet.NAMES.contains(grid.name())) {
                List<Repeat> ofSheet = repeats.getOrDefault(grid.name(), List.of());
                SheetPlan plan = new LayoutReader(grid, ofSheet, ofLayout).read();
                if (!plan.slots().isEmpty() || !plan.tables().isEmpty()) {
                    sheets.add(plan);
                } else {
                    grid.cells().forEach(at -> notes.add(at.cell().text()));
                }
            }
        }
        List<String> definitions = workbook.sheets().stream()
                .map(Grid::name)
                .filter(DefinitionSheet.NAMES::contains)
                .toList();
        if (!definitions.isEmpty()) {
            mistakes.addAll(ofLayout); // a list of ours, as the summary, is never read back
        }
        if (sheets.isEmpty()) { // as a form that somebody has filled in
            String first = workbook.sheets().isEmpty()
                    ? name
                    : workbook.sheets().get(0).name();
            mistakes.add(Mistake.at(new CellAddress(first, 0, 0), "no-template"));
        }
        String title = sheets.stream()
                .limit(1)
                .flatMap(TemplateReader::titles)
                .findFirst()
                .orElse(name);
        FormTemplate template = new FormTemplate(
                name,
                content,
                title,
                List.copyOf(sheets),
                fields,
                framework(workbook.sheets()),
                rules(workbook.sheets()),
                Set.copyOf(notes),
                definitions,
                FormTemplate.Kind.of(sheets));
        if (!fields.isEmpty()) {
            new TemplateLint(template, mistakes).run();
        }
        return template;
    }

    /** What a sheet may be called, the topmost first: its headings, and one with the year in it, without that. */
    private static Stream<String> titles(SheetPlan sheet) {
        Stream<Slot.Label> dated = sheet.slots().stream()
                .filter(slot -> slot.path().equals("year") && slot.label() == null)
                .map(slot -> new Slot.Label(
                        slot.row(), slot.column(), slot.prefix() + slot.suffix().replaceFirst("^\\s*年度?", "")));
        return Stream.concat(sheet.headings().stream(), dated)
                .filter(label -> !Labels.key(label.text()).isEmpty())
                .sorted(Comparator.comparingInt(Slot.Label::row))
                .map(Slot.Label::text);
    }

    private Map<String, Field> fields(List<Grid> sheets) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<DefinitionSheet.Entry> entries = DefinitionSheet.entries(
                sheets, DefinitionSheet.FIELDS, mistakes, "路径", "名称", "类型", "必填", "单位", "选项", "其他名称", "预填");
        for (DefinitionSheet.Entry row : entries) {
            String path = row.get("路径");
            FieldType type = FieldType.of(row.get("类型")).orElse(null);
            if (!FieldPath.SYNTAX.matcher(path).matches()) {
                row.mistake("路径", "path", path);
            } else if (type == null) {
                row.mistake("类型", "type", path, row.get("类型"));
            } else {
                Field field = new Field(
                        path,
                        row.get("名称"),
                        type,
                        row.isYes("必填"),
                        unit(row),
                        row.number("最大长度"),
                        row.list("选项"),
                        row.list("其他名称"),
                        switch (row.word("预填", "锁定", "可改", "否")) {
                            case "锁定" -> Field.Prefill.LOCKED;
                            case "可改" -> Field.Prefill.OPEN;
                            default -> Field.Prefill.NO;
                        },
                        row.isYes("向下合并"),
                        row.list("来源"),
                        row.get("公式"));
                if (fields.putIfAbsent(path, field) != null) {
                    row.mistake("路径", "path-twice", path);
                }
                if (field.name().isEmpty()) {
                    row.mistake("名称", "no-name", path);
                }
                if (type == FieldType.CHOICE && field.choices().isEmpty()) {
                    row.mistake("选项", "no-choices", path);
                }
            }
        }
        return fields;
    }

    private BigDecimal unit(DefinitionSheet.Entry row) {
        String word = row.get("单位");
        Optional<BigDecimal> unit = word.isEmpty() ? Optional.empty() : Amount.unit(word);
        if (unit.isEmpty() && row.get("类型").equals(FieldType.AMOUNT.word())) {
            row.mistake("单位", "unit", row.get("路径"), word);
        }
        return unit.orElse(BigDecimal.ONE);
    }

    private Framework framework(List<Grid> sheets) {
        List<Framework.Level> levels = new ArrayList<>();
        List<DefinitionSheet.Entry> entries =
                DefinitionSheet.entries(sheets, DefinitionSheet.FRAMEWORK, mistakes, "一级", "二级", "必有", "最少条数", "空白行数");
        Set<List<String>> names = new HashSet<>();
        for (DefinitionSheet.Entry row : entries) {
            if (!names.add(List.of(row.get("一级"), row.get("二级")))) {
                row.mistake("一级", "level-twice", (row.get("一级") + " " + row.get("二级")).strip());
            }
            levels.add(new Framework.Level(
                    row.get("一级"),
                    row.get("二级"),
                    switch (row.word("必有", "是", "建议", "否")) {
                        case "是" -> Framework.Need.REQUIRED;
                        case "建议" -> Framework.Need.SUGGESTED;
                        default -> Framework.Need.OPTIONAL;
                    },
                    row.number("最少条数"),
                    row.number("空白行数"),
                    row.get("三级示例"),
                    row.get("指标值示例"),
                    row.decimals("权重"),
                    row.get("分值并入"),
                    row.list("其他名称")));
        }
        return new Framework(List.copyOf(levels));
    }

    private List<RuleRow> rules(List<Grid> sheets) {
        Map<String, RuleRow> rules = new LinkedHashMap<>();
        List<DefinitionSheet.Entry> entries = DefinitionSheet.entries(
                sheets, DefinitionSheet.RULES, mistakes, "编号", "名称", "范围", "级别", "标注字段", "适用条件", "条件", "问题", "改法");
        for (DefinitionSheet.Entry row : entries) {
            RuleRow.Scope scope = RuleRow.Scope.of(row.get("范围")).orElse(null);
            if (scope == null) {
                row.mistake("范围", "scope", row.get("编号"), row.get("范围"));
                continue;
            }
            Severity severity = switch (row.get("级别")) {
                case "错误" -> Severity.ERROR;
                case "警告" -> Severity.WARNING;
                case "提示" -> Severity.HINT;
                case "停用" -> null;
                default -> {
                    row.mistake("级别", "severity", row.get("编号"), row.get("级别"));
                    yield null;
                }
            };
            RuleRow rule = new RuleRow(
                    row.get("编号"),
                    row.get("名称"),
                    scope,
                    severity,
                    row.list("标注字段"),
                    row.get("适用条件"),
                    row.get("条件"),
                    row.get("问题"),
                    row.get("改法"),
                    row.get("依据"),
                    row.get("类别"),
                    row.get("参数"),
                    row.get("从轻条件"),
                    row.get("说明"),
                    row.cells());
            if (rules.putIfAbsent(rule.id(), rule) != null) {
                row.mistake("编号", "rule-twice", rule.id());
            }
        }
        return List.copyOf(rules.values());
    }
}

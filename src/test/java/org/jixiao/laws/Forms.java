package org.jixiao.laws;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Framework;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;

/** Forms made from a template and a seed: the same seed gives the same form. Every value is one that a person could type. */
public final class Forms {
    private static final List<String> SHORT = List.of(
            "第22届上海国际生物技术与医药研讨会",
            "“十三五”规划编制（二期）、中期评估",
            "办公用房修缮，含消防改造；分两年实施。",
            "A/B 试点《管理办法》——第1阶段",
            "𠮷林路设备购置😀",
            "2020",
            "100%",
            "1,234.50",
            "0012",
            "00",
            "  两端有空格  中间也有".strip(),
            "第一行\n第二行");
    /** Texts that Excel, jxls, HTML or XML could take for something else. */
    private static final List<String> NASTY = List.of(
            "=1+1",
            "+86 21 63750000",
            "-100",
            "@SUM(A1)",
            "'引号开头",
            "${x}",
            "${project.name}",
            "jx:each(items=\"a\" var=\"b\" lastCell=\"C1\")",
            "a<b",
            "x<5 且 y>3",
            "a<b 且 c>d",
            "R&D 经费",
            "null",
            "#REF!",
            "TRUE",
            "_x000D_",
            "……等①②③项（㎡、№、℃）",
            "合计",
            "说明：见附件");

    private static final List<String> TARGETS =
            List.of(">=80", "=100", "=100%", "≥95%", "<=400", "80-90", "合规", "2020年6月底前", "0", "100", "不少于3次", "1/2");
    private static final String SENTENCE = "按照沪府〔2019〕12号文要求，项目于3月启动：先摸底（含A、B两类），再采购；确保“零事故”。\n";

    private final FormTemplate template;
    private final Random random;
    private final boolean plain;
    private final List<String> labels = new ArrayList<>();

    private Forms(FormTemplate template, long seed, boolean plain) {
        this.template = template;
        this.random = new Random(seed * 7919 + template.name().hashCode());
        this.plain = plain;
        for (SheetPlan sheet : template.sheets()) {
            sheet.headings().forEach(heading -> labels.add(heading.text()));
            for (Slot slot : sheet.slots()) {
                labels.add(
                        slot.label() == null
                                ? slot.prefix() + slot.suffix()
                                : slot.label().text());
            }
            sheet.tables().forEach(table -> table.columns().forEach(column -> labels.add(column.header())));
        }
        template.fields().values().forEach(field -> labels.addAll(field.aliases()));
    }

    /** A form with anything in it, also texts that read like a label of the form. */
    public static Form random(FormTemplate template, long seed) {
        return new Forms(template, seed, false).form(-1);
    }

    /** The same with so many rows in every table. */
    public static Form random(FormTemplate template, long seed, int rows) {
        return new Forms(template, seed, false).form(rows);
    }

    /** A form that holds what people usually write; every field is there, and a table has some rows. */
    public static Form plain(FormTemplate template, long seed) {
        Forms forms = new Forms(template, seed, true);
        return forms.form(3 + forms.random.nextInt(6));
    }

    private Form form(int rows) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Slot slot : template.slots()) {
            if (!fields.containsKey(slot.path())) {
                fields.put(slot.path(), value(template.field(slot.path())));
            }
        }
        Form form = new Form(template.name(), fields, Map.of());
        for (TablePlan table : template.tables()) {
            int count = rows >= 0 ? rows : new int[] {0, 1, 2, 3, 7, 25}[random.nextInt(6)];
            form = form.withRows(table.path(), rows(table, count));
        }
        return form;
    }

    private List<Row> rows(TablePlan table, int count) {
        List<Framework.Level> levels = new ArrayList<>(template.framework().secondLevels());
        List<Row> rows = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            at += levels.isEmpty() ? 0 : random.nextInt(1 + levels.size() / Math.max(1, count));
            at = levels.isEmpty() ? 0 : random.nextInt(5) == 0 && !plain ? random.nextInt(levels.size()) : at;
            Framework.Level level = levels.isEmpty() ? null : levels.get(Math.min(at, levels.size() - 1));
            Map<String, Value> cells = new LinkedHashMap<>();
            for (TablePlan.Column column : table.columns()) {
                Field field = template.field(table.path() + "." + column.path());
                cells.put(column.path(), field.mergedDown() ? level(level, column.path()) : value(field));
            }
            cells.computeIfPresent(lastOwn(table), (path, value) -> value.isBlank() ? Value.of("有") : value);
            cells.replaceAll(
                    (path, value) -> // only an indicator may be called so
                    value.text().equals("合计") && !path.equals("name") ? Value.of("统计") : value);
            rows.add(new Row(cells));
        }
        return rows;
    }

    /** A text column that every row fills: a row without anything of its own is no row. */
    private String lastOwn(TablePlan table) {
        return table.columns().stream()
                .map(TablePlan.Column::path)
                .filter(path -> {
                    Field field = template.field(table.path() + "." + path);
                    return !field.mergedDown()
                            && (field.type() == FieldType.TEXT || field.type() == FieldType.TARGET)
                            && field.maxLength() <= 200;
                })
                .findFirst()
                .orElse("");
    }

    private Value level(Framework.Level level, String path) {
        if (level == null) {
            return Value.of(List.of("产出指标", "效益指标", "满意度指标").get(random.nextInt(3)));
        }
        return Value.of("level1".equals(path) ? level.level1() : level.level2());
    }

    private Value value(Field field) {
        if (!plain && !field.required() && field.formula().isEmpty() && random.nextInt(4) == 0) {
            return Value.NONE;
        }
        if (!plain && field.type() == FieldType.AMOUNT && random.nextInt(20) == 0) {
            return new Value(null, "约六十万", null);
        }
        return switch (field.type()) {
            case TEXT, TABLE, GROUP -> Value.of(field.maxLength() > 200 ? prose(field.maxLength()) : text());
            case TARGET -> Value.of(!plain && random.nextInt(4) == 0 ? text() : pick(TARGETS));
            case AMOUNT -> Value.of(amount());
            case DATE, END_DATE -> Value.of(LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1500)));
            case YEAR -> Value.of(2018 + random.nextInt(10));
            case CHOICE -> Value.of(pick(field.choices()));
            case INTEGER -> Value.of(new BigDecimal(random.nextInt(200)));
            case NUMBER -> Value.of(BigDecimal.valueOf(random.nextInt(10_001), 2));
            case PERCENT -> Value.of(BigDecimal.valueOf(random.nextInt(12_000), 4));
        };
    }

    private BigDecimal amount() {
        return switch (random.nextInt(plain ? 3 : 5)) {
            case 0 -> new BigDecimal(1 + random.nextInt(500)).multiply(new BigDecimal(10_000));
            case 1 -> BigDecimal.valueOf(1 + random.nextInt(900_000_000), 2);
            case 2 -> new BigDecimal(1 + random.nextInt(9_000_000));
            case 3 -> BigDecimal.ZERO;
            default -> new BigDecimal("98765432109.87");
        };
    }

    private String text() {
        if (plain) {
            return SHORT.get(random.nextInt(5)) + random.nextInt(1000);
        }
        return switch (random.nextInt(4)) {
            case 0 -> pick(NASTY);
            case 1 -> pick(labels).strip();
            default -> pick(SHORT);
        };
    }

    private String prose(int maxLength) {
        StringBuilder prose = new StringBuilder();
        int length = plain ? 60 + random.nextInt(400) : random.nextInt(5) == 0 ? maxLength : random.nextInt(600) + 1;
        while (prose.length() < length) {
            boolean odd = !plain && random.nextInt(6) == 0;
            prose.append(odd ? pick(labels) + "：" + pick(NASTY) + "\n" : SENTENCE.substring(random.nextInt(4) * 8));
        }
        return prose.substring(0, Math.min(length, prose.length()))
                .replaceAll("\\h*\\n\\s*", "\n")
                .strip()
                .replaceFirst("[\\uD800-\\uDBFF]$", "。");
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}

package org.jixiao.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CollectedForm;

/** The three seed forms with all their text, without their HTML. */
final class Seeds {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("项目名称", "project.name"),
            Map.entry("项目类别", "project.category"),
            Map.entry("计划开始日期", "project.startDate"),
            Map.entry("计划完成日期", "project.endDate"),
            Map.entry("是否含有政府购买服务", "project.governmentPurchase"),
            Map.entry("绩效类型", "project.performanceType"),
            Map.entry("项目概况", "project.overview"),
            Map.entry("立项依据", "project.basis"),
            Map.entry("项目设立的必要性", "project.necessity"),
            Map.entry("保证项目实施的制度、措施", "project.safeguards"),
            Map.entry("项目实施计划", "project.plan"),
            Map.entry("总目标及阶段性目标", "project.goals"),
            Map.entry("项目总预算（元）", "budget.total"),
            Map.entry("项目当年预算（元）", "budget.current"),
            Map.entry("同名项目上年预算额（元）", "budget.lastYear"),
            Map.entry("同名项目上年预算执行数（元）", "budget.lastYearExecuted"));

    private static final Pattern UNIT = Pattern.compile("申报单位名称：([^<\n]*)");

    private Seeds() {}

    static List<CollectedForm> forms() throws IOException {
        List<CollectedForm> forms = new ArrayList<>();
        try (InputStream in = Seeds.class.getResourceAsStream("/seeds/000_de489847e14864e5.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = text.split("申报单位名称：", -1);
            for (int i = 1; i < parts.length; i++) {
                forms.add(form("申报单位名称：" + parts[i], i + ".xlsx"));
            }
        }
        return forms;
    }

    private static CollectedForm form(String text, String file) {
        FormBuilder form = FormBuilder.empty().file(file).with("year", "2020");
        Matcher unit = UNIT.matcher(text);
        form.with("unit.name", unit.find() ? unit.group(1).strip() : "");
        String level1 = "";
        String level2 = "";
        String goals = "";
        boolean indicators = false;
        for (String line : text.split("\n")) {
            String[] cell = line.split("\t", -1);
            if (line.startsWith("一级目标")) {
                indicators = true;
            } else if (indicators && cell.length == 4 && !cell[2].isBlank()) {
                level1 = cell[0].isEmpty() ? level1 : cell[0];
                level2 = cell[1].isEmpty() ? level2 : cell[1];
                form.row(level1, level2, cell[2], cell[3]);
            } else if (cell.length > 1 && !indicators) {
                for (int i = 0; i + 1 < cell.length; i += 2) {
                    String path = LABELS.get(cell[i].replaceAll("：$", ""));
                    if (path != null) {
                        form.with(path, clean(cell[i + 1]));
                        goals = path.equals("project.goals") ? clean(cell[i + 1]) : goals;
                    }
                }
            } else if (line.startsWith("药研讨会")) { // spilled out of its cell
                form.with("project.goals", goals + line.strip());
            }
        }
        return form.build();
    }

    private static String clean(String html) {
        return html.replaceAll("<p[^>]*>", "").replaceAll("</p>\\s*", "\n").strip();
    }
}

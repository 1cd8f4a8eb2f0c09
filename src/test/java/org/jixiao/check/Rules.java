package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jixiao.template.TemplateReader;

/** What the tests of rules share: the official template, short views of findings, rosters, rule rows of their own. */
final class Rules {
    static final FormTemplate TEMPLATE = template();
    static final Messages WORDS = new Messages("zh");

    private Rules() {}

    private static FormTemplate template() {
        try {
            return TemplateReader.compile("shanghai-2020", Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")))
                    .template();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Checker checker() {
        return new Checker(List.of(TEMPLATE), WORDS);
    }

    static List<Finding> findings(CollectedForm form) {
        return Checks.check(checker(), List.of(form), null, null).findings();
    }

    /** Holds a form to exactly these findings, each as {@code B03 ERROR budget.current}, in the order of their cells. */
    static void assertFindings(CollectedForm form, String... expected) {
        assertEquals(List.of(expected), views(findings(form)));
    }

    /** The findings of these groups' rules alone, {@code V} or {@code KV}: what a test changes may be wrong for others too. */
    static List<Finding> ofGroups(String letters, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> letters.indexOf(finding.rule().charAt(0)) >= 0)
                .toList();
    }

    static List<String> views(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.rule() + " " + f.severity() + " " + FormBuilder.nameOf(f.at()))
                .toList();
    }

    static RuleTally tally(CheckResult result, String rule) {
        return result.tallies().stream()
                .filter(tally -> tally.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** The official template with these rules instead of its own. */
    static FormTemplate withRules(RuleRow... rules) {
        return copy(TEMPLATE.name(), List.of(rules));
    }

    /** Another template that is like the official one. */
    static FormTemplate named(String name) {
        return copy(name, TEMPLATE.rules());
    }

    private static FormTemplate copy(String name, List<RuleRow> rules) {
        return new FormTemplate(
                name,
                TEMPLATE.content(),
                TEMPLATE.title(),
                TEMPLATE.sheets(),
                new LinkedHashMap<>(TEMPLATE.fields()),
                TEMPLATE.framework(),
                rules,
                TEMPLATE.notes(),
                TEMPLATE.definitionSheets(),
                TEMPLATE.kind());
    }

    /** A rule of an office of its own. */
    static RuleRow rule(RuleRow.Scope scope, String field, String appliesWhen, String condition, String message) {
        Map<String, CellAddress> cells = Map.of(
                "编号", new CellAddress("审核规则", 4, 0),
                "条件", new CellAddress("审核规则", 4, 6),
                "问题", new CellAddress("审核规则", 4, 7));
        return new RuleRow(
                "Z99",
                "自定规则",
                scope,
                Severity.ERROR,
                List.of(field),
                appliesWhen,
                condition,
                message,
                "请改",
                "本单位",
                "其他",
                "",
                "",
                "",
                cells);
    }

    /** The same row, switched off, or with another severity. */
    static RuleRow with(RuleRow row, Severity severity) {
        return changed(row, row.scope(), severity, row.fields(), row.parameter());
    }

    static RuleRow withParameter(RuleRow row, String parameter) {
        return changed(row, row.scope(), row.severity(), row.fields(), parameter);
    }

    /** The same row about something that it cannot be about. */
    static RuleRow about(RuleRow row, RuleRow.Scope scope, List<String> fields) {
        return changed(row, scope, row.severity(), fields, row.parameter());
    }

    private static RuleRow changed(
            RuleRow row, RuleRow.Scope scope, Severity severity, List<String> fields, String parameter) {
        return new RuleRow(
                row.id(),
                row.name(),
                scope,
                severity,
                fields,
                row.appliesWhen(),
                row.condition(),
                row.message(),
                row.remedy(),
                row.basis(),
                row.category(),
                parameter,
                row.milderWhen(),
                row.note(),
                row.cells());
    }

    /** A roster from lines {@code 部门/单位/项目} or {@code 部门/单位/项目/控制数}, and controls {@code 单位:甲单位=600000}. */
    static Roster roster(List<String> entries, String... controls) {
        List<Roster.Entry> list = new ArrayList<>();
        for (String line : entries) {
            String[] part = line.split("/");
            list.add(new Roster.Entry(
                    part[0],
                    part[1],
                    part[2],
                    part.length > 3 ? new BigDecimal(part[3]) : null,
                    "",
                    "",
                    new Row(Map.of()),
                    new CellAddress("名册", list.size() + 1, 2)));
        }
        List<Roster.Control> figures = new ArrayList<>();
        for (String control : controls) {
            String[] part = control.split("[:=]");
            figures.add(new Roster.Control(part[0].equals("部门"), part[1], new BigDecimal(part[2]), null));
        }
        return new Roster("名册.xlsx", 2020, list, figures, List.of());
    }
}

package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixiao.cli.Samples;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} says what the rule sheets of the templates say. Update it with {@code -Dgolden.update=true}. */
class RulesDocTest {
    private static final Path DOCUMENT = Path.of("docs", "rules.md");

    private final Messages messages = new Messages("zh");

    @Test
    void theDocumentListsEveryRuleOfEveryTemplate() throws IOException {
        StringBuilder text = new StringBuilder("""
                # 审核规则

                <!-- Generated from the sheet 审核规则 of each template by RulesDocTest; edit the template, not this page. -->

                规则在模板的“审核规则”表里，一行一条；可以在那里停用、改级别、改参数。编号不重复使用。
                条件里写的是应当成立的话；写“内置”的由程序判断。“从轻”成立时级别降一级。
                """);
        for (FormTemplate template : Samples.formTemplates()) {
            text.append("\n## ")
                    .append(template.title())
                    .append("（")
                    .append(template.name())
                    .append("）\n");
            template.rules().forEach(rule -> text.append(rule(rule)));
        }
        if (Boolean.getBoolean("golden.update")) {
            assertFalse(Boolean.parseBoolean(System.getenv("CI")), "documents are not updated by the build server");
            Files.writeString(DOCUMENT, text);
        }
        assertEquals(Files.readString(DOCUMENT), text.toString(), "update with -Dgolden.update=true");
    }

    private String rule(RuleRow rule) {
        Severity severity = rule.severity();
        StringBuilder text = new StringBuilder("\n### ")
                .append(rule.id())
                .append(' ')
                .append(rule.name())
                .append("\n\n");
        line(text, "级别", messages.get("severity." + (severity == null ? "OFF" : severity.name())));
        line(text, "范围", rule.scope().word());
        line(text, "类别", rule.category());
        line(text, "适用", code(rule.appliesWhen()));
        line(text, "条件", rule.condition().isEmpty() ? "内置" : code(rule.condition()));
        line(text, "参数", rule.parameter());
        line(text, "从轻", code(rule.milderWhen()));
        line(text, "问题", rule.message());
        line(text, "改法", rule.remedy());
        line(text, "依据", rule.basis());
        line(text, "说明", rule.note());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("- ")
                    .append(name)
                    .append("：")
                    .append(value.replace("\n", " "))
                    .append('\n');
        }
    }

    private static String code(String expression) {
        return expression.isEmpty() ? "" : "`" + expression + "`";
    }
}

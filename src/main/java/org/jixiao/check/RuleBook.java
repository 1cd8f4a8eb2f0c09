package org.jixiao.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Mistake;
import org.jixiao.template.RuleRow;
import org.jixiao.template.RuleRow.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The 审核规则 sheet of one template, compiled. */
public final class RuleBook {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    private static final Set<String> EVERYWHERE = Set.of("name", "value", "limit", "choices");
    private static final Set<String> OF_GROUPS = Set.of("name", "limit", "forms", "count", "ceiling");

    private final FormTemplate template;
    private final List<Rule> rules;

    private RuleBook(FormTemplate template, List<Rule> rules) {
        this.template = template;
        this.rules = rules;
    }

    /** The rules of a template. Rows with mistakes are never evaluated; {@link #lint} says what is wrong with them. */
    static RuleBook of(FormTemplate template) {
        return new RuleBook(
                template,
                template.rules().stream().map(row -> compile(row, null)).toList());
    }

    /** What is wrong with a template's rules: expressions that do not parse, paths that there are not, checks that there are not. */
    public static List<Mistake> lint(FormTemplate template) {
        List<Mistake> mistakes = new ArrayList<>();
        for (RuleRow row : template.rules()) {
            new Lint(template, row, mistakes::add).run();
        }
        return mistakes;
    }

    FormTemplate template() {
        return template;
    }

    /** In the order of the sheet. */
    List<Rule> rules() {
        return rules;
    }

    /** Whether it has a rule of that number that is not switched off. */
    boolean has(String id) {
        return template.rule(id).filter(row -> row.severity() != null).isPresent();
    }

    /** Compiles a row, telling a listener what does not compile, or the log where nobody listens. */
    private static Rule compile(RuleRow row, @Nullable Consumer<Mistake> listener) {
        Parts parts = new Parts(row, listener);
        return new Rule(
                row,
                parts.expression("适用条件", row.appliesWhen()),
                parts.expression("条件", row.condition()),
                parts.expression("从轻条件", row.milderWhen()),
                parts.message("问题", row.message()),
                parts.message("改法", row.remedy()),
                BuiltInChecks.ALL.get(row.id()));
    }

    /** Compiles the texts of a row. */
    private record Parts(RuleRow row, @Nullable Consumer<Mistake> listener) {
        @Nullable
        Expression expression(String header, String text) {
            if (text.isBlank()) {
                return null;
            }
            try {
                return Expression.compile(text);
            } catch (ExpressionException e) {
                report(header, text, e);
                return Expression.BROKEN;
            }
        }

        MessageText message(String header, String text) {
            try {
                return MessageText.compile(text);
            } catch (ExpressionException e) {
                report(header, text, e);
                return MessageText.plain(text);
            }
        }

        private void report(String header, String text, ExpressionException e) {
            if (listener == null) {
                LOG.warn("{} {}: {}", row.id(), row.at(header), e.getMessage());
            } else {
                listener.accept(Mistake.at(row.at(header), "condition", row.id(), text.strip()));
            }
        }
    }

    /** Looks through one row. */
    private record Lint(FormTemplate template, RuleRow row, Consumer<Mistake> mistakes) {
        void run() {
            Rule rule = compile(row, mistakes);
            Set<String> known = new HashSet<>();
            boolean within = row.scope() != Scope.UNIT && row.scope() != Scope.ALL;
            known.addAll(within ? EVERYWHERE : OF_GROUPS);
            if (within) {
                known.addAll(template.fields().keySet());
            }
            if (row.scope() == Scope.INDICATOR) {
                for (String field : row.fields()) {
                    String table = field.substring(0, Math.max(field.indexOf('.'), 0)) + ".";
                    template.fields().keySet().stream()
                            .filter(path -> path.startsWith(table))
                            .forEach(path -> known.add("indicator." + path.substring(table.length())));
                }
            }
            names("适用条件", rule.appliesWhen(), known);
            names("条件", rule.condition(), known);
            names("从轻条件", rule.milderWhen(), known);
            BuiltIn builtIn = rule.builtIn();
            if (row.condition().isBlank()
                    && (builtIn == null ? row.scope() != Scope.FILE : builtIn.scope() != row.scope())) {
                mistakes.accept(Mistake.at(
                        row.at("编号"), "built-in", row.id(), row.scope().word()));
            }
            if (row.scope() != Scope.FILE) { // the reader names what it saw
                known.addAll(builtIn == null ? Set.of() : builtIn.variables());
                rule.problem().expressions().forEach(expression -> names("问题", expression, known));
                rule.remedy().expressions().forEach(expression -> names("改法", expression, known));
            }
        }

        private void names(String header, @Nullable Expression expression, Set<String> known) {
            if (expression != null) {
                for (String name : expression.names()) {
                    if (!isKnown(name, known)) {
                        mistakes.accept(Mistake.at(row.at(header), "rule-path", row.id(), name));
                    }
                }
            }
        }

        /** A known name, or one of its items: {@code indicators.0.name}. */
        private boolean isKnown(String name, Set<String> known) {
            return known.contains(name)
                    || known.stream()
                            .anyMatch(list -> name.startsWith(list + ".")
                                    && name.substring(list.length() + 1).matches("\\d+(\\..*)?"));
        }
    }
}

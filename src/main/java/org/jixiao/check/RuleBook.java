package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jixiao.check.Expression.Term.Name;
import org.jixiao.model.Observation;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Mistake;
import org.jixiao.template.RuleRow;
import org.jixiao.template.RuleRow.Scope;
import org.jspecify.annotations.Nullable;

/** The 审核规则 sheet of a template. */
public final class RuleBook {
    private static final Set<String> EVERYWHERE = Set.of("name", "value", "limit", "choices");
    private static final Set<String> OF_GROUPS = Set.of("name", "limit", "forms", "count", "ceiling");

    /** Where the parameter must be a number. */
    private static final Pattern RECKONED =
            Pattern.compile("(?:[<>]=?|[-*/%])\\s*limit\\b|\\blimit\\s*(?:[<>]|[-*/%])");

    private RuleBook() {}

    /** The rules of a template, in the order of its sheet. What is mistaken in them is never evaluated. */
    static List<Rule> rules(FormTemplate template) {
        return template.rules().stream().map(Rule::of).toList();
    }

    /** What is wrong with a template's rules: expressions that do not parse, paths that there are not, checks that there are not. */
    public static List<Mistake> lint(FormTemplate template) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Rule rule : rules(template)) {
            new Lint(rule.row(), mistakes, new LinkedHashMap<>()).look(rule, template);
        }
        return mistakes;
    }

    /**
     * Looks through one row. Of an office's own form many rules speak of fields that it has not: each is told once, with all of them.
     *
     * @param missing names that there are not, and the header of the cell that has them first
     */
    private record Lint(RuleRow row, List<Mistake> mistakes, Map<String, String> missing) {
        void look(Rule rule, FormTemplate template) {
            List<String> unmarked = row.fields().stream()
                    .filter(path -> !template.fields().containsKey(path))
                    .toList();
            if (!unmarked.isEmpty()) {
                boolean all = unmarked.size() == row.fields().size();
                tell("标注字段", all ? "rule-fields" : "rule-field", unmarked);
                if (all) {
                    return;
                }
            }
            Set<String> known = new HashSet<>(rule.isAcross() ? OF_GROUPS : EVERYWHERE);
            if (!rule.isAcross()) {
                known.addAll(template.fields().keySet());
            }
            if (row.scope() == Scope.INDICATOR) {
                for (Rule.Column marked : rule.columns()) {
                    String table = marked.table() + ".";
                    template.fields().keySet().stream()
                            .filter(path -> path.startsWith(table))
                            .forEach(path -> known.add(Name.ROW + path.substring(table.length())));
                }
            }
            look("适用条件", row.appliesWhen(), Arrays.asList(rule.appliesWhen()), known::contains);
            look("条件", row.condition(), Arrays.asList(rule.condition()), known::contains);
            look("从轻条件", row.milderWhen(), Arrays.asList(rule.milderWhen()), known::contains);
            if (RECKONED.matcher(row.appliesWhen() + " " + row.condition()).find()
                    && !(Subject.limit(row) instanceof BigDecimal)) {
                mistakes.add(Mistake.at(row.at("参数"), "parameter", row.id(), row.parameter()));
            }
            BuiltIn builtIn = rule.builtIn();
            boolean unseen = row.scope() == Scope.FILE && !Observation.RULES.contains(row.id());
            if (row.condition().isBlank() && (unseen || builtIn.scope() != row.scope())) {
                mistakes.add(Mistake.at(
                        row.at("编号"), "built-in", row.id(), row.scope().word()));
            } else if (row.condition().isBlank() && rule.isOn() && !builtIn.reckonsWith(row.parameter())) {
                mistakes.add(
                        Mistake.at(row.at("参数"), "parameter-form", row.id(), row.parameter(), builtIn.parameter()));
            }
            known.addAll(builtIn.variables());
            Predicate<String> inMessages =
                    name -> row.scope() == Scope.FILE || known.contains(name); // the reader names what it saw
            look("问题", row.message(), rule.problem().parts(), inMessages);
            look("改法", row.remedy(), rule.remedy().parts(), inMessages);
            missing.values().stream().findFirst().ifPresent(header -> tell(header, "rule-path", missing.keySet()));
        }

        /** One cell of the row, and the expressions in it. */
        private void look(String header, String text, List<@Nullable Expression> expressions, Predicate<String> known) {
            for (Expression expression : expressions) {
                if (expression != null && expression.mistaken()) {
                    mistakes.add(Mistake.at(row.at(header), "condition", row.id(), text.strip()));
                } else if (expression != null) {
                    expression.names().stream()
                            .filter(known.negate())
                            .forEach(name -> missing.putIfAbsent(name, header));
                }
            }
        }

        private void tell(String header, String mistake, Collection<String> paths) {
            mistakes.add(Mistake.at(row.at(header), mistake, row.id(), String.join(" ", paths)));
        }
    }
}

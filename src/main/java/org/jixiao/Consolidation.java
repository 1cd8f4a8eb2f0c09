package org.jixiao;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jixiao.check.CheckResult;
import org.jixiao.export.Table;
import org.jixiao.summary.Batch;
import org.jixiao.summary.SummaryData;
import org.jixiao.summary.YearEndData;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What came in of one year, of all units together. What stands in it is worked out when it is written.
 *
 * @param findings of the forms that are summed up
 * @param values of the workbook, by the names that its template uses
 */
public record Consolidation(Kind kind, CheckResult findings, Map<String, Object> values, Jixiao jixiao) {
    /** The workbooks across all units. */
    public enum Kind {
        /** Targets and budgets. */
        SUMMARY("summary", SummaryData::of, EnumSet.allOf(FormTemplate.Kind.class)),
        /** Results beside targets; next year's targets may have come in before the results of this one. */
        YEAR_END("year-end", YearEndData::of, EnumSet.of(FormTemplate.Kind.EVALUATION));

        private final String template;
        /** What stands in the workbook. */
        final Function<Batch, Map<String, Object>> data;
        /** The forms that tell which year is summed up, where nobody said. */
        final Set<FormTemplate.Kind> leading;

        Kind(String template, Function<Batch, Map<String, Object>> data, Set<FormTemplate.Kind> leading) {
            this.template = template;
            this.data = data;
            this.leading = leading;
        }

        /** The name of the template, and of the command. */
        public String template() {
            return template;
        }
    }

    /** Writes the workbook. */
    public void write(Path output) throws UsageException, OutputException {
        jixiao.outbox().write(output, kind.template, values);
    }

    /** Its lists for other programs. */
    public List<Table> tables() throws UsageException {
        return Table.of(values, jixiao.templates().lists(kind.template));
    }

    /** A figure of the first page, by the name in its template; null where there is none. */
    public @Nullable Object figure(String name) {
        return values.get("overview") instanceof Map<?, ?> overview ? overview.get(name) : null;
    }
}

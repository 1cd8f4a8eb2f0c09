package org.jixiao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * F10: the forms are those that the roster asks for (rules.md F10). A form whose unit the roster does not know is marked at the
 * unit's name, one whose project it does not know at the project's, and a project that has not come in at its entry in the roster.
 * A form without these names is left to I01.
 */
final class RosterCheck {
    private RosterCheck() {}

    static List<Verdict> check(Campaign campaign, RuleRow rule) {
        Roster roster = campaign.roster();
        if (roster == null) {
            return List.of(Verdict.NOT_APPLICABLE);
        }
        List<Verdict> verdicts = new ArrayList<>();
        campaign.forms().forEach(form -> verdicts.add(expected(campaign, rule, form)));
        for (Roster.Entry entry : roster.entries()) {
            verdicts.add(campaign.hasCome(entry) ? Verdict.HELD : missing(campaign, rule, roster.file(), entry));
        }
        return verdicts;
    }

    private static Verdict missing(Campaign campaign, RuleRow rule, String file, Roster.Entry entry) {
        String detail = campaign.words().get("check.roster.missing", entry.unit(), entry.project());
        Map<String, @Nullable Object> said = BuiltIn.named(rule, detail);
        return Verdict.failed(new Fault(null, file, entry.at(), rule.field(), entry.project(), 0, said));
    }

    private static Verdict expected(Campaign campaign, RuleRow rule, CollectedForm form) {
        Identity identity = campaign.identity(form);
        if (identity.unit().isBlank() || identity.project().isBlank()) {
            return Verdict.NOT_EVALUATED;
        }
        List<Roster.Entry> entries = campaign.entriesOf(identity.unit());
        boolean unit = !entries.isEmpty();
        if (unit && entries.stream().anyMatch(entry -> Names.same(entry.project(), identity.project()))) {
            return Verdict.HELD;
        }
        String key = unit ? "unknown-project" : "unknown-unit";
        String detail =
                campaign.words().get("check.roster." + key, form.text(Campaign.UNIT), form.text(Campaign.PROJECT));
        return Verdict.failed(Fault.in(rule, form, unit ? Campaign.PROJECT : Campaign.UNIT, detail));
    }

    /**
     * I02: units and projects are called as the roster calls them (rules.md I02). {@link RosterNames} tells which of its names is
     * meant; brackets, blanks and width make no difference.
     */
    static List<Verdict> names(Campaign campaign, RuleRow rule) {
        if (campaign.roster() == null) {
            return List.of(Verdict.NOT_APPLICABLE);
        }
        return campaign.forms().stream()
                .map(form -> {
                    Identity identity = campaign.identity(form);
                    List<Fault> faults = new ArrayList<>();
                    Map.of(Campaign.UNIT, identity.unit(), Campaign.PROJECT, identity.project())
                            .forEach((path, listed) -> {
                                String typed = form.text(path);
                                FormTemplate template = campaign.template(form);
                                if (!Names.same(typed, listed)
                                        && template.fields().containsKey(path)) {
                                    String name = template.nameOf(path);
                                    faults.add(Fault.in(rule, form, path, name, typed, listed));
                                }
                            });
                    return Verdict.of(faults);
                })
                .toList();
    }
}

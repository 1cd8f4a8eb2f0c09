package org.jixiao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Value;
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
        for (CollectedForm form : campaign.forms()) {
            verdicts.add(expected(campaign, form));
        }
        for (Roster.Entry entry : roster.entries()) {
            String detail = campaign.words().get("check.roster.missing", entry.unit(), entry.project());
            Map<String, @Nullable Object> variables = Map.of("detail", detail);
            verdicts.add(
                    campaign.hasCome(entry)
                            ? Verdict.HELD
                            : Verdict.failed(
                                    new Fault(roster.file(), entry.at(), rule.field(), entry.project(), 0, variables)));
        }
        return verdicts;
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
                                Value typed = form.form().get(path);
                                if (!Names.same(typed.text(), listed)) {
                                    String name = campaign.template(form).nameOf(path);
                                    faults.add(Fault.at(
                                            form, path, Map.of("name", name, "value", typed.text(), "listed", listed)));
                                }
                            });
                    return Verdict.of(faults);
                })
                .toList();
    }

    private static Verdict expected(Campaign campaign, CollectedForm form) {
        Value unit = form.form().get(Campaign.UNIT);
        Value project = form.form().get(Campaign.PROJECT);
        Identity identity = campaign.identity(form);
        if (identity.unit().isBlank() || identity.project().isBlank()) {
            return Verdict.NOT_EVALUATED;
        }
        List<Roster.Entry> entries = campaign.entriesOf(identity.unit());
        if (entries.isEmpty()) {
            String detail = campaign.words().get("check.roster.unknown-unit", unit.text());
            return Verdict.failed(Fault.at(form, Campaign.UNIT, Map.of("detail", detail)));
        }
        if (entries.stream().noneMatch(entry -> Names.same(entry.project(), identity.project()))) {
            String detail = campaign.words().get("check.roster.unknown-project", unit.text(), project.text());
            return Verdict.failed(Fault.at(form, Campaign.PROJECT, Map.of("detail", detail)));
        }
        return Verdict.HELD;
    }
}

package org.jixiao.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * F10: the forms are those that the roster asks for (rules.md F10). A form whose unit the roster does not know is marked at the
 * unit's name, one whose project it does not know at the project's, and a project that has not come in at its entry in the roster.
 * A form without these names is left to I01. A control figure or an exemption of a name that nobody bears holds for nothing: that
 * weighs one step less.
 */
final class RosterCheck {
    private RosterCheck() {}

    static List<Verdict> check(Campaign campaign, RuleRow rule) {
        if (!campaign.listed.isThere()) {
            return List.of(Verdict.NOT_APPLICABLE);
        }
        List<Verdict> verdicts = new ArrayList<>();
        campaign.forms.forEach(form -> verdicts.add(expected(campaign, rule, form)));
        for (Roster.Entry entry : campaign.listed.roster().entries()) {
            String detail = campaign.words.get("check.roster.missing", entry.unit(), entry.project());
            Fault missing = ofRoster(campaign, rule, entry.at(), entry.project(), detail);
            verdicts.add(campaign.formsOf(entry).isEmpty() ? Verdict.failed(missing) : Verdict.HELD);
        }
        verdicts.addAll(unused(campaign, rule));
        return verdicts;
    }

    private static Fault ofRoster(
            Campaign campaign, RuleRow rule, @Nullable CellAddress at, String value, String detail) {
        return new Fault(
                null, campaign.listed.roster().file(), at, rule.field(), value, 0, BuiltIn.named(rule, detail));
    }

    /** Of each control figure and exemption whether somebody bears that name, on the roster or on a form. */
    private static List<Verdict> unused(Campaign campaign, RuleRow rule) {
        Roster roster = campaign.listed.roster();
        Set<String> names = new HashSet<>();
        Set<String> departments = new HashSet<>();
        Stream.concat(
                        roster.entries().stream().map(Identity::of),
                        campaign.forms.stream().map(campaign::identity))
                .forEach(each ->
                        names.addAll(List.of(Names.key(each.unit()), each.key(), Names.key("", each.project()))));
        roster.entries().forEach(entry -> departments.add(Names.key(entry.department())));
        campaign.forms.forEach(form -> departments.add(Names.key(campaign.departmentOf(form))));
        List<Verdict> verdicts = new ArrayList<>();
        for (Roster.Control control : roster.controls()) {
            boolean known = (control.ofDepartment() ? departments : names).contains(Names.key(control.name()));
            verdicts.add(used(campaign, rule, known, control.name(), control.at()));
        }
        for (Roster.Waiver waiver : roster.waivers()) {
            String unit = waiver.unit();
            String project = waiver.project();
            String key = project.isEmpty() ? Names.key(unit) : Names.key(unit, project);
            boolean known = key.isEmpty() || names.contains(key);
            verdicts.add(used(campaign, rule, known, (unit + " " + project).strip(), waiver.at()));
        }
        return verdicts;
    }

    private static Verdict used(Campaign campaign, RuleRow rule, boolean known, String name, @Nullable CellAddress at) {
        String detail = campaign.words.get("check.roster.unused", at == null ? "" : at.sheet(), name);
        return known
                ? Verdict.HELD
                : Verdict.failed(ofRoster(campaign, rule, at, name, detail).milderIf(true));
    }

    private static Verdict expected(Campaign campaign, RuleRow rule, CollectedForm form) {
        Identity identity = campaign.identity(form);
        if (identity.unit().isBlank() || identity.project().isBlank()) {
            return Verdict.NOT_EVALUATED;
        }
        List<Roster.Entry> entries = campaign.listed.entriesOf(identity.unit());
        boolean unit = !entries.isEmpty();
        if (unit && entries.stream().anyMatch(entry -> Names.same(entry.project(), identity.project()))) {
            return Verdict.HELD;
        }
        String key = unit ? "unknown-project" : "unknown-unit";
        String detail =
                campaign.words.get("check.roster." + key, form.text(Campaign.UNIT), form.text(Campaign.PROJECT));
        return Verdict.failed(Fault.in(rule, form, unit ? Campaign.PROJECT : Campaign.UNIT, detail));
    }

    /**
     * I02: units and projects are called as the roster calls them (rules.md I02). {@link RosterNames} tells which of its names is
     * meant; brackets, blanks and width make no difference.
     */
    static List<Verdict> names(Campaign campaign, RuleRow rule) {
        if (!campaign.listed.isThere()) {
            return List.of(Verdict.NOT_APPLICABLE);
        }
        return campaign.forms.stream()
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

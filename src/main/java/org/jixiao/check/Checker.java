package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.check.CheckResult.FormFindings;
import org.jixiao.check.Verdict.Outcome;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.model.Roster;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow.Scope;
import org.jspecify.annotations.Nullable;

/** Judges forms by the rule books of their templates. Safe to share between threads. */
public final class Checker {
    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Messages words;

    /** By number of rule, whichever books it is in, where its counts begin: one for each {@link Outcome}. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    /**
     * A template and its rules, in the order of its sheet.
     *
     * @param places where the counts of each rule begin
     */
    private record Book(FormTemplate template, List<Rule> rules, int[] places) {}

    /** @param words for the few words that are not in the templates */
    public Checker(Collection<FormTemplate> templates, Messages words) {
        this.words = words;
        for (FormTemplate template : templates) {
            List<Rule> rules = RuleBook.rules(template);
            int[] at = rules.stream().mapToInt(rule -> place(rule)).toArray();
            books.put(template.name(), new Book(template, rules, at));
        }
    }

    private int place(Rule rule) {
        return places.computeIfAbsent(rule.id(), id -> places.size() * Outcome.values().length);
    }

    /**
     * The rules about one form alone; forms may be given from several threads.
     *
     * @param year the year that the form should bear, or null where nobody said
     * @throws IllegalArgumentException for a form of a template that this checker was not given
     */
    public FormFindings checkForm(CollectedForm form, @Nullable Integer year) {
        Book book = book(form);
        List<Finding> findings = new ArrayList<>();
        int[] counts = noCounts();
        Facts facts = new Facts(book.template(), form, year, words);
        boolean saidAllInOne = form.isBlank()
                && book.rules().stream()
                        .anyMatch(rule -> rule.isOn() && rule.id().equals(CollectedForm.BLANK));
        for (int i = 0; i < book.rules().size(); i++) {
            Rule rule = book.rules().get(i);
            if (rule.isOn() && !rule.isAcross()) {
                check(rule, facts, saidAllInOne, findings, counts, book.places()[i]);
            }
        }
        return new FormFindings(List.copyOf(findings), counts);
    }

    /**
     * @param saidAllInOne whether the form is blank, and a rule of its own says so: of others only what the reader saw is told
     * @param at the place of the rule's counts
     */
    private static void check(
            Rule rule, Facts facts, boolean saidAllInOne, List<Finding> findings, int[] counts, int at) {
        int before = findings.size();
        for (Observation observation : facts.collected.observations()) {
            if (observation.rule().equals(rule.id()) && !isRight(observation, facts.year)) {
                findings.add(seen(facts, observation, rule));
            }
        }
        boolean seen = findings.size() > before;
        for (Subject subject : rule.subjects(facts)) {
            Verdict verdict = saidAllInOne && !seen ? Verdict.NOT_EVALUATED : rule.within(subject);
            for (Fault fault : verdict.faults()) {
                findings.add(rule.finding(fault, RuleContext.of(subject)));
            }
            boolean failed = seen && rule.row().scope() == Scope.FILE;
            counts[at + (failed ? Outcome.FAILED : verdict.outcome()).ordinal()]++;
        }
    }

    /**
     * Adds the rules across forms to what {@link #checkForm} found in each of them. The forms of each year are asked about by
     * themselves: what a project sent for another year is no second version of it and adds to no sum. The roster, and targets that
     * were collected before, are held against the main year.
     *
     * @param each one for each form of all years, in any order
     * @param earlier target forms collected before, for self-evaluations to be held to; they are not judged themselves
     */
    public CheckResult checkAcross(
            Years years, Collection<FormFindings> each, @Nullable Roster roster, Collection<CollectedForm> earlier) {
        List<Finding> findings = new ArrayList<>();
        int[] counts = noCounts();
        for (FormFindings one : each) {
            findings.addAll(one.findings());
            Arrays.setAll(counts, i -> counts[i] + one.counts()[i]);
        }
        Collection<Book> used = booksOf(years.all());
        Map<String, FormTemplate> templates = new LinkedHashMap<>();
        used.forEach(book -> templates.put(book.template().name(), book.template()));
        Campaign campaign = new Campaign(years, roster, templates, words, () -> pairs(years, earlier, roster));
        judge(campaign, used, counts, findings);
        Groups.by(years.others(), Years::of).forEach((year, forms) -> {
            Years alone = new Years(year, forms, List.of(), Map.of());
            judge(new Campaign(alone, null, templates, words, () -> new Pairs(List.of())), used, counts, findings);
        });
        Map<String, RuleTally> tallies = new LinkedHashMap<>();
        for (Book book : used) {
            for (Rule rule : book.rules()) {
                tallies.putIfAbsent(rule.id(), RuleTally.of(rule.row(), counts, place(rule)));
            }
        }
        findings.sort(Finding.ORDER);
        List<CheckResult.Waived> waived = waive(findings, campaign);
        return new CheckResult(
                List.copyOf(findings), List.copyOf(tallies.values()), waived, campaign.duplicates, campaign.identities);
    }

    /** Asks each rule across forms once, be it in several books. */
    private void judge(Campaign campaign, Collection<Book> books, int[] counts, List<Finding> findings) {
        Set<String> asked = new HashSet<>();
        for (Book book : books) {
            for (Rule rule : book.rules()) {
                if (rule.isOn() && rule.isAcross() && asked.add(rule.id())) {
                    for (Rule.Judged one : rule.across(campaign)) {
                        counts[place(rule) + one.verdict().outcome().ordinal()]++;
                        one.verdict().faults().forEach(fault -> findings.add(rule.finding(fault, one.context())));
                    }
                }
            }
        }
    }

    private Pairs pairs(Years years, Collection<CollectedForm> earlier, @Nullable Roster roster) {
        List<CollectedForm> targets = earlier.stream()
                .filter(form -> book(form).template().kind() == FormTemplate.Kind.TARGET)
                .toList();
        Years all = years.and(Years.of(targets, null));
        return Pairs.of(
                all.all(),
                all::yearOf,
                books.values().stream().map(Book::template).toList(),
                roster);
    }

    /** Takes out of the findings what a waiver of the roster covers. */
    private static List<CheckResult.Waived> waive(List<Finding> findings, Campaign campaign) {
        List<CheckResult.Waived> waived = new ArrayList<>();
        findings.removeIf(finding -> {
            CollectedForm form = finding.form();
            if (form == null) {
                return false;
            }
            Identity of = campaign.identity(form);
            return campaign.listed.roster().waivers().stream()
                    .filter(waiver -> waiver.covers(finding.rule(), of.unit(), of.project()))
                    .findFirst()
                    .map(waiver -> waived.add(new CheckResult.Waived(finding, waiver)))
                    .orElse(false);
        });
        return List.copyOf(waived);
    }

    /** Of a year's two copies that differ the reader takes the first to be right; where the year is known, the other may be. */
    private static boolean isRight(Observation observation, @Nullable Integer year) {
        return year != null
                && observation.rule().equals("F08")
                && String.valueOf(year).equals(observation.details().get("value"));
    }

    private int[] noCounts() {
        return new int[places.size() * Outcome.values().length];
    }

    private Book book(CollectedForm form) {
        Book book = books.get(form.form().template());
        if (book == null) {
            throw new IllegalArgumentException("no rule book of " + form.form().template());
        }
        return book;
    }

    /** The books that the forms follow; where no form has come in, the first one, so that the roster is still gone through. */
    private Collection<Book> booksOf(Collection<CollectedForm> forms) {
        Set<String> used = forms.stream().map(form -> form.form().template()).collect(Collectors.toSet());
        return books.values().stream()
                .filter(book -> used.isEmpty() || used.contains(book.template().name()))
                .limit(used.isEmpty() ? 1 : books.size())
                .toList();
    }

    /** What the reader saw, as the rule of that number puts it. */
    private static Finding seen(Facts facts, Observation observation, Rule rule) {
        CollectedForm form = facts.collected;
        String field = observation.field();
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("expected", null);
        variables.putAll(observation.details());
        Object value = observation.details().getOrDefault("value", form.text(field));
        Field lacking = rule.id().equals("F04") ? facts.template.fields().get(field) : null;
        boolean milder = lacking != null && !lacking.required() // to leave it blank would be no fault
                || (rule.id().equals("F18") // nor is it one to send more than was asked for
                        && Boolean.TRUE.equals(observation.details().get("whole")));
        Fault fault = new Fault(form, form.file(), observation.at(), field, MessageText.show(value), 0, variables);
        return rule.finding(fault.milderIf(milder), RuleContext.of(Subject.of(rule.row(), facts, field)));
    }
}

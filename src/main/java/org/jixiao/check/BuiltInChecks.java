package org.jixiao.check;

import static java.util.Map.entry;
import static org.jixiao.check.BuiltIn.across;
import static org.jixiao.check.BuiltIn.each;
import static org.jixiao.check.BuiltIn.within;
import static org.jixiao.template.RuleRow.Scope.ALL;
import static org.jixiao.template.RuleRow.Scope.FIELD;
import static org.jixiao.template.RuleRow.Scope.FILE;
import static org.jixiao.template.RuleRow.Scope.FORM;
import static org.jixiao.template.RuleRow.Scope.INDICATOR;
import static org.jixiao.template.RuleRow.Scope.UNIT;

import java.util.Map;

/** Every check that is not an expression, by its number. Numbers are never used again. */
final class BuiltInChecks {
    static final Map<String, BuiltIn> BY_NUMBER = Map.ofEntries(
            entry("B01", within(FIELD, FieldChecks::understood)),
            entry(
                    "B13",
                    each(UNIT, Campaign::units, CeilingChecks::check, "name sum ceiling difference projects | 0.01")),
            entry(
                    "B14",
                    each(ALL, Campaign::departments, CeilingChecks::check, "name sum ceiling difference units | 0.01")),
            entry("B18", within(FIELD, Money::narrativeAgrees, "word stated sum")),
            entry("D01", within(FIELD, FieldChecks::understood)),
            entry("F08", within(FILE, FieldChecks::yearAsExpected, "expected")),
            entry("F10", across(ALL, RosterCheck::check, "detail")),
            entry("F11", each(ALL, Campaign::projects, DuplicateCheck::check, "count files newest older differences")),
            entry("I01", within(FIELD, FieldChecks::filledIn)),
            entry("I02", across(ALL, RosterCheck::names, "name value listed")),
            entry("I03", within(FIELD, FieldChecks::oneOfTheChoices)),
            entry("I04", within(FIELD, FieldChecks::oneBoxTicked, "count ticked")),
            entry("I08", each(ALL, Campaign::projects, DuplicateCheck::inOneFile, "value first")),
            entry("K01", within(FORM, LevelsPresent::firstLevels, "level example")),
            entry("K02", within(FORM, LevelsPresent::secondLevels, "level parent example count least")),
            entry("K03", within(FORM, LevelsPresent::satisfaction, "level example")),
            entry("K04", within(INDICATOR, LevelNames::known, "kind level choices")),
            entry("K05", within(INDICATOR, LevelNames::rightParent, "level parent expected")),
            entry("K06", within(INDICATOR, LevelNames::agreeing, "level expected")),
            entry("K07", each(UNIT, Campaign::units, SimilarNames::sameLevel, "value levels")),
            entry("K08", within(FORM, IndicatorChecks::uniqueNames, "value count cells")),
            entry("K09", within(FORM, SimilarNames::noneNearly, "value other cell")),
            entry("K10", within(INDICATOR, IndicatorChecks::nameWithTarget)),
            entry("K12", within(FORM, IndicatorChecks::enough, "count least most | 7-30")),
            entry("N01", within(FIELD, FieldChecks::filledIn)),
            entry("N05", within(FORM, RepeatedTextCheck::check, "name other length whole excerpt | 80、90")),
            entry("N06", across(ALL, CopiedTextCheck::check, "name other length unit project count excerpt | 60")),
            entry("N07", within(FORM, NarrativeNumbers::consistent, "words name number other otherNumber")),
            entry("N13", within(FORM, ToldTargets::asInNarrative, "indicator target field text")),
            entry("S01", each(ALL, campaign -> campaign.pairs().complete(), PairChecks::unchanged, "detail")),
            entry("S05", within(INDICATOR, ScoreChecks::sameUnit, "guessed")),
            entry("S07", within(INDICATOR, ScoreChecks::byFormula, "points | 0.05、0.5")),
            entry("S09", within(INDICATOR, ScoreChecks::notFullWhenMissed, "points")),
            entry("S10", within(INDICATOR, ScoreChecks::fullWhenReached)),
            entry("S11", within(INDICATOR, ScoreChecks::excessExplained, "percent | 0.3、0.2")),
            entry("S13", within(INDICATOR, ScoreChecks::withinBand, "least most")),
            entry("S16", within(FORM, WeightChecks::byLevel, "weights expected")),
            entry("S18", within(FIELD, ExecutionChecks::rate, "executed revised percent")),
            entry("S21", within(FORM, ExecutionChecks::spent, "percent | 0.9、0.95、…")),
            entry("S29", across(ALL, PairChecks::complete, "detail")),
            entry(
                    "S31",
                    each(
                            ALL,
                            campaign -> campaign.pairs().complete(),
                            PairChecks::sameBudget,
                            "name value planned slip | 1000")),
            entry("V01", within(INDICATOR, TargetChecks::noPlaceholder)),
            entry("V02", within(INDICATOR, TargetChecks::operatorTyped)),
            entry("V03", within(INDICATOR, TargetChecks::operatorStandard, "glyph comparator suggestion")),
            entry("V04", within(INDICATOR, TargetChecks::readable, "reason")),
            entry("V05", within(INDICATOR, UnitChecks::percentSign)),
            entry("V08", within(INDICATOR, UnitChecks::withinHundred)),
            entry("V06", within(INDICATOR, UnitChecks::unitOnce, "inName inTarget")),
            entry("V07", across(UNIT, UnitsAlike::withinUnit, "indicator value project otherIndicator otherValue")),
            entry("V10", within(INDICATOR, UnitChecks::countable, "kind unit")),
            entry("V16", within(FORM, ToldTargets::notBelowLastYear, "indicator target field text")),
            entry("V17", within(FORM, TargetSetChecks::varied, "count percent | 4")),
            entry("V19", within(FORM, TargetSetChecks::noPoints, "count sum | 4")),
            entry("X01", across(ALL, TargetSetChecks::notCopied, "count unit project projects | 3")),
            entry("X02", across(ALL, UnitsAlike::acrossUnits, "indicator measure usual count")),
            entry("X03", across(ALL, ComparisonChecks::indicatorCounts, "name mean department usual | 50.0")),
            entry("X05", across(ALL, ComparisonChecks::projectNames, "project count units")),
            entry("X07", each(UNIT, Campaign::units, ComparisonChecks::executions, "name count | 2")));

    private BuiltInChecks() {}
}

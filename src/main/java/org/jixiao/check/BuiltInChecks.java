package org.jixiao.check;

import static org.jixiao.check.BuiltIn.across;
import static org.jixiao.check.BuiltIn.within;

import java.util.Map;
import org.jixiao.template.RuleRow.Scope;

/** Every check that is not an expression, by its number. Numbers are never used again. */
final class BuiltInChecks {
    static final Map<String, BuiltIn> ALL = Map.ofEntries(
            Map.entry("B01", within(Scope.FIELD, FieldChecks::understood)),
            Map.entry("B13", across(Scope.UNIT, CeilingChecks::units, "name sum ceiling difference projects")),
            Map.entry("B14", across(Scope.ALL, CeilingChecks::departments, "name sum ceiling difference units")),
            Map.entry("B18", within(Scope.FIELD, Money::narrativeAgrees, "word stated sum")),
            Map.entry("D01", within(Scope.FIELD, FieldChecks::understood)),
            Map.entry("F08", within(Scope.FILE, FieldChecks::yearAsExpected, "expected")),
            Map.entry("F10", across(Scope.ALL, RosterCheck::check, "detail")),
            Map.entry("F11", across(Scope.ALL, DuplicateCheck::check, "count files newest older differences")),
            Map.entry("I01", within(Scope.FIELD, FieldChecks::filledIn)),
            Map.entry("I02", across(Scope.ALL, RosterCheck::names, "name value listed")),
            Map.entry("I03", within(Scope.FIELD, FieldChecks::oneOfTheChoices)),
            Map.entry("I04", within(Scope.FIELD, FieldChecks::oneBoxTicked, "count ticked")),
            Map.entry("I08", across(Scope.ALL, DuplicateCheck::inOneFile, "value first")),
            Map.entry("K01", within(Scope.FORM, LevelsPresent::firstLevels, "level example")),
            Map.entry("K02", within(Scope.FORM, LevelsPresent::secondLevels, "level parent example count least")),
            Map.entry("K03", within(Scope.FORM, LevelsPresent::satisfaction, "level example")),
            Map.entry("K04", within(Scope.INDICATOR, LevelNames::known, "kind level choices")),
            Map.entry("K05", within(Scope.INDICATOR, LevelNames::rightParent, "level parent expected")),
            Map.entry("K06", within(Scope.INDICATOR, LevelNames::agreeing, "level expected")),
            Map.entry("K07", across(Scope.UNIT, SimilarNames::sameLevel, "value levels")),
            Map.entry("K08", within(Scope.FORM, IndicatorChecks::uniqueNames, "value count cells")),
            Map.entry("K09", within(Scope.FORM, SimilarNames::noneNearly, "value other cell")),
            Map.entry("K10", within(Scope.INDICATOR, IndicatorChecks::nameWithTarget)),
            Map.entry("K12", within(Scope.FORM, IndicatorChecks::enough, "count least most")),
            Map.entry("N01", within(Scope.FIELD, FieldChecks::filledIn)),
            Map.entry("N05", within(Scope.FORM, RepeatedTextCheck::check, "name other length whole excerpt")),
            Map.entry("N06", across(Scope.ALL, CopiedTextCheck::check, "name other length unit project count excerpt")),
            Map.entry("N07", within(Scope.FORM, NarrativeNumbers::consistent, "words name number other otherNumber")),
            Map.entry("N13", within(Scope.FORM, ToldTargets::asInNarrative, "indicator target field text")),
            Map.entry("S01", across(Scope.ALL, PairChecks::unchanged, "detail")),
            Map.entry("S05", within(Scope.INDICATOR, ScoreChecks::sameUnit, "guessed")),
            Map.entry("S07", within(Scope.INDICATOR, ScoreChecks::byFormula, "points")),
            Map.entry("S09", within(Scope.INDICATOR, ScoreChecks::notFullWhenMissed, "points")),
            Map.entry("S10", within(Scope.INDICATOR, ScoreChecks::fullWhenReached)),
            Map.entry("S11", within(Scope.INDICATOR, ScoreChecks::excessExplained, "percent")),
            Map.entry("S13", within(Scope.INDICATOR, ScoreChecks::withinBand, "least most")),
            Map.entry("S16", within(Scope.FORM, WeightChecks::byLevel, "weights expected")),
            Map.entry("S18", within(Scope.FIELD, ExecutionChecks::rate, "executed revised percent")),
            Map.entry("S21", within(Scope.FIELD, ExecutionChecks::spent, "percent")),
            Map.entry("S29", across(Scope.ALL, PairChecks::complete, "detail")),
            Map.entry("V01", within(Scope.INDICATOR, TargetChecks::noPlaceholder)),
            Map.entry("V02", within(Scope.INDICATOR, TargetChecks::operatorTyped)),
            Map.entry("V03", within(Scope.INDICATOR, TargetChecks::operatorStandard, "glyph comparator suggestion")),
            Map.entry("V04", within(Scope.INDICATOR, TargetChecks::readable, "reason")),
            Map.entry("V05", within(Scope.INDICATOR, UnitChecks::percentSign)),
            Map.entry("V08", within(Scope.INDICATOR, UnitChecks::withinHundred)),
            Map.entry("V06", within(Scope.INDICATOR, UnitChecks::unitOnce, "inName inTarget")),
            Map.entry(
                    "V07",
                    across(Scope.UNIT, UnitsAlike::withinUnit, "indicator value project otherIndicator otherValue")),
            Map.entry("V10", within(Scope.INDICATOR, UnitChecks::countable, "kind unit")),
            Map.entry("V16", within(Scope.FORM, ToldTargets::notBelowLastYear, "indicator target field text")),
            Map.entry("V17", within(Scope.FORM, TargetSetChecks::varied, "count percent")),
            Map.entry("V19", within(Scope.FORM, TargetSetChecks::noPoints, "count sum")),
            Map.entry("X01", across(Scope.ALL, TargetSetChecks::notCopied, "count unit project projects")),
            Map.entry("X02", across(Scope.ALL, UnitsAlike::acrossUnits, "indicator measure usual count")),
            Map.entry("X03", across(Scope.ALL, ComparisonChecks::indicatorCounts, "name mean department usual")),
            Map.entry("X05", across(Scope.ALL, ComparisonChecks::projectNames, "project count units")),
            Map.entry("X07", across(Scope.UNIT, ComparisonChecks::executions, "name count")));

    private BuiltInChecks() {}
}

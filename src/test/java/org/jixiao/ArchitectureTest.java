package org.jixiao;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Holds the packages to the one direction in which data flows, and the libraries to the packages that are made for them.
 * A rule that fails here is a sign that the code stands in the wrong package, not that the rule needs an exception.
 */
class ArchitectureTest {
    private static final String BASE = "org.jixiao";
    /** What stands in the base package itself. */
    private static final String API = "api";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    /** The whole map of the house: a package, and the packages that it may import. Nothing imports cli. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("model", Set.of()),
            entry("workbook", Set.of("model")),
            entry("template", Set.of("model", "workbook")),
            entry("fill", Set.of("model", "workbook", "template")),
            entry("read", Set.of("model", "workbook", "template")),
            entry("proof", Set.of("model", "workbook", "template", "fill", "read")),
            entry("check", Set.of("model", "template")),
            entry("review", Set.of("model", "workbook", "fill")),
            entry("summary", Set.of("model", "template", "check")),
            entry("export", Set.of("model", "template")),
            entry(API, Set.of("model", "workbook", "template", "fill", "read", "check", "review", "summary", "export")),
            entry(
                    "cli",
                    Set.of(
                            API,
                            "model",
                            "workbook",
                            "template",
                            "fill",
                            "read",
                            "proof",
                            "check",
                            "review",
                            "summary",
                            "export")));

    @Test
    void eachPackageImportsOnlyThePackagesBelowIt() {
        LayeredArchitecture arrows =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : MAY_IMPORT.keySet()) {
            arrows = arrows.layer(name).definedBy(in(name));
        }
        for (Map.Entry<String, Set<String>> entry : MAY_IMPORT.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification layer = arrows.whereLayer(entry.getKey());
            arrows = entry.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
        }
        arrows.ensureAllClassesAreContainedInArchitecture().check(PRODUCTION);
    }

    @Test
    void packagesFormNoCycles() {
        hold(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void modelNeedsNothingButTheJdk() {
        hold(classes()
                .that()
                .resideInAPackage(in("model"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", in("model")));
    }

    @Test
    void poiStaysInTheExcelPackages() {
        onlyIn(Set.of("workbook", "template", "fill", "review"), "org.apache.poi..", "org.openxmlformats..");
    }

    @Test
    void jxlsStaysWhereTemplatesAreParsedAndFilled() {
        onlyIn(Set.of("template", "fill"), "org.jxls..");
    }

    @Test
    void jexlStaysWhereTemplatesAreFilled() {
        onlyIn(Set.of("template", "fill"), "org.apache.commons.jexl3..");
    }

    @Test
    void commandLineParsingStaysInCli() {
        onlyIn(Set.of("cli"), "org.apache.commons.cli..");
    }

    @Test
    void onlyCliUsesTheStandardStreams() {
        hold(noClasses().that().resideOutsideOfPackage(in("cli")).should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        hold(classes().that().resideInAnyPackage(in("model"), in("check")).should(declareNoFloatingPoint()));
    }

    @Test
    void everyPackageSaysThatNothingIsNullByDefault() {
        hold(classes().should(resideInANullMarkedPackage()));
    }

    private static String in(String name) {
        return name.equals(API) ? BASE : BASE + "." + name + "..";
    }

    /** Packages come into being one by one, so a rule may find none of its classes yet. */
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCTION);
    }

    private static void onlyIn(Set<String> packages, String... library) {
        String[] allowed = packages.stream().map(ArchitectureTest::in).toArray(String[]::new);
        hold(noClasses()
                .that(resideOutsideOfPackages(allowed))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library));
    }

    private static ArchCondition<JavaClass> declareNoFloatingPoint() {
        Set<String> floating = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        return new ArchCondition<>("declare no field, parameter or result of type double or float") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (JavaField field : owner.getFields()) {
                    if (mentions(field.getType())) {
                        events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is floating-point"));
                    }
                }
                for (JavaCodeUnit unit : owner.getCodeUnits()) {
                    if (Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                            .anyMatch(this::mentions)) {
                        events.add(SimpleConditionEvent.violated(unit, unit.getDescription() + " uses floating-point"));
                    }
                }
            }

            /** True also for double[], List&lt;Double&gt; and the like. */
            private boolean mentions(JavaType type) {
                return type.getAllInvolvedRawTypes().stream()
                        .anyMatch(raw ->
                                floating.contains(raw.getBaseComponentType().getName()));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package whose package-info.java says @NullMarked") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                boolean marked = owner.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(owner, owner.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}

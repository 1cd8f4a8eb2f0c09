package org.jixiao.laws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiao.cli.Cli;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;

/** One of every workbook that the program writes, made by its commands: roster, blanks, filled forms, list, summary, year-end. */
final class Outputs {
    static final FormTemplate FORM = Laws.template("shanghai-2020");
    private static final FormTemplate EVALUATION = Laws.template("shanghai-evaluation-2022");
    static final int UNITS = 3;
    static final int PROJECTS = 2;

    private final Path folder;

    /** @param folder an empty folder */
    Outputs(Path folder) {
        this.folder = folder;
        try {
            Files.write(roster(), roster(Laws.template("roster")));
            run(
                    "blank",
                    "-r",
                    roster().toString(),
                    "-o",
                    folder.resolve("blank").toString());
            run(
                    "blank",
                    "-r",
                    roster().toString(),
                    "-o",
                    folder.resolve("units").toString(),
                    "--per",
                    "unit");
            Path returned = Files.createDirectories(folder.resolve("returned"));
            for (int i = 0; i < UNITS * PROJECTS - 1; i++) {
                Form form = Forms.plain(FORM, i)
                        .with("year", 2020)
                        .with("unit.name", unit(i / PROJECTS))
                        .with("project.name", project(i));
                Files.write(returned.resolve("form" + i + ".xlsx"), Laws.fill(FORM, form));
            }
            Form odd = Forms.random(FORM, 7).with("year", 2020);
            Files.write(folder.resolve("odd.xlsx"), Laws.fill(FORM, odd));
            Files.write(returned.resolve("broken.xlsx"), new byte[] {1, 2, 3});
            run(
                    "summary",
                    returned.toString(),
                    "-r",
                    roster().toString(),
                    "-o",
                    summary().toString());
            Path evaluated = Files.createDirectories(folder.resolve("evaluated"));
            for (int i = 0; i < UNITS * PROJECTS - 1; i++) { // the first two of the year before
                Form form = Forms.plain(EVALUATION, i)
                        .with("year", i < 2 ? 2019 : 2020)
                        .with("unit.name", unit(i / PROJECTS))
                        .with("project.name", project(i));
                Files.write(evaluated.resolve("evaluation" + i + ".xlsx"), Laws.fill(EVALUATION, form));
            }
            run(
                    "year-end",
                    "--targets",
                    returned.toString(),
                    "--evaluations",
                    evaluated.toString(),
                    "-r",
                    roster().toString(),
                    "-o",
                    folder.resolve("year-end.xlsx").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path roster() {
        return folder.resolve("roster.xlsx");
    }

    Path summary() {
        return folder.resolve("summary.xlsx");
    }

    /** Every .xlsx that was written, in alphabetical order. */
    List<Path> workbooks() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xlsx") && !file.endsWith("broken.xlsx"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of them that hold forms: blank, filled, by project and by unit. */
    List<Path> forms() {
        return workbooks().stream()
                .filter(file -> !Laws.read(read(file)).isEmpty()
                        && Laws.read(read(file)).get(0).form().template().equals(FORM.name()))
                .toList();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unit(int number) {
        return "上海市第" + (number + 1) + "中心（本部）";
    }

    static String project(int number) {
        return "设备购置“" + number + "”及运行维护";
    }

    private static byte[] roster(FormTemplate template) {
        Form form = new Form(template.name(), Map.of(), Map.of()).with("year", 2020);
        List<Row> entries = new ArrayList<>();
        for (int i = 0; i < UNITS * PROJECTS; i++) {
            Map<String, Value> cells = new LinkedHashMap<>();
            cells.put("department.name", Value.of("上海市某局"));
            cells.put("unit.code", Value.of("00" + i));
            cells.put("unit.name", Value.of(unit(i / PROJECTS)));
            cells.put("project.name", Value.of(project(i)));
            cells.put("project.category", Value.of("结转项目"));
            cells.put("budget.lastYear", Value.of(new BigDecimal("600000.5")));
            cells.put("ceiling", Value.of(new BigDecimal(900_000)));
            entries.add(new Row(cells));
        }
        for (TablePlan table : template.tables()) {
            form = form.withRows(table.path(), table.path().equals("entries") ? entries : List.of());
        }
        return Filler.fill(
                template,
                List.of(new Filler.Sheet(template.sheets().get(0).name(), form)),
                false,
                Stamp.of(template.name()));
    }

    private static void run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = new Cli(stream, stream, false).run(arguments);
        if (status > 1) {
            throw new IllegalStateException(List.of(arguments) + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }
}

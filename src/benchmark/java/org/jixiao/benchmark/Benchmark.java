package org.jixiao.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures this program beside its peers and prints the tables; also into {@code results.md} and {@code results.json} of the working
 * folder. {@code Benchmark size rounds folder sections}; sections are {@code warm}, {@code start}, {@code make}, {@code read},
 * {@code sum}, {@code mark}, {@code growth}, {@code profile}, joined by commas.
 */
final class Benchmark {
    private final Corpus corpus;
    private final Path folder;
    private final int rounds;
    private int setAside;
    private final Report report = new Report();

    private Benchmark(int size, int rounds, Path folder) throws Exception {
        this.folder = folder;
        this.rounds = rounds;
        delete(folder.resolve("aside"));
        this.corpus = new Corpus(folder.resolve("corpus"), size);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Files.createDirectories(folder);
        Benchmark benchmark = new Benchmark(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), folder);
        List<String> sections = List.of(arguments[3].split(","));
        benchmark.conditions();
        // The first start makes the class data archive.
        Processes.run(jixiao("--version"), folder.resolve("log.txt"), 0);
        if (sections.contains("warm")) {
            WarmRaces races = new WarmRaces(benchmark.corpus, benchmark.report);
            races.making();
            races.reading();
            races.readingSavedAgain();
            races.readingOld();
        }
        if (sections.contains("start")) {
            benchmark.starting();
        }
        if (sections.contains("make")) {
            benchmark.makingAll();
        }
        if (sections.contains("read")) {
            benchmark.readingAll();
        }
        if (sections.contains("sum")) {
            benchmark.summing();
        }
        if (sections.contains("mark")) {
            benchmark.marking();
        }
        if (sections.contains("growth")) {
            benchmark.growth();
        }
        if (sections.contains("profile")) {
            benchmark.profiles();
        }
        benchmark.report.write(folder);
        delete(benchmark.folder.resolve("aside"));
    }

    private void conditions() throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = Path.of(jar).getFileName().toString();
            if (name.matches("(poi|poi-ooxml|jxls-poi|easyexcel-core|fastexcel|fastexcel-reader)-[0-9].*\\.jar")) {
                versions.put(name.replaceAll("-[0-9].*", ""), name.replaceAll(".*?-([0-9][^-]*)\\.jar", "$1"));
            }
        }
        int processors = Runtime.getRuntime().availableProcessors();
        byte[] one = Files.readAllBytes(corpus.one());
        report.say(corpus.size() + " workbooks of " + one.length + " bytes or so; " + processors + " processors; "
                + rounds + " rounds; " + versions);
        report.put("workbooks", corpus.size());
        report.put("processors", processors);
        report.put("versions", versions);
    }

    private void starting() throws Exception {
        Path one = corpus.one();
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put("hello", Processes.java(Hello.class, List.of()));
        programs.put("POI user model opens one form", Processes.java(PeerRead.class, List.of(), "poi", one));
        programs.put("fastexcel-reader reads one form", Processes.java(PeerRead.class, List.of(), "fastexcel", one));
        programs.put("jixiao --version", jixiao("--version"));
        programs.put("jixiao read one form", jixiao("read", one));
        programs.put("jixiao check one form", jixiao("check", one));
        processes("Starting", "POI user model opens one form", programs, Math.max(7, rounds));
    }

    private void makingAll() throws Exception {
        Path out = folder.resolve("made");
        String root = folder.resolve("corpus").toString();
        Map<String, List<String>> programs = new LinkedHashMap<>();
        for (String peer : List.of("jxls", "easyexcel", "poi", "fastexcel")) {
            programs.put(peer, Processes.java(PeerFill.class, List.of(), peer, corpus.size(), root, out));
        }
        programs.put("jixiao blank", jixiao("blank", "-q", "-r", corpus.roster(), "-o", out));
        processes("Making " + corpus.size() + " blank forms", "jxls", programs, rounds);
    }

    private void readingAll() throws Exception {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        for (String peer : List.of("poi", "events", "easyexcel", "fastexcel")) {
            programs.put(peer, Processes.java(PeerRead.class, List.of(), peer, corpus.collected()));
        }
        programs.put("jixiao read -f json", jixiao("read", "-q", "-f", "json", corpus.collected()));
        programs.put("jixiao check", jixiao("check", "-q", corpus.collected()));
        processes("Reading " + corpus.size() + " forms", "fastexcel", programs, rounds);
    }

    private void summing() throws Exception {
        Path out = folder.resolve("made");
        String usual = "the usual program";
        Object[] targets = {out.resolve("usual.xlsx"), "shanghai-2020", corpus.collected()};
        Object[] both = {
            out.resolve("usual.xlsx"),
            "shanghai-2020",
            corpus.collected(),
            "shanghai-evaluation-2022",
            corpus.evaluated()
        };
        Map<String, List<String>> summary = new LinkedHashMap<>();
        summary.put(usual, Processes.java(PeerSummary.class, List.of(), targets));
        summary.put(
                "jixiao summary",
                jixiao("summary", "-q", "-r", corpus.roster(), "-o", out.resolve("sum.xlsx"), corpus.collected()));
        processes("Summing up " + corpus.size() + " forms", usual, summary, rounds);
        Path yearEnd = out.resolve("year-end.xlsx");
        Map<String, List<String>> results = new LinkedHashMap<>();
        results.put(usual, Processes.java(PeerSummary.class, List.of(), both));
        results.put(
                "jixiao year-end",
                jixiao("year-end", "-q", "-r", corpus.roster(), "-o", yearEnd, corpus.collected(), corpus.evaluated()));
        processes("Summing up " + corpus.size() + " forms and their self-evaluations", usual, results, rounds);
    }

    private void marking() throws Exception {
        Path out = folder.resolve("made");
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put(
                "POI opens and saves",
                Processes.java(PeerRead.class, List.of(), "open-and-save", corpus.faulty(), out));
        programs.put("jixiao check -o", jixiao("check", "-q", "-o", out.resolve("review"), corpus.faulty()));
        processes("Marking " + corpus.size() / 5 + " faulty forms", "POI opens and saves", programs, rounds);
    }

    /** The same commands on a tenth of the workbooks: how the time for one grows. */
    private void growth() throws Exception {
        Corpus tenth = new Corpus(folder.resolve("corpus"), corpus.size() / 10);
        Path out = folder.resolve("made");
        Map<String, List<String>> programs = new LinkedHashMap<>();
        for (Corpus each : List.of(tenth, corpus)) {
            programs.put("blank, " + each.size(), jixiao("blank", "-q", "-r", each.roster(), "-o", out));
            programs.put("check, " + each.size(), jixiao("check", "-q", each.collected()));
            programs.put(
                    "summary, " + each.size(),
                    jixiao("summary", "-q", "-r", each.roster(), "-o", out.resolve("s.xlsx"), each.collected()));
        }
        processes("Growth", "blank, " + tenth.size(), programs, rounds);
    }

    /** Each command once, recorded. */
    private void profiles() throws Exception {
        Path out = folder.resolve("made");
        Path recording = folder.resolve("profile.jfr");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("roster", jixiao("roster", "--from", corpus.collected(), "-o", out.resolve("roster.xlsx")));
        commands.put("blank", jixiao("blank", "-r", corpus.roster(), "-o", out));
        commands.put("read", jixiao("read", corpus.collected()));
        commands.put("check", jixiao("check", corpus.collected()));
        commands.put("check -o", jixiao("check", "-o", out.resolve("review"), corpus.collected()));
        commands.put("evaluation", jixiao("evaluation", "-o", out, corpus.collected()));
        commands.put("summary", jixiao("summary", "-o", out.resolve("sum.xlsx"), corpus.collected()));
        commands.put(
                "year-end",
                jixiao("year-end", "-o", out.resolve("year-end.xlsx"), corpus.collected(), corpus.evaluated()));
        commands.put("template", jixiao("template", "shanghai-2020"));
        report.say("");
        report.say("**Where the time and the memory go**, " + corpus.size() + " forms (percent, by package)");
        report.say("");
        report.say("| command | s | time | collecting, s | compiling, s | memory taken |");
        report.say("| --- | ---: | --- | ---: | ---: | --- |");
        for (Map.Entry<String, List<String>> command : commands.entrySet()) {
            makeRoom();
            List<String> recorded = new ArrayList<>(List.of("env", "JIXIAO_OPTS=" + Profile.option(recording)));
            recorded.addAll(command.getValue());
            Processes.Run run = Processes.run(recorded, folder.resolve("log.txt"), 1);
            report.say(new Profile(recording).row(command.getKey(), run.seconds()));
        }
    }

    /** Runs the programs in turn, so that whatever else the machine does meets all alike; each writes into an empty folder. */
    private void processes(String title, String base, Map<String, List<String>> programs, int times) throws Exception {
        Map<String, List<Processes.Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < times; round++) {
            for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                makeRoom();
                runs.computeIfAbsent(program.getKey(), name -> new ArrayList<>())
                        .add(Processes.run(program.getValue(), folder.resolve("log.txt"), 1));
            }
        }
        report.processes(title, base, runs);
    }

    /** This program as people start it: by its launcher; where that is no shell script that runs here, by its jar. */
    private static List<String> jixiao(Object... arguments) {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>(
                windows ? List.of(Processes.javaCommand(), "-jar", "target/jixiao.jar") : List.of("./jixiao"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /**
     * Gives the next program an empty folder. What the last one made is set aside until the end: for some seconds behind the deletion of
     * ten thousand files, ext4 takes several times as long to make new ones.
     */
    private void makeRoom() throws IOException {
        Path made = folder.resolve("made");
        if (Files.exists(made)) {
            Path aside = Files.createDirectories(folder.resolve("aside"));
            Files.move(made, aside.resolve(String.valueOf(setAside++)));
        }
        Files.createDirectories(made);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package org.jixiao.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.check.Checker;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.read.FormReader;
import org.jixiao.workbook.WorkbookReader;

/** Single steps of the work on one form, in a Java machine that has done them often. */
final class WarmRaces {
    /** Rounds until Java's second compiler is done with all ways of reading: behind 12, a hundred rules still got faster. */
    private static final int WARM_UP = 40;

    private final Corpus corpus;
    private final Report report;
    private final FormReader reader;
    private final Checker checker;

    WarmRaces(Corpus corpus, Report report) {
        this.corpus = corpus;
        this.report = report;
        Messages messages = new Messages("zh");
        reader = new FormReader(List.of(corpus.template()), messages);
        checker = new Checker(List.of(corpus.template()), messages);
    }

    void making() throws Exception {
        byte[] blank = corpus.fill(corpus.blank(0), corpus.stamp(0), true);
        PeerFill peers = new PeerFill(corpus.template(), blank);
        report.race(
                "Making one blank form",
                "jxls",
                new Race()
                        .with("jxls", i -> peers.jxls(corpus.blank(i)))
                        .with("EasyExcel", i -> peers.easyExcel(corpus.blank(i)))
                        .with("POI, template opened", i -> peers.poi(corpus.blank(i)))
                        .with("fastexcel, from scratch", i -> peers.fastexcel(corpus.blank(i)))
                        .with("jixiao", i -> corpus.fill(corpus.blank(i), corpus.stamp(i), true))
                        .run(12, 15));
        report.race(
                "Making one form with its narratives",
                "jxls",
                new Race()
                        .with("jxls", i -> peers.jxls(corpus.form(i)))
                        .with("EasyExcel", i -> peers.easyExcel(corpus.form(i)))
                        .with("POI, template opened", i -> peers.poi(corpus.form(i)))
                        .with("fastexcel, from scratch", i -> peers.fastexcel(corpus.form(i)))
                        .with("jixiao", i -> corpus.filled(i))
                        .run(6, 15));
    }

    void reading() throws Exception {
        List<byte[]> files = contents(corpus.collected(), 400);
        report.race(
                "Reading one form, .xlsx",
                "fastexcel-reader",
                new Race()
                        .with("POI user model", i -> PeerRead.poi(at(files, i)))
                        .with("POI events", i -> PeerRead.events(at(files, i)))
                        .with("EasyExcel", i -> PeerRead.easyExcel(at(files, i)))
                        .with("fastexcel-reader", i -> PeerRead.fastexcel(at(files, i)))
                        .with("jixiao, only read", i -> WorkbookReader.read(at(files, i)))
                        .with("jixiao, read and aligned", i -> forms(at(files, i)))
                        .with("jixiao, read, aligned, all rules", i -> check(at(files, i)))
                        .with("only unpacked", i -> PeerRead.unzip(at(files, i)))
                        .run(WARM_UP, 15));
    }

    /** What another program has written has fewer parts alike from form to form, and its texts in a table. */
    void readingSavedAgain() throws Exception {
        List<byte[]> files = new ArrayList<>(contents(corpus.collected(), 200));
        files.replaceAll(SavedAgain::byPoi);
        report.race(
                "Reading one form, .xlsx saved again by POI with shared strings",
                "fastexcel-reader",
                new Race()
                        .with("POI user model", i -> PeerRead.poi(at(files, i)))
                        .with("fastexcel-reader", i -> PeerRead.fastexcel(at(files, i)))
                        .with("jixiao, only read", i -> WorkbookReader.read(at(files, i)))
                        .with("jixiao, read and aligned", i -> forms(at(files, i)))
                        .with("jixiao, read, aligned, all rules", i -> check(at(files, i)))
                        .run(WARM_UP, 15));
    }

    void readingOld() throws Exception {
        List<byte[]> files = contents(corpus.old(), 400);
        report.race(
                "Reading one form, .xls",
                "HSSF events",
                new Race()
                        .with("HSSF user model", i -> PeerRead.poi(at(files, i)))
                        .with("HSSF events", i -> PeerRead.oldEvents(at(files, i)))
                        .with("jixiao, only read", i -> WorkbookReader.read(at(files, i)))
                        .with("jixiao, read and aligned", i -> forms(at(files, i)))
                        .with("jixiao, read, aligned, all rules", i -> check(at(files, i)))
                        .run(WARM_UP, 15));
    }

    private List<CollectedForm> forms(byte[] content) throws IOException {
        return reader.read("form", WorkbookReader.read(content), Instant.EPOCH);
    }

    private Object check(byte[] content) throws IOException {
        return forms(content).stream()
                .map(form -> checker.checkForm(form, 2026))
                .toList();
    }

    private static List<byte[]> contents(Path folder, int limit) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile).sorted().limit(limit).toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static byte[] at(List<byte[]> files, int i) {
        return files.get(i % files.size());
    }
}

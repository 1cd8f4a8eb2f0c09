package org.jixiao;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;
import org.jixiao.check.RuleBook;
import org.jixiao.fill.Formulas;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Messages;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Mistake;
import org.jixiao.template.TemplateReader;
import org.jspecify.annotations.Nullable;

/**
 * The templates at hand: those in the folder {@code templates} beside the launcher, where an office may restyle them and add its
 * own, else those in the program itself.
 */
public final class TemplateStore {
    private static final String FOLDER = "templates";
    private static final String ENDING = ".xlsx";

    private final Messages messages;
    private final @Nullable Path folder;
    private final List<String> names;

    public TemplateStore(Messages messages) {
        this(messages, beside(System.getProperty("jixiao.home")));
    }

    /** @param folder null for the templates in the program */
    TemplateStore(Messages messages, @Nullable Path folder) {
        this.messages = messages;
        this.folder = folder;
        names = find(folder);
    }

    private static @Nullable Path beside(@Nullable String home) {
        Path beside = home == null ? null : Path.of(home, FOLDER);
        return beside != null && Files.isDirectory(beside) ? beside : null;
    }

    /** The names of all templates, in alphabetical order. */
    public List<String> names() {
        return names;
    }

    private static List<String> find(@Nullable Path folder) {
        try {
            if (folder != null) {
                return namesIn(folder);
            }
            URI uri = Objects.requireNonNull(TemplateStore.class.getResource("/" + FOLDER))
                    .toURI();
            if (!uri.getScheme().equals("jar")) {
                return namesIn(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return namesIn(jar.getPath("/" + FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("~$") && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The workbook of a template: of that name, or, where it is none, the file itself. */
    public byte[] content(String nameOrFile) throws UsageException {
        String file = nameOrFile + ENDING;
        try {
            if (!names.contains(nameOrFile)) {
                return Files.readAllBytes(Path.of(nameOrFile));
            }
            return folder != null
                    ? Files.readAllBytes(folder.resolve(file))
                    : IOUtils.resourceToByteArray(FOLDER + "/" + file, TemplateStore.class.getClassLoader());
        } catch (IOException | RuntimeException e) {
            throw new UsageException(messages.get("template.none", nameOrFile, String.join(" ", names)));
        }
    }

    /** A sound template; one with mistakes is refused, and all of them are named. */
    public FormTemplate load(String nameOrFile) throws UsageException {
        return sound(nameOrFile, compile(nameOrFile));
    }

    private FormTemplate sound(String nameOrFile, TemplateReader.Compiled compiled) throws UsageException {
        if (!compiled.mistakes().isEmpty()) {
            throw refusal(nameOrFile, compiled.mistakes());
        }
        return compiled.template();
    }

    /** The same of a form that departments fill in; any other template is refused. */
    public FormTemplate loadForm(String nameOrFile) throws UsageException {
        return form(nameOrFile, compile(nameOrFile));
    }

    private FormTemplate form(String nameOrFile, TemplateReader.Compiled compiled) throws UsageException {
        if (!TemplateReader.isForm(content(nameOrFile))) {
            throw new UsageException(messages.get("template.no-form", nameOrFile));
        }
        return sound(nameOrFile, compiled);
    }

    /** The lists of a template that is no form, and their headings. */
    public FormTemplate lists(String name) throws UsageException {
        return layout(name).template();
    }

    /** A template with all that is wrong with it, the rules' expressions included. */
    public TemplateReader.Compiled compile(String nameOrFile) throws UsageException {
        TemplateReader.Compiled compiled = layout(nameOrFile);
        List<Mistake> mistakes = new ArrayList<>(compiled.mistakes());
        mistakes.addAll(RuleBook.lint(compiled.template()));
        mistakes.addAll(Formulas.lint(compiled.template()));
        return new TemplateReader.Compiled(compiled.template(), mistakes);
    }

    /** The same, with a look at where its values come from: it may be any of the others, which must be sound. */
    public TemplateReader.Compiled compileAmongAll(String nameOrFile) throws UsageException {
        TemplateReader.Compiled compiled = compile(nameOrFile);
        FormTemplate template = compiled.template();
        boolean carries = template.fields().values().stream()
                .anyMatch(field -> !field.origins().isEmpty());
        if (!carries || !compiled.mistakes().isEmpty()) {
            return compiled;
        }
        List<FormTemplate> all = withAll(List.of(template));
        List<Mistake> mistakes = Uncheck.apply(TemplateReader::withoutOrigin, template, all); // it was read just now
        return new TemplateReader.Compiled(template, mistakes);
    }

    /** The same without a look at the rules' expressions, which takes longer than all the rest. */
    private TemplateReader.Compiled layout(String nameOrFile) throws UsageException {
        String file = Path.of(nameOrFile).getFileName().toString();
        String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        try {
            return TemplateReader.compile(name, content(nameOrFile));
        } catch (IOException e) {
            throw refusal(nameOrFile, List.of(Mistake.at(new CellAddress(name, 0, 0), "workbook")));
        }
    }

    /** The forms that returned workbooks may follow: the one that was named, else all there are; their rules are looked at later. */
    public List<FormTemplate> forms(@Nullable String nameOrFile) throws UsageException {
        if (nameOrFile != null) {
            return List.of(form(nameOrFile, layout(nameOrFile)));
        }
        List<FormTemplate> forms = new ArrayList<>();
        for (String name : names) {
            form(name).ifPresent(forms::add);
        }
        return forms;
    }

    /** The form of that name; empty where there is none, or it is no form. */
    Optional<FormTemplate> form(String name) throws UsageException {
        return names.contains(name) && TemplateReader.isForm(content(name))
                ? Optional.of(sound(name, layout(name)))
                : Optional.empty();
    }

    /** Whether a workbook that bears the name of that template is a list of ours. */
    boolean isList(String name) throws UsageException {
        return names.contains(name) && !TemplateReader.isForm(content(name));
    }

    /** Refuses templates by whose rules something is to be checked, and that have mistakes in them. */
    void requireSoundRules(List<FormTemplate> used) throws UsageException {
        for (FormTemplate template : used) {
            sound(template.name(), new TemplateReader.Compiled(template, RuleBook.lint(template)));
        }
    }

    /** Some forms, and then all that there are besides. */
    public List<FormTemplate> withAll(List<FormTemplate> some) throws UsageException {
        Set<String> names = some.stream().map(FormTemplate::name).collect(Collectors.toSet());
        List<FormTemplate> all = new ArrayList<>(some);
        forms(null).stream().filter(form -> !names.contains(form.name())).forEach(all::add);
        return all;
    }

    private UsageException refusal(String template, List<Mistake> mistakes) {
        String list = mistakes.stream()
                .map(mistake -> "\n  " + mistake.text(messages))
                .collect(Collectors.joining());
        return new UsageException(messages.get("template.mistakes", template, mistakes.size()) + list);
    }
}

package org.jixiao;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * The forms that returned workbooks may follow. Most workbooks say which one they were made from and follow it to the last label:
 * they need no other, and none is compiled until one of them leaves it open. All nine take half the time of a check of one file. Safe
 * for use by several threads.
 */
final class KnownForms {
    private final @Nullable TemplateStore store;
    private final Messages messages;
    private final Map<String, Optional<Known>> named = new ConcurrentHashMap<>();
    private @Nullable List<FormTemplate> all;
    /** By all of them; null as long as no workbook has asked for it. */
    private volatile @Nullable FormReader ofAll;

    private record Known(FormTemplate template, FormReader reader) {}

    /** Those of the store, as they are needed. */
    KnownForms(TemplateStore store, Messages messages) {
        this.store = store;
        this.messages = messages;
    }

    /** These only. */
    KnownForms(List<FormTemplate> all, Messages messages) {
        this.store = null;
        this.messages = messages;
        this.all = List.copyOf(all);
        this.ofAll = new FormReader(all, messages);
    }

    /**
     * The forms in a workbook.
     *
     * @throws UsageException for a template with mistakes
     */
    List<CollectedForm> read(SourceFile file, Workbook workbook) throws UsageException {
        FormReader reader = ofAll;
        if (reader == null) {
            List<CollectedForm> whole = named(workbook.properties().getOrDefault(Stamp.TEMPLATE, ""))
                    .map(known -> known.reader().readWhole(file.name(), workbook, file.modified()))
                    .orElse(List.of());
            if (!whole.isEmpty()) {
                return whole;
            }
            reader = ofAll();
        }
        return reader.read(file.name(), workbook, file.modified());
    }

    private Optional<Known> named(String name) throws UsageException {
        synchronized (named) {
            Optional<Known> known = named.get(name);
            if (known == null) {
                known = Objects.requireNonNull(store)
                        .form(name)
                        .map(template -> new Known(template, new FormReader(List.of(template), messages)));
                named.put(name, known);
            }
            return known;
        }
    }

    private synchronized FormReader ofAll() throws UsageException {
        FormReader reader = ofAll;
        if (reader == null) {
            all = Objects.requireNonNull(store).forms(null);
            reader = new FormReader(all, messages);
            ofAll = reader;
        }
        return reader;
    }

    /** The templates that some forms follow, in the order of the templates. */
    List<FormTemplate> of(Collection<CollectedForm> forms) {
        Stream<FormTemplate> compiled = all != null
                ? all.stream()
                : named.values().stream()
                        .flatMap(Optional::stream)
                        .map(Known::template)
                        .sorted(Comparator.comparing(FormTemplate::name));
        Set<String> names = forms.stream().map(form -> form.form().template()).collect(Collectors.toSet());
        return compiled.filter(template -> names.contains(template.name())).toList();
    }
}

package org.jixiao;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<String, Known> named = new ConcurrentHashMap<>();
    /** All of them; null as long as no workbook has asked for them. */
    private volatile @Nullable Known all;

    private record Known(List<FormTemplate> templates, FormReader reader) {}

    /** Those of the store, as they are needed. */
    KnownForms(TemplateStore store, Messages messages) {
        this.store = store;
        this.messages = messages;
    }

    /** These only. */
    KnownForms(List<FormTemplate> all, Messages messages) {
        this.store = null;
        this.messages = messages;
        this.all = new Known(List.copyOf(all), new FormReader(all, messages));
    }

    /**
     * The forms in a workbook.
     *
     * @throws UsageException for a template with mistakes
     */
    List<CollectedForm> read(SourceFile file, Workbook workbook) throws UsageException {
        Known known = all;
        if (known == null) {
            Known one = named(workbook.properties().getOrDefault(Stamp.TEMPLATE, ""));
            List<CollectedForm> whole = one.templates().isEmpty()
                    ? List.of()
                    : one.reader().readWhole(file.name(), workbook, file.modified());
            if (!whole.isEmpty()) {
                return whole;
            }
            known = all();
        }
        return known.reader().read(file.name(), workbook, file.modified());
    }

    /** The one of that name; none where there is none. */
    private Known named(String name) throws UsageException {
        synchronized (named) {
            Known known = named.get(name);
            if (known == null) {
                known = known(Objects.requireNonNull(store).form(name).stream().toList());
                named.put(name, known);
            }
            return known;
        }
    }

    /** All templates. */
    List<FormTemplate> templates() throws UsageException {
        Known known = all;
        return (known == null ? all() : known).templates();
    }

    private synchronized Known all() throws UsageException {
        Known known = all;
        if (known == null) {
            known = known(Objects.requireNonNull(store).forms(null));
            all = known;
        }
        return known;
    }

    private Known known(List<FormTemplate> templates) {
        return new Known(templates, new FormReader(templates, messages));
    }

    /** The templates that some forms follow, in the order of the templates. */
    List<FormTemplate> of(Collection<CollectedForm> forms) {
        Known known = all;
        Stream<FormTemplate> compiled = known != null
                ? known.templates().stream()
                : named.values().stream()
                        .flatMap(one -> one.templates().stream())
                        .sorted(Comparator.comparing(FormTemplate::name));
        Set<String> names = forms.stream().map(form -> form.form().template()).collect(Collectors.toSet());
        return compiled.filter(template -> names.contains(template.name())).toList();
    }
}

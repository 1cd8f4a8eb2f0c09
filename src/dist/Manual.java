import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes the manual a page that opens with a double click. Run from its source: Manual.java MANUAL.md PAGE.html. */
class Manual {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>绩效表收发与汇总 使用手册</title>
            <style>
            body { max-width: 50em; margin: 2em auto; padding: 0 1em; line-height: 1.7; color: #222;
                   font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
            h2 { margin-top: 2.5em; border-bottom: 1px solid #bbb; break-before: page; }
            img { max-width: 100%; border: 1px solid #ccc; }
            pre { background: #f3f3f3; padding: .7em 1em; overflow-x: auto; white-space: pre-wrap; }
            code { background: #f3f3f3; font-family: Consolas, "Noto Sans Mono CJK SC", monospace; }
            table { border-collapse: collapse; } th, td { border: 1px solid #bbb; padding: .3em .7em; }
            </style>
            </head>
            <body>
            """;

    public static void main(String[] args) throws IOException {
        List<Extension> tables = List.of(TablesExtension.create());
        String text = Files.readString(Path.of(args[0]));
        String body = HtmlRenderer.builder()
                .extensions(tables)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof org.commonmark.node.Heading) {
                        attributes.put("id", name(node));
                    }
                })
                .build()
                .render(Parser.builder().extensions(tables).build().parse(text));
        Path page = Path.of(args[1]);
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(page, HEAD + body + "</body>\n</html>\n");
    }

    /** What a link to a heading calls it: its text, lower case, with hyphens for spaces and without punctuation. */
    private static String name(org.commonmark.node.Node heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new org.commonmark.node.AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text node) {
                text.append(node.getLiteral());
            }
        });
        return text.toString().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} -]", "").replace(' ', '-');
    }
}

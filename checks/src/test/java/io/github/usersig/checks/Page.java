package io.github.usersig.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page of the documentation: what of it can be checked, in the order in which it stands there. */
record Page(
        Path path,
        List<Title> headings,
        List<Snippet> snippets,
        List<String> codes,
        List<String> links,
        List<String> lines) {

    /** The folder of the repository. */
    static final Path ROOT = Path.of("..");

    record Title(int level, String text) {

        /** What a link to it ends with, as GitHub makes it. */
        String anchor() {
            return text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\-_ ]", "")
                    .replace(' ', '-');
        }
    }

    record Snippet(String language, String code) {

        @Override
        public String toString() {
            return language + ": " + code.lines().findFirst().orElse("(nothing)");
        }
    }

    /** All pages: those at the root of the repository and those below {@code docs}. */
    static List<Page> all() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String path) {
        return read(ROOT.resolve(path));
    }

    private static Page read(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page " + path, e);
        }
        Page page = new Page(
                path,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                text.lines().toList());
        Parser.builder().build().parse(text).accept(page.new Reader());
        return page;
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }

    private final class Reader extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            headings.add(new Title(heading.getLevel(), textOf(heading)));
            visitChildren(heading);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            snippets.add(new Snippet(block.getInfo(), block.getLiteral()));
        }

        @Override
        public void visit(Code code) {
            codes.add(code.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        private static String textOf(Node node) {
            StringBuilder text = new StringBuilder();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof Text words) {
                    text.append(words.getLiteral());
                } else if (child instanceof Code code) {
                    text.append(code.getLiteral());
                } else if (child instanceof SoftLineBreak) {
                    text.append(' ');
                } else {
                    text.append(textOf(child));
                }
            }
            return text.toString();
        }
    }
}

package io.github.usersig.mockim.server.internal.parity.fidelity;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.compare.KnownDifferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The recordings of real apps that the repository has, each held against the mock. */
public final class Recordings {

    private static final Path FOLDER = Path.of("../../parity");

    private Recordings() {}

    /** Those in {@code parity/recordings} at the root. */
    public static List<ComparedRecording> ofTheRepository() throws IOException, InterruptedException {
        return in(FOLDER.resolve("recordings"), FOLDER.resolve("known-differences.yaml"), Book.ofTheKit());
    }

    /** Those in a folder, with a list of the differences that are known. */
    static List<ComparedRecording> in(Path folder, Path known, Book book) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<ComparedRecording> compared = new ArrayList<>();
        for (Path file : files) {
            try (MockPlayer mock = new MockPlayer(book)) {
                compared.add(ComparedRecording.of(file, book, KnownDifferences.read(known), mock));
            }
        }
        return compared;
    }
}

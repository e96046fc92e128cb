package io.github.usersig.mockim.server.internal.http;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that is not there. WireMock would otherwise load whatever stubs lie in {@code src/test/resources} of the
 * project under test, and write there.
 */
final class NoFiles implements FileSource {

    private static final String REASON = "this mock has no files: put the stub's body into the stub itself";

    @Override
    public boolean exists() {
        return false;
    }

    @Override
    public FileSource child(String subDirectoryName) {
        return this;
    }

    @Override
    public String getPath() {
        return getUri().toString();
    }

    @Override
    public URI getUri() {
        return Path.of("no-files-of-mock-im").toUri();
    }

    @Override
    public List<TextFile> listFilesRecursively() {
        return List.of();
    }

    @Override
    public BinaryFile getBinaryFileNamed(String name) {
        throw new UnsupportedOperationException(REASON);
    }

    @Override
    public TextFile getTextFileNamed(String name) {
        throw new UnsupportedOperationException(REASON);
    }

    @Override
    public void createIfNecessary() {
        throw new UnsupportedOperationException(REASON);
    }

    @Override
    public void writeTextFile(String name, String contents) {
        throw new UnsupportedOperationException(REASON);
    }

    @Override
    public void writeBinaryFile(String name, byte[] contents) {
        throw new UnsupportedOperationException(REASON);
    }

    @Override
    public void deleteFile(String name) {
        throw new UnsupportedOperationException(REASON);
    }
}

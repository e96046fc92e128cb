package io.github.usersig.mockim.server.internal.http;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** No stubs in files: none are loaded, and none can be saved. WireMock's own, for no files, takes a while to say so. */
@SuppressWarnings("removal") // one of the methods to implement is to be removed some day
final class NoSavedStubs implements MappingsSource {

    @Override
    public void loadMappingsInto(StubMappings stubMappings) {
        // there are none
    }

    @Override
    public void save(List<StubMapping> stubs) {
        stubs.forEach(this::save);
    }

    @Override
    public void save(StubMapping stub) {
        throw new UnsupportedOperationException("this mock has no files: stubs cannot be saved");
    }

    @Override
    public void remove(StubMapping stub) {
        // it was never saved
    }

    @Override
    public void removeAll() {
        // nor were any others
    }
}
